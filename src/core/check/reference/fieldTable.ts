/** The fields of an object of a sidecar as a Markdown table. */
import { propertiesOf, typeText, type Schema } from './typeText.ts';

export function fieldTable(schema: Schema): string {
  const rows = propertiesOf(schema).flatMap(([key, property]) => fieldRows(key, property, schema));
  return ['| Field | Type | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** A field, and below it the fields of the object that it holds where something is said of them. */
function fieldRows(path: string, schema: Schema, parent: Schema): readonly string[] {
  const isRequired = parent.required?.includes(path.split('.').at(-1) ?? path) ?? false;
  const inner = propertiesOf(schema);
  const isTold = inner.some(([, { description }]) => description !== undefined);
  const type = isTold ? 'map' : typeText(schema);
  const own = row(`\`${path}\``, type, isRequired ? 'required' : defaultText(schema), meaning(schema));
  if (!isTold) return [own];
  return [own, ...inner.flatMap(([key, property]) => fieldRows(`${path}.${key}`, property, schema))];
}

/** References read as such. */
function meaning({ description = '' }: Schema): string {
  return description.replace(/\$\{[\w.]+\}/g, '`$&`');
}

/** What is empty by default is simply not there. */
function defaultText({ default: value }: Schema): string {
  const text = JSON.stringify(value ?? null);
  return ['null', '{}', '[]'].includes(text) ? '' : `\`${typeof value === 'string' ? value : text}\``;
}

export function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
