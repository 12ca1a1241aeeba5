import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Services } from '../services.ts';
import { treeOrders } from '../tree/children.ts';
import { treeFilters } from '../tree/filter.ts';
import { filterWord, orderWord } from '../tree/words.ts';

/** Shows only some rows of the tree, with the sections around them. @param wanted instead of asking */
export async function filter({ view }: Services, wanted?: unknown): Promise<void> {
  const known = treeFilters.find((one) => one === wanted);
  if (known !== undefined) return view.setFilter(known);
  const all = { label: l10n.t('everything'), filter: undefined, picked: view.filter === undefined };
  const items = treeFilters.map((one) => ({ label: filterWord(one), filter: one, picked: view.filter === one }));
  const chosen = await window.showQuickPick([all, ...items], { placeHolder: l10n.t('What the tree shows') });
  if (chosen !== undefined) await view.setFilter(chosen.filter);
}

export function clearFilter({ view }: Services): Promise<void> {
  return view.setFilter(undefined);
}

/** Sorts the rows of the tree. @param wanted instead of asking */
export async function sort({ view }: Services, wanted?: unknown): Promise<void> {
  const known = treeOrders.find((one) => one === wanted);
  if (known !== undefined) return view.setOrder(known);
  const items = treeOrders.map((one) => ({ label: orderWord(one), order: one }));
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Order of the tree') });
  if (chosen !== undefined) await view.setOrder(chosen.order);
}
