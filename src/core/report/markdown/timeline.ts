import * as l10n from '@vscode/l10n';
import { timeText } from '../measures.ts';
import type { Report } from '../model.ts';
import { actText } from '../saidText.ts';
import { inline, table } from './text.ts';

/** Everything that was done, in order. */
export function timeline({ timeline: entries }: Report): readonly string[] {
  if (entries.length === 0) return [];
  const rows = entries.map((entry) => {
    const { at, actor, title, detail } = entry;
    return [
      timeText(at),
      actor,
      actText(entry),
      [title, detail].filter((part) => part !== undefined && part !== '').join(': '),
    ].map(inline);
  });
  return [
    `## ${l10n.t('Timeline')}`,
    '',
    ...table([l10n.t('When'), l10n.t('Who'), l10n.t('What'), l10n.t('Item')], rows),
  ];
}
