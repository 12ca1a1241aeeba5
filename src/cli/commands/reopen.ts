import * as l10n from '@vscode/l10n';
import { fileAndWords, readArguments } from '../arguments.ts';
import type { ExitCode } from '../exitCodes.ts';
import { onItem } from '../onItem.ts';
import type { Terminal } from '../terminal.ts';

/** `provebook reopen FILE ITEM`: takes back what was attested, waived or skipped; what was observed counts again. */
export async function reopen(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { file, words } = fileAndWords(readArguments(argv, {}), 'ITEM');
  return onItem({ file, item: words[0] }, terminal, async ({ people }, { id }) => {
    if ((await people.takeBack(id)) === 0) terminal.say(l10n.t('There was nothing to take back.'));
  });
}
