/** What a screen reader says of a place, against what the eye sees there. */
import type { FrameLocator, Locator } from 'playwright-core';
import { stateWord } from '../../src/core/report/words.ts';
import type { ItemState } from '../../src/core/run/state.ts';
import { stateIconNames } from '../../src/extension/tree/iconNames.ts';

const controls = ['button', 'checkbox', 'link', 'textbox', 'treeitem'] as const;

/** How many controls there are, and how many of them have no name. Those that appear under the mouse count too. */
export async function controlNames(place: Locator | FrameLocator): Promise<{ all: number; nameless: number }> {
  let [all, named] = [0, 0];
  for (const role of controls) {
    all += await place.getByRole(role, { includeHidden: true }).count();
    named += await place.getByRole(role, { includeHidden: true, name: /[\p{L}\p{N}]/u }).count();
  }
  return { all, nameless: all - named };
}

export interface NamedRow {
  readonly name: string;
  /** That its picture stands for; undefined where it has none of a state. */
  readonly state: ItemState | undefined;
}

/** Rows of a tree with the state that the shape of their icon shows. */
export async function rowNames(rows: Locator): Promise<readonly NamedRow[]> {
  return Promise.all(
    (await rows.all()).map(async (row) => {
      const icons = await row.locator('.custom-view-tree-node-item-icon').all();
      const classes = await Promise.all(icons.map((icon) => icon.getAttribute('class')));
      return { name: (await row.getAttribute('aria-label')) ?? '', state: stateOf(classes.join(' ')) };
    }),
  );
}

function stateOf(classes: string): ItemState | undefined {
  return (Object.keys(stateIconNames) as ItemState[]).find((state) => {
    const [shape = ''] = stateIconNames[state].split('~');
    return classes.split(' ').includes(`codicon-${shape}`);
  });
}

/** Whose name does not say what their picture shows. */
export function mute(rows: readonly NamedRow[]): readonly NamedRow[] {
  return rows.filter(
    ({ name, state }) => !/\S: \S/.test(name) || (state !== undefined && !name.includes(stateWord(state).word)),
  );
}
