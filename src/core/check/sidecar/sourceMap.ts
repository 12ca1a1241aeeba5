/** Where the keys and values of a YAML document stand in its text. */
import { isMap, isNode, isScalar, isSeq, Scalar, type Document, type LineCounter, type Node } from 'yaml';
import type { Place } from './model.ts';

export class SourceMap {
  readonly #text: string;
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(text: string, document: Document, lines: LineCounter) {
    this.#text = text;
    this.#document = document;
    this.#lines = lines;
  }

  /** The value at the path; where it is missing, the innermost map or list that is there. */
  valuePlace(path: readonly PropertyKey[], offset = 0): Place {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = depth === 0 ? this.#document.contents : this.#document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return this.placeAt(this.#within(node, depth === path.length ? offset : 0));
    }
    return this.placeAt(0);
  }

  /** The last key of the path, or the list entry that it counts. */
  keyPlace(path: readonly PropertyKey[], offset = 0): Place {
    const key = path.at(-1);
    const parent = path.length < 2 ? this.#document.contents : this.#document.getIn(path.slice(0, -1), true);
    if (!isMap(parent)) return this.valuePlace(path, offset);
    const pair = parent.items.find(
      (candidate) => isScalar(candidate.key) && String(candidate.key.value) === String(key),
    );
    return isNode(pair?.key) && pair.key.range
      ? this.placeAt(this.#within(pair.key, offset))
      : this.valuePlace(path, offset);
  }

  placeAt(offset: number): Place {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** Offset in the file of a character of a scalar, whatever quotes or folding it is written with. */
  #within(node: Node, offset: number): number {
    const [start, end] = node.range ?? [0, 0];
    if (!isScalar(node) || isSeq(node) || typeof node.value !== 'string' || offset === 0) return start;
    const source = this.#text.slice(start, end);
    return start + sourceOffset(source, contentStart(source, node.type), node.value.slice(0, offset));
  }
}

/** Offset of the first character of the scalar's text in its source. */
function contentStart(source: string, type: Scalar.Type | undefined): number {
  switch (type) {
    case Scalar.QUOTE_DOUBLE:
    case Scalar.QUOTE_SINGLE:
      return 1;
    case Scalar.BLOCK_FOLDED:
    case Scalar.BLOCK_LITERAL:
      return source.indexOf('\n') + 1;
    case Scalar.PLAIN:
    case undefined:
      return 0;
  }
}

/** Follows text and source side by side; only their white space may differ. With escapes in between, the start. */
function sourceOffset(source: string, from: number, text: string): number {
  let at = from + indentation(source.slice(from));
  for (const character of text) {
    if (/\s/.test(character)) {
      at += indentation(source.slice(at));
    } else {
      if (!source.startsWith(character, at)) return 0;
      at += character.length;
    }
  }
  return at + indentation(source.slice(at));
}

function indentation(source: string): number {
  return source.length - source.trimStart().length;
}
