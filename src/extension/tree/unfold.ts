/** How far rows are unfolded without a click. */
import { childrenOf, ownerOf, type Arrangement, type ShownRunbook } from './children.ts';
import type { TreeElement } from './element.ts';

/** More rows at once make the window stutter, and nobody reads them. */
export const MOST_UNFOLDED = 500;

/** Down to the items of a section. */
const DEEPEST = 3;

/** `#` is the title, `##` a chapter. */
const CHAPTER_LEVEL = 2;

/**
 * A first look shows the chapters with their progress; one that is opened shows its sections open, down to the items, where
 * it holds no more of them than can be unfolded.
 */
export function startsOpen(element: TreeElement, shown: ShownRunbook): boolean {
  if (element.kind !== 'node' || element.node.kind !== 'section' || element.node.level <= CHAPTER_LEVEL) return false;
  const owner = ownerOf(element, shown);
  const items = shown.view.progress.get(owner?.kind === 'node' ? owner.node.id : '')?.total ?? 0;
  return items <= MOST_UNFOLDED;
}

export interface Unfolding {
  /** 0 leaves the row as it is. */
  readonly levels: number;
  /** How many come into sight. */
  readonly rows: number;
}

export interface InTree {
  readonly shown: ShownRunbook;
  readonly arrangement: Arrangement;
}

/** The most levels under a row that show no more than so many rows. */
export function unfolding(element: TreeElement, tree: InTree, most: number): Unfolding {
  for (let levels = DEEPEST; levels > 0; levels -= 1) {
    const rows = rowsInSight(element, tree, levels);
    if (rows <= most) return { levels: rows === 0 ? 0 : levels, rows };
  }
  return { levels: 0, rows: 0 };
}

/** @param levels how many are unfolded; rows that start open show more */
function rowsInSight(element: TreeElement, tree: InTree, levels: number): number {
  if (levels <= 0 && !startsOpen(element, tree.shown)) return 0;
  const rows = childrenOf(element, tree.shown, tree.arrangement);
  return rows.reduce((count, row) => count + 1 + rowsInSight(row, tree, levels - 1), 0);
}
