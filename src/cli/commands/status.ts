import * as l10n from '@vscode/l10n';
import { staleTexts } from '../../core/report/staleText.ts';
import { stateMeaning, stateWord } from '../../core/report/words.ts';
import { allNodes } from '../../core/runbook/find.ts';
import { stateProblemText } from '../../session/stateProblemText.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
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
      const indent = '  '.repeat(node.kind === 'item' ? node.depth : 0);
      terminal.out(`${indent}${terminal.paint(colour, mark)} ${visible(node.title)}\n`);
      for (const reason of staleTexts(node, session.view))
        terminal.out(`${indent}  ${l10n.t('{0}: {1}', stateWord('stale').word, visible(reason))}\n`);
    }
    for (const line of hints(session)) terminal.say(line);
    terminal.say(`\n${progressLine(session, terminal.paint)}`);
    return exitCodes.pass;
  } finally {
    session.close();
  }
}

/** What to do about results that do not count, and about a log that is damaged. */
function hints({ view, logProblems }: RunbookSession): readonly string[] {
  const damage = logProblems.map(({ kind, file, line }) => {
    const { message, hint } = stateProblemText({ kind, detail: file });
    return visible(`${file}:${line}: ${message} ${hint}`);
  });
  const states = new Set(view.states.values());
  const advice = (['stale', 'conflicting'] as const)
    .filter((state) => states.has(state))
    .map((state) => l10n.t('{0}: {1}', stateWord(state).word, stateMeaning(state)));
  const gone = view.gone.map(({ title }) =>
    l10n.t('No longer in the text, so its result does not count (see the report): {0}', visible(title)),
  );
  const all = [...advice, ...gone, ...damage];
  return all.length === 0 ? [] : ['', ...all];
}
