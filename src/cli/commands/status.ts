import * as l10n from '@vscode/l10n';
import { staleTexts } from '../../core/report/staleText.ts';
import { stateMeaning, stateWord } from '../../core/report/words.ts';
import { allNodes } from '../../core/runbook/find.ts';
import type { Item, RunbookNode, Section, Step } from '../../core/runbook/model.ts';
import { hasWork } from '../../core/run/hasWork.ts';
import { nothingCounted } from '../../core/run/progress.ts';
import type { ItemState } from '../../core/run/state.ts';
import { stateProblemText } from '../../session/stateProblemText.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { fileArgument, readArguments } from '../arguments.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { openSession } from '../openSession.ts';
import { progressLine, stateMark } from '../print.ts';
import { statusObject } from '../statusObject.ts';
import { visible, type Paint, type Terminal } from '../terminal.ts';

/** `provebook status FILE [--json]`: states and completion of the current run. */
export async function status(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { json: { type: 'boolean' } });
  const session = await openSession({ file: fileArgument(args) }, terminal);
  try {
    if (args.flag('json')) {
      terminal.out(`${JSON.stringify(statusObject(session), undefined, 2)}\n`);
      return exitCodes.pass;
    }
    for (const node of allNodes(session.runbook.nodes))
      if (hasWork(node, session.view)) for (const line of rowsOf(node, session, terminal)) terminal.out(`${line}\n`);
    for (const line of hints(session)) terminal.say(line);
    terminal.say(`\n${progressLine(session, terminal.paint)}`);
    return exitCodes.pass;
  } finally {
    session.close();
  }
}

function rowsOf(node: RunbookNode, session: RunbookSession, terminal: Terminal): readonly string[] {
  return node.kind === 'section' ? sectionRows(node, session, terminal) : entryRows(node, session, terminal);
}

/** A heading with the count of what is in it, and with a mark where something stands directly under it. */
function sectionRows({ id, title }: Section, { view }: RunbookSession, { paint }: Terminal): readonly string[] {
  const { done, total } = view.progress.get(id) ?? nothingCounted;
  const own = view.headings.get(id);
  const mark = own === undefined ? '' : `${painted(own, paint)} `;
  const isCounted = view.countedStates.has(id);
  if (total === (isCounted ? 1 : 0)) return own === undefined ? [] : [`${mark}${visible(title)}`];
  return ['', `${mark}${paint('bold', visible(title))}  ${done}/${total}`];
}

function entryRows(node: Item | Step, { view }: RunbookSession, { paint }: Terminal): readonly string[] {
  const indent = '  '.repeat(node.kind === 'item' ? node.depth : 0);
  const row = `${indent}${painted(view.states.get(node.id) ?? 'open', paint)} ${visible(node.title)}`;
  const reasons = staleTexts(node, view).map((reason) => l10n.t('{0}: {1}', stateWord('stale').word, visible(reason)));
  return [row, ...reasons.map((reason) => `${indent}  ${reason}`)];
}

function painted(state: ItemState, paint: Paint): string {
  const [mark, colour] = stateMark(state);
  return paint(colour, mark);
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
