/** Lines of the log that cannot be trusted: what they recorded may be missing in all that is shown. */
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { stateProblemText } from '../../session/stateProblemText.ts';
import { isDamage, type LogProblem } from '../../state/logFile.ts';
import { group, row, type RunRow } from './row.ts';

export function damageRows(problems: readonly LogProblem[]): readonly RunRow[] {
  const damage = problems.filter(isDamage);
  return group({
    id: 'damage',
    label: l10n.t('The log is damaged'),
    description: l10n.t('What it recorded may be missing here.'),
    icon: 'warning',
    tone: 'bad',
    isOpen: true,
    children: damage.map(({ kind, file, line }) => {
      const { message, hint } = stateProblemText({ kind, detail: file });
      return row({
        id: `damage:${file}:${line}`,
        label: `${path.basename(file)}:${line}`,
        description: message,
        icon: 'warning',
        tone: 'warn',
        tooltip: [`${file}:${line}`, message, hint].join('\n'),
      });
    }),
  });
}
