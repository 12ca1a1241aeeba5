import { allNodes } from '../../core/runbook/find.ts';
import { fileArgument, readArguments } from '../arguments.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { openSession } from '../openSession.ts';
import { progressLine, stateMark } from '../print.ts';
import { statusObject } from '../statusObject.ts';
import { visible, type Terminal } from '../terminal.ts';

/** `provebook status FILE [--json]`: states and completion of the current run. */
export async function status(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { json: { type: 'boolean' } });
  const session = await openSession({ file: fileArgument(args) }, terminal);
  try {
    if (args.flag('json')) {
      terminal.out(`${JSON.stringify(statusObject(session), undefined, 2)}\n`);
      return exitCodes.pass;
    }
    for (const node of allNodes(session.runbook.nodes)) {
      const progress = session.view.progress.get(node.id) ?? { done: 0, total: 0 };
      if (node.kind === 'section') {
        if (progress.total > 0)
          terminal.out(`\n${terminal.paint('bold', visible(node.title))}  ${progress.done}/${progress.total}\n`);
        continue;
      }
      const [mark, colour] = stateMark(session.view.states.get(node.id) ?? 'open');
      const depth = node.kind === 'item' ? node.depth : 0;
      terminal.out(`${'  '.repeat(depth)}${terminal.paint(colour, mark)} ${visible(node.title)}\n`);
    }
    terminal.say(`\n${progressLine(session, terminal.paint)}`);
    return exitCodes.pass;
  } finally {
    session.close();
  }
}
