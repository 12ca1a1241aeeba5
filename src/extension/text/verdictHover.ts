/** What is known of an item or a block, where the mouse rests on it: verdict, who and when, expected and actual. */
import * as l10n from '@vscode/l10n';
import { Hover, MarkdownString, Range, type HoverProvider, type Position, type TextDocument } from 'vscode';
import { placeText } from '../../core/check/words.ts';
import { agoText, localTimeText } from '../../core/report/localTime.ts';
import { durationText } from '../../core/report/measures.ts';
import { markReason, markText } from '../../core/report/saidText.ts';
import { staleText } from '../../core/report/staleText.ts';
import { performedChecks } from '../../core/report/textMarks.ts';
import { visibleText } from '../../core/report/visibleText.ts';
import { stateMeaning, stateWord, verdictWord } from '../../core/report/words.ts';
import type { ExecutionState } from '../../core/run/state.ts';
import { allNodes } from '../../core/runbook/find.ts';
import type { LineRange, RunbookNode } from '../../core/runbook/model.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { commandIds } from '../contributions.ts';
import type { Sessions } from '../sessions.ts';
import { commandLink, linkedCommands } from './commandLink.ts';

const MOST_RESULTS = 5;
const MOST_CHARACTERS = 600;

export class VerdictHovers implements HoverProvider {
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  provideHover(document: TextDocument, { line }: Position): Hover | undefined {
    this.#sessions.takeText(document);
    const session = this.#sessions.get(document.uri.fsPath);
    const subject = session === undefined ? undefined : subjectAt(session, line + 1);
    if (session === undefined || subject === undefined) return undefined;
    const text = hoverText(session, subject);
    return text === undefined ? undefined : new Hover(text, rangeOf(subject.lines));
  }
}

interface Subject {
  readonly lines: LineRange;
  /** Of an item: its own state shows too. */
  readonly node: RunbookNode | undefined;
  /** Under which the executions of its commands and checks are recorded. */
  readonly ids: readonly string[];
}

/** The block that the line lies in, or the item that begins there. */
function subjectAt({ runbook, view }: RunbookSession, line: number): Subject | undefined {
  const block = runbook.blocks.find(
    ({ lines, commands }) => lines.from <= line && line <= lines.to && commands.length > 0,
  );
  if (block !== undefined) return { lines: block.lines, node: undefined, ids: block.commands.map(({ id }) => id) };
  const node = allNodes(runbook.nodes).find(({ lines }) => lines.from === line);
  if (node === undefined) return undefined;
  const ids = [...performedChecks(node.id, view), ...node.inlineCommands.map(({ id }) => id)];
  return { lines: { from: line, to: line }, node, ids };
}

/** undefined where nothing is known yet. */
function hoverText(session: RunbookSession, { node, ids }: Subject): MarkdownString | undefined {
  const { view, file } = session;
  const executions = ids.flatMap((id) => {
    const execution = view.latest.get(id);
    return execution === undefined ? [] : [{ id, execution }];
  });
  const mark = node === undefined ? undefined : view.marks.get(node.id);
  if (executions.length === 0 && mark === undefined) return undefined;
  const text = new MarkdownString('', true);
  text.isTrusted = { enabledCommands: [...linkedCommands] };
  if (node !== undefined) writeState(text, session, node);
  if (mark !== undefined) {
    const reason = markReason(mark);
    const said = markText(mark, localTimeText(mark.at));
    writePlain(text, reason === undefined ? said : `${said}\n${visibleText(reason)}`);
    text.appendMarkdown('\n\n');
  }
  // What is wrong comes first: it is what somebody looks for.
  const worst = [...executions].sort((a, b) => weight(a.execution) - weight(b.execution));
  for (const { id, execution } of worst.slice(0, MOST_RESULTS)) writeExecution(text, session, id, execution);
  if (worst.length > MOST_RESULTS) {
    writePlain(text, l10n.t('{0} more are in the report.', worst.length - MOST_RESULTS));
    text.appendMarkdown('\n\n');
  }
  const run = ids.length === 0 ? [] : [commandLink(`$(play) ${l10n.t('Run')}`, commandIds.run, [file, ids])];
  text.appendMarkdown(
    [...run, commandLink(`$(graph) ${l10n.t('Report')}`, commandIds.showReport, [file])].join(' &nbsp; '),
  );
  return text;
}

function weight({ finished }: ExecutionState): number {
  return finished === undefined ? 1 : finished.verdict === 'pass' ? 2 : 0;
}

function writeState(text: MarkdownString, { view }: RunbookSession, { id }: RunbookNode): void {
  const state = view.states.get(id) ?? 'open';
  const { mark, word } = stateWord(state);
  text.appendMarkdown('**');
  writePlain(text, `${mark} ${word}`);
  text.appendMarkdown('**');
  const meaning = stateMeaning(state);
  if (meaning !== '') writePlain(text, ` — ${meaning}`);
  text.appendMarkdown('\n\n');
}

function writeExecution(text: MarkdownString, session: RunbookSession, id: string, execution: ExecutionState): void {
  const { finished, actor, startedAt, invocation } = execution;
  const { target, connection, expected } = invocation;
  const { mark, word } = verdictWord(finished?.verdict);
  const stale = session.view.staleReasons.get(id);
  text.appendCodeblock(shortened(nameOf(session, id, execution)), 'text');
  const when = `${localTimeText(startedAt)} (${agoText(startedAt, Date.now())})`;
  const took = finished === undefined ? '' : durationText(finished.durationMs);
  writePlain(text, [`${mark} ${word}`, took, actor, when].filter((part) => part !== '').join(' · '));
  text.appendMarkdown('\n\n');
  const where = [connection ?? '', placeText(target)].filter((part) => part !== '').join(' · ');
  if (where !== '') writeLine(text, where);
  if (stale !== undefined) writeLine(text, `${stateWord('stale').mark} ${staleText(stale)}`);
  if (expected.length > 0) writeLine(text, l10n.t('Expected: {0}', visibleText(expected.join('; '))));
  for (const { message } of finished?.findings ?? []) if (message !== '') writeLine(text, message);
  if (finished?.evidence !== undefined)
    text.appendMarkdown(
      `${commandLink(`$(output) ${l10n.t('Evidence')}`, commandIds.showEvidence, [session.file, execution.id])}\n\n`,
    );
}

function writeLine(text: MarkdownString, line: string): void {
  writePlain(text, shortened(visibleText(line)));
  text.appendMarkdown('\n\n');
}

/** Text of runbooks, programs and people is escaped, so that none of it is a link, a picture or an icon. */
function writePlain(text: MarkdownString, plain: string): void {
  const escaped = new MarkdownString('', true).appendText(plain).value;
  // Addresses become links by themselves wherever their marks stand.
  text.value += escaped
    .replace(/@/g, '&#64;')
    .replace(/:\/\//g, '&#58;//')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}

function nameOf({ placement }: RunbookSession, id: string, execution: ExecutionState): string {
  const placed = placement.checks.find(({ commandId }) => commandId === id);
  return placed === undefined
    ? visibleText(execution.invocation.command)
    : visibleText(placed.check.title ?? placed.check.id);
}

function shortened(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text;
}

function rangeOf({ from, to }: LineRange): Range {
  return new Range(from - 1, 0, to - 1, Number.MAX_SAFE_INTEGER);
}
