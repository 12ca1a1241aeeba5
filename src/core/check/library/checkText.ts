/** A check of the library as text for a sidecar: with its item, and with values for its parameters. */
import { isMap, isScalar, parseDocument, visit, Scalar as YamlScalar, type Node } from 'yaml';
import type { Scalar } from '../json.ts';
import { reference, type LibraryCheck, type Localized } from './libraryFile.ts';

export interface CheckFilling {
  readonly id: string;
  /** Id of the node that it proves; undefined for a check of the whole runbook. */
  readonly nodeId: string | undefined;
  readonly title: string;
  /** By name. What is missing has its default; a text may itself refer to a variable of the sidecar. */
  readonly values: ReadonlyMap<string, Scalar>;
  /** Of a check that needs one: a name under `connections`. */
  readonly connection: string | undefined;
  /** Of what it says when it fails. */
  readonly language: keyof Localized;
}

/** Lines at the left margin, without a dash and without an end of line. */
export function checkText(entry: LibraryCheck, filling: CheckFilling): string {
  const { id, nodeId, title } = filling;
  return [
    `id: ${id}`,
    ...(nodeId === undefined ? [] : [`item: ${JSON.stringify(`#${nodeId}`)}`]),
    `title: ${JSON.stringify(title)}`,
    filledTemplate(entry, filling),
  ].join('\n');
}

interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The author's quotes, line breaks and comments stay as they are around what is replaced. */
function filledTemplate(
  { template, parameters }: LibraryCheck,
  { values, connection, language }: CheckFilling,
): string {
  const filling = parameters.map(({ name, default: initial }) => ({ name, value: values.get(name) ?? initial }));
  const replacements: Replacement[] = [];
  visit(parseDocument(template), {
    Pair: (_, { key, value }) => {
      const message = isScalar(key) && key.value === 'message' && isMap(value) ? value : undefined;
      if (message !== undefined) {
        replacements.push({ ...rangeOf(message), text: JSON.stringify(message.get(language)) });
        return visit.SKIP;
      }
      if (connection === undefined || !isScalar(key) || key.value !== 'connection' || !isScalar(value))
        return undefined;
      replacements.push({ ...rangeOf(value), text: connection });
      return visit.SKIP;
    },
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string' || !node.value.includes('${vars.')) return;
      const range = rangeOf(node);
      replacements.push({ ...range, text: filledScalar(node, template.slice(range.from, range.to), filling) });
    },
  });
  // From the end on, so that the places before it stay true.
  return replacements.reduceRight(
    (text, { from, to, text: by }) => text.slice(0, from) + by + text.slice(to),
    template,
  );
}

type Filling = readonly { readonly name: string; readonly value: Scalar }[];

/** A text that is nothing but a reference becomes the value itself, with its type. JSON is YAML in any place of a line. */
function filledScalar({ value, type }: YamlScalar, source: string, filling: Filling): string {
  const whole = filling.find(({ name }) => value === reference(name));
  if (whole !== undefined) return JSON.stringify(whole.value);
  const isBlock = type === YamlScalar.BLOCK_FOLDED || type === YamlScalar.BLOCK_LITERAL;
  const filled = filling.reduce(
    (rest, one) => rest.replaceAll(reference(one.name), () => String(one.value)),
    isBlock ? source : String(value),
  );
  return isBlock ? filled : JSON.stringify(filled);
}

function rangeOf({ range }: Node): { readonly from: number; readonly to: number } {
  const [from, to] = range ?? [0, 0];
  return { from, to };
}
