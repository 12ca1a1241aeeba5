import * as l10n from '@vscode/l10n';
import { timeText } from '../measures.ts';
import type { Report } from '../model.ts';
import { waiverText } from '../saidText.ts';
import { inline, table } from './text.ts';

/** Who exempted what, why and until when. */
export function waivers({ waivers: all }: Report): readonly string[] {
  if (all.length === 0) return [];
  const rows = all.map((waiver) => {
    const { title, check, reason, actor, at } = waiver;
    const what =
      check === undefined ? title : [title, l10n.t('check {0}', check)].filter((part) => part !== '').join(', ');
    const who = [actor ?? l10n.t('sidecar'), at === undefined ? '' : timeText(at)].join(' ').trim();
    return [what, waiverText(waiver), reason, who].map(inline);
  });
  return [
    `## ${l10n.t('Waivers')}`,
    '',
    ...table([l10n.t('Item'), l10n.t('Until'), l10n.t('Reason'), l10n.t('Who, when')], rows),
  ];
}
