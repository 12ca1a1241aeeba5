/** A file of the library: ready checks with parameters, in the shape that they have in a sidecar. */
import { isMap, parseDocument } from 'yaml';
import * as z from 'zod';
import type { Scalar } from '../json.ts';
import type { Driver } from '../sidecar/connectionSchema.ts';
import { kinds, type Kind } from '../sidecar/kindSchemas.ts';
import { name } from '../sidecar/schemaParts.ts';

/** A text in each language of the product. */
export interface Localized {
  readonly en: string;
  readonly ko: string;
}

export interface Parameter {
  readonly name: string;
  readonly title: Localized;
  /** Its type is the type of every value of the parameter. */
  readonly default: Scalar;
}

export interface LibraryCheck {
  /** Proposed: a sidecar may have one of the same name already. */
  readonly id: string;
  /** What is true where it passes: the title of the check. */
  readonly title: Localized;
  readonly description: Localized;
  readonly kind: Kind;
  /** Those that its text refers to, in the order of the file. */
  readonly parameters: readonly Parameter[];
  /** YAML of the check without id, item and title; parameters stand in it as `${vars.NAME}`, a `message` as a `Localized`. */
  readonly template: string;
}

export interface Library {
  readonly title: Localized;
  readonly checks: readonly LibraryCheck[];
}

const localized = z.strictObject({ en: z.string().min(1), ko: z.string().min(1) });

const schema = z.strictObject({
  title: localized,
  parameters: z.record(name, z.strictObject({ title: localized, default: z.union([z.string(), z.number()]) })),
  checks: z.array(
    z.strictObject({ id: name, title: localized, description: localized, check: z.record(z.string(), z.unknown()) }),
  ),
});

/** Throws where the file is not one of the library: it ships with the product. */
export function readLibrary(text: string): Library {
  const document = parseDocument(text);
  const { title, parameters, checks } = schema.parse(document.toJS());
  const all = Object.entries(parameters).map(([key, value]) => ({ name: key, ...value }));
  return {
    title,
    checks: checks.map(({ check, ...entry }, at) => {
      const template = templateOf(text, document.getIn(['checks', at, 'check'], true));
      const kind = kinds.find((candidate) => Object.hasOwn(check, candidate));
      if (kind === undefined) throw new Error(`The check "${entry.id}" of the library has no kind.`);
      return { ...entry, kind, template, parameters: all.filter((one) => template.includes(reference(one.name))) };
    }),
  };
}

/** What a check of the kind has to be connected to; undefined where it needs no connection. */
export function driverOf(kind: Kind): Driver | undefined {
  if (kind === 'sql') return 'postgres';
  return kind === 'redis' || kind === 'prometheus' ? kind : undefined;
}

/** How a template refers to a parameter. */
export function reference(parameter: string): string {
  return `\${vars.${parameter}}`;
}

/** The lines of the map as they are written, moved to the left margin. */
function templateOf(text: string, node: unknown): string {
  if (!isMap(node) || !node.range) throw new Error('A check of the library is no map.');
  const [start, end] = node.range;
  const margin = start - text.lastIndexOf('\n', start - 1) - 1;
  return text
    .slice(start, end)
    .trimEnd()
    .split('\n')
    .map((line, at) => (at === 0 ? line : line.slice(Math.min(margin, line.length - line.trimStart().length))))
    .join('\n');
}
