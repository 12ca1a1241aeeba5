import { fileAndWords, readArguments, requiredText } from '../arguments.ts';
import type { ExitCode } from '../exitCodes.ts';
import { onItem } from '../onItem.ts';
import type { Terminal } from '../terminal.ts';

/** `provebook waive FILE ITEM --reason TEXT --until DATE`: exempts an item, and all in it, through a day in UTC. */
export async function waive(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { reason: { type: 'string' }, until: { type: 'string' } });
  const { file, words } = fileAndWords(args, 'ITEM');
  const [reason, until] = [requiredText(args, 'reason'), requiredText(args, 'until')];
  return onItem({ file, item: words[0] }, terminal, ({ people }, { id }) => people.waive(id, reason, until));
}
