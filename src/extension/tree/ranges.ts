/**
 * Rows in ranges where very many stand under one. VS Code draws all rows under one in a single frame, and again whenever
 * that one is drawn again.
 */
import {
  elementId,
  type NodeElement,
  type PartElement,
  type RangeElement,
  type RunbookElement,
  type TreeElement,
} from './element.ts';

/** So many are drawn in a small part of a frame. */
export const MOST_TOGETHER = 500;

export const ROWS_IN_RANGE = 200;

/** The rows themselves, or the ranges that hold them in the same order. */
export function inRanges(
  owner: RunbookElement | NodeElement,
  rows: readonly PartElement[],
): readonly (PartElement | RangeElement)[] {
  if (rows.length <= MOST_TOGETHER) return rows;
  const { file } = owner;
  const nodeId = owner.kind === 'node' ? owner.node.id : undefined;
  return Array.from({ length: Math.ceil(rows.length / ROWS_IN_RANGE) }, (_, at) => {
    const start = at * ROWS_IN_RANGE;
    return { kind: 'range', file, nodeId, from: start + 1, rows: rows.slice(start, start + ROWS_IN_RANGE) };
  });
}

/** The one of these that holds the part; undefined where none is a range that does. */
export function rangeWith(part: PartElement, rows: readonly TreeElement[]): RangeElement | undefined {
  const id = elementId(part);
  return rows.find((row): row is RangeElement => row.kind === 'range' && row.rows.some((one) => elementId(one) === id));
}

/** Place of the last row, from 1. */
export function lastOf({ from, rows }: RangeElement): number {
  return from + rows.length - 1;
}
