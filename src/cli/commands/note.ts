import { fileAndWords, readArguments } from '../arguments.ts';
import type { ExitCode } from '../exitCodes.ts';
import { onItem } from '../onItem.ts';
import type { Terminal } from '../terminal.ts';

/** `provebook note FILE ITEM TEXT`: a note on an item, in place of the same person's earlier one; "" removes it. */
export async function note(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { file, words } = fileAndWords(readArguments(argv, {}), 'ITEM', 'TEXT');
  return onItem({ file, item: words[0] }, terminal, ({ people }, { id }) => people.note(id, words[1]));
}
