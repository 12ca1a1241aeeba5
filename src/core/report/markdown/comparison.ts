import * as l10n from '@vscode/l10n';
import { fieldsText } from '../../target/identity.ts';
import type { Report } from '../model.ts';
import { comparedText } from '../saidText.ts';
import { stateWord, trendWord } from '../words.ts';
import { inline, table } from './text.ts';

/** What changed since another run: what got worse first. */
export function comparison({ comparison: made, progress }: Report): readonly string[] {
  if (made === undefined) return [];
  const rows = (['worse', 'better', 'other'] as const).flatMap((trend) =>
    made.changes
      .filter((change) => change.trend === trend)
      .map(({ title, section, was, state }) => [
        `${trendWord(trend).mark} ${trendWord(trend).word}`,
        inline(title),
        inline(section),
        stateWord(was).word,
        stateWord(state).word,
      ]),
  );
  const head = [l10n.t('Change'), l10n.t('Item'), l10n.t('Section'), l10n.t('Before'), l10n.t('This run')];
  return [
    `## ${inline(l10n.t('Compared with {0}', comparedText(made)))}`,
    '',
    `${made.progress.done}/${made.progress.total} → ${progress.done}/${progress.total}`,
    '',
    ...(made.differs.length === 0 ? [] : [inline(l10n.t('The targets differ: {0}', fieldsText(made.differs))), '']),
    ...(rows.length === 0 ? [l10n.t('No item is in another state.'), ''] : table(head, rows)),
  ];
}
