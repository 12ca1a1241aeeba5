/** Types of the JSON Schema of sidecars in words for readers. */
import type * as z from 'zod';
import { DURATION_PATTERN } from '../duration.ts';
import { QUANTITY_PATTERN } from '../quantity.ts';

export type Schema = z.core.JSONSchema.BaseSchema;

/** "`GET`, `HEAD` or `POST`", "list of numbers", "{ name, key, namespace? }": Markdown for one cell of a table. */
export function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.endsWith('/matcher') ? '[matcher](#matchers)' : 'any value';
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return either(schema.enum.map(code));
  const forms = formsOf(schema);
  if (forms.length > 0) return either(forms.map(typeText));
  if (schema.pattern?.startsWith(DURATION_PATTERN) === true) return 'duration';
  if (schema.pattern?.startsWith(QUANTITY_PATTERN) === true) return 'quantity';
  return plainType(schema);
}

/** The alternatives that a schema is made of; none where it is one thing. */
export function formsOf(schema: Schema): readonly Schema[] {
  return schema.anyOf ?? schema.oneOf ?? [];
}

/** In the order in which they are written. */
export function propertiesOf(schema: Schema): readonly (readonly [string, Schema])[] {
  return Object.entries(schema.properties ?? {}) as [string, Schema][];
}

function plainType(schema: Schema): string {
  const types: readonly unknown[] = [schema.type].flat();
  if (types.includes('array')) return `list of ${plural(schema.items as Schema)}`;
  if (types.includes('object')) return objectType(schema);
  // Where a variable may stand for a number, the schema allows text as well.
  if (types.includes('integer')) return 'number';
  if (types.includes('null')) return 'scalar';
  return either(types.map((type) => typeWords[String(type)] ?? String(type)));
}

const typeWords: Readonly<Record<string, string>> = { string: 'text', boolean: '`true` or `false`' };

const plurals: Readonly<Record<string, string>> = {
  text: 'texts',
  number: 'numbers',
  scalar: 'scalars',
  'any value': 'values',
};

function plural(items: Schema): string {
  const type = typeText(items);
  return plurals[type] ?? type;
}

function objectType(schema: Schema): string {
  const properties = propertiesOf(schema);
  if (properties.length === 0) return `map of names to ${plural(schema.additionalProperties as Schema)}`;
  return `{ ${properties.map(([key, property]) => member(key, property, schema)).join(', ')} }`;
}

/** Of an object in an object the type is told too: there is no other row for it. */
function member(key: string, property: Schema, { required = [] }: Schema): string {
  const mark = required.includes(key) ? '' : '?';
  return property.properties === undefined ? `${key}${mark}` : `${key}${mark}: ${typeText(property)}`;
}

/** "a, b or c", each once. */
function either(words: readonly string[]): string {
  const different = [...new Set(words)];
  const last = different.pop() ?? '';
  return different.length === 0 ? last : `${different.join(', ')} or ${last}`;
}

function code(value: unknown): string {
  return `\`${String(value)}\``;
}
