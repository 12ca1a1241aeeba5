import { fileAndWords, readArguments, requiredText } from '../arguments.ts';
import type { ExitCode } from '../exitCodes.ts';
import { onItem } from '../onItem.ts';
import type { Terminal } from '../terminal.ts';

/** `provebook skip FILE ITEM --reason TEXT`: the item, and all in it, does not apply. */
export async function skip(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { reason: { type: 'string' } });
  const { file, words } = fileAndWords(args, 'ITEM');
  const reason = requiredText(args, 'reason');
  return onItem({ file, item: words[0] }, terminal, ({ people }, { id }) => people.markNotApplicable(id, reason));
}
