/** What a person says of one item, and what became of it. */
import { stateWord } from '../core/report/words.ts';
import type { RunbookNode } from '../core/runbook/model.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { nodeArgument } from './nodeArgument.ts';
import { openSession } from './openSession.ts';
import { progressLine, stateMark } from './print.ts';
import { visible, type Terminal } from './terminal.ts';

/** Throws a ProvebookError where ITEM names none or several, and then nothing is recorded. */
export async function onItem(
  { file, item }: { readonly file: string; readonly item: string },
  terminal: Terminal,
  act: (session: RunbookSession, node: RunbookNode) => Promise<void>,
): Promise<ExitCode> {
  const session = await openSession({ file }, terminal);
  try {
    const node = nodeArgument(session, item);
    await act(session, node);
    const state = session.view.states.get(node.id) ?? 'open';
    const [mark, colour] = stateMark(state);
    terminal.say(`${terminal.paint(colour, mark)} ${visible(node.title)}: ${stateWord(state).word}`);
    terminal.say(progressLine(session, terminal.paint));
    return exitCodes.pass;
  } finally {
    session.close();
  }
}
