/** Where in a sidecar the cursor is, also in a text that is being written and is no YAML yet. */
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
} from 'yaml';

export type Path = readonly (string | number)[];

export interface CursorPlace {
  /** `key`: a key of the map at the path is being written. `value`: the value at the path is. */
  readonly kind: 'key' | 'value';
  readonly path: Path;
  /** What is being written, quotes included: offsets in the text. */
  readonly from: number;
  readonly to: number;
  /** The text with something in place of what is being written. */
  readonly document: Document;
}

const MARKER = '__cursor__';

/** undefined where nothing of the sidecar's form can stand, as in a comment or in a text of several lines. */
export function cursorPlace(text: string, offset: number): CursorPlace | undefined {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (/(?:^|\s)#(?![\w"'])/.test(before)) return undefined;
  const [after = ''] = text.slice(offset).split('\n', 1);
  return valuePlace(text, offset, before, after) ?? keyPlace(text, offset, before, after);
}

function valuePlace(text: string, offset: number, before: string, after: string): CursorPlace | undefined {
  const written = /:\s+("[^"]*|'[^']*|[^\s"'{}[\],|>][^"'{}[\],]*)?$/.exec(before)?.[1];
  if (written === undefined && !/:\s+$/.test(before)) return undefined;
  const from = offset - (written?.length ?? 0);
  const to = offset + (/^[^\s,"'{}[\]]*["']?/.exec(after)?.[0].length ?? 0);
  return found(text, { from, to }, [MARKER]);
}

function keyPlace(text: string, offset: number, before: string, after: string): CursorPlace | undefined {
  const from =
    offset - (/[\w.-]*$/.exec(before.replace(/^\s*-\s/, (dash) => ' '.repeat(dash.length)))?.[0].length ?? 0);
  const to = offset + (/^[\w.-]*/.exec(after)?.[0].length ?? 0);
  // In a block a key needs its colon, in braces it may stand alone.
  return found(text, { from, to }, after.slice(to - offset).startsWith(':') ? [MARKER] : [`${MARKER}: 0`, MARKER]);
}

function found(
  text: string,
  { from, to }: Pick<CursorPlace, 'from' | 'to'>,
  replacements: readonly string[],
): CursorPlace | undefined {
  for (const replacement of replacements) {
    const document = parseDocument(text.slice(0, from) + replacement + text.slice(to));
    const place = markedPlace(document);
    if (place !== undefined) return { ...place, from, to, document };
  }
  return undefined;
}

function markedPlace(document: Document): Pick<CursorPlace, 'kind' | 'path'> | undefined {
  let place: Pick<CursorPlace, 'kind' | 'path'> | undefined;
  visit(document, {
    Scalar: (key, { value }, ancestors) => {
      if (value !== MARKER) return undefined;
      const path = pathOf(ancestors, key);
      place = key === 'key' ? { kind: 'key', path: path.slice(0, -1) } : { kind: 'value', path };
      return visit.BREAK;
    },
  });
  return place;
}

/** Path of the key that an offset lies on; undefined elsewhere. */
export function keyAt(text: string, offset: number): Path | undefined {
  let path: Path | undefined;
  visit(parseDocument(text), {
    Scalar: (key, node, ancestors) => {
      if (key !== 'key' || !holds(node, offset)) return undefined;
      path = pathOf(ancestors, key);
      return visit.BREAK;
    },
  });
  return path;
}

/** Id of the check that an offset lies in; undefined outside of all. */
export function checkAt(text: string, offset: number): string | undefined {
  const checks: unknown = parseDocument(text).get('checks');
  if (!isSeq(checks)) return undefined;
  const entry = checks.items.find((one) => isNode(one) && holds(one, offset));
  const id: unknown = isMap(entry) ? entry.get('id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

function holds({ range }: Node, offset: number): boolean {
  return range != null && range[0] <= offset && offset <= range[1];
}

/** @param key of the innermost: an index of a list, or where a pair has it */
function pathOf(ancestors: readonly (Document | Node | Pair)[], key: number | 'key' | 'value' | null): Path {
  const path = ancestors.flatMap((ancestor, at): Path => {
    if (isPair(ancestor)) return isScalar(ancestor.key) ? [String(ancestor.key.value)] : [];
    if (!isSeq(ancestor)) return [];
    const next = ancestors[at + 1];
    return [next === undefined ? Number(key) : ancestor.items.indexOf(next)];
  });
  return path;
}
