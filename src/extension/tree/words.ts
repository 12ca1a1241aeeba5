/** Filters and orders of the tree in words. */
import * as l10n from '@vscode/l10n';
import type { TreeOrder } from './children.ts';
import type { TreeFilter } from './filter.ts';

export function filterWord(filter: TreeFilter): string {
  switch (filter) {
    case 'open':
      return l10n.t('only what is open');
    case 'failed':
      return l10n.t('only what failed');
    case 'stale':
      return l10n.t('only what is stale');
    case 'manual':
      return l10n.t('only what a person decides');
  }
}

export function orderWord(order: TreeOrder): string {
  switch (order) {
    case 'written':
      return l10n.t('as written');
    case 'attention':
      return l10n.t('what needs attention first');
  }
}
