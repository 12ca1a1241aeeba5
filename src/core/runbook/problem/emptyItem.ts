import * as l10n from '@vscode/l10n';
import type { Problem } from '../model.ts';
import type { Source } from './source.ts';

/** A box without text is no item in Markdown: it shows two brackets. */
export function emptyItems({ tokens, lines }: Source): readonly Problem[] {
  return tokens.flatMap((token, index) => {
    if (token.type !== 'inline' || token.map === null || !/^\[[ xX]?\]$/.test(token.content)) return [];
    if (tokens[index - 2]?.type !== 'list_item_open') return [];
    const line = token.map[0] + 1;
    const column = (lines[line - 1] ?? '').lastIndexOf(token.content) + 1;
    const message = l10n.t('A box without text is no item. Write behind it what is to be done, or delete the line.');
    return [{ code: 'empty-item', severity: 'warning' as const, message, line, column }];
  });
}
