/** How far rows are unfolded without a click. */
import type { TreeElement } from './element.ts';

/** More rows at once make the window stutter, and nobody reads them. */
export const MOST_UNFOLDED = 500;

/** Down to the items of a section. */
const DEEPEST = 3;

/** `#` is the title, `##` a chapter. */
const CHAPTER_LEVEL = 2;

/** A first look shows the chapters with their progress; one that is opened shows its sections open, down to the items. */
export function startsOpen(element: TreeElement): boolean {
  return element.kind === 'node' && element.node.kind === 'section' && element.node.level > CHAPTER_LEVEL;
}

export type RowsUnder = (element: TreeElement) => readonly TreeElement[];

export interface Unfolding {
  /** 0 leaves the row as it is. */
  readonly levels: number;
  /** How many come into sight. */
  readonly rows: number;
}

/** The most levels under a row that show no more than so many rows. */
export function unfolding(element: TreeElement, rowsUnder: RowsUnder, most: number): Unfolding {
  for (let levels = DEEPEST; levels > 0; levels -= 1) {
    const rows = rowsInSight(element, rowsUnder, levels);
    if (rows <= most) return { levels: rows === 0 ? 0 : levels, rows };
  }
  return { levels: 0, rows: 0 };
}

/** @param levels how many are unfolded; rows that start open show more */
function rowsInSight(element: TreeElement, rowsUnder: RowsUnder, levels: number): number {
  if (levels <= 0 && !startsOpen(element)) return 0;
  return rowsUnder(element).reduce((count, row) => count + 1 + rowsInSight(row, rowsUnder, levels - 1), 0);
}
