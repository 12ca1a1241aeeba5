/** "Run" above each block with commands, with what came of it, and "Check" above each item with checks. */
import * as l10n from '@vscode/l10n';
import { CodeLens, EventEmitter, Range, type CodeLensProvider, type TextDocument } from 'vscode';
import { elsewhereText } from '../core/check/elsewhere.ts';
import { durationText } from '../core/report/measures.ts';
import { staleText } from '../core/report/staleText.ts';
import { stateMeaning, stateWord } from '../core/report/words.ts';
import type { ExecutionState } from '../core/run/state.ts';
import { performedChecks } from '../core/report/textMarks.ts';
import { allNodes } from '../core/runbook/find.ts';
import type { Command, RunbookNode } from '../core/runbook/model.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { commandIds } from './contributions.ts';
import { isRunbook } from './runbookDiscovery.ts';
import type { Sessions } from './sessions.ts';

export class RunLenses implements CodeLensProvider {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  refresh(): void {
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async provideCodeLenses(document: TextDocument): Promise<CodeLens[]> {
    if (!isRunbook(document.uri) && this.#sessions.get(document.uri.fsPath) === undefined) return [];
    const session = await this.#sessions.tryOpen(document.uri.fsPath);
    if (session === undefined) return [];
    session.updateText(document.getText());
    const { blocks, commands } = session.runbook;
    const inline = commands.filter((command) => command.source === 'inline');
    return [
      ...blocks
        .filter((block) => block.commands.length > 0)
        .flatMap((block) => lensesAt(block.lines.from, block.commands, session)),
      ...inline.flatMap((command) => lensesAt(command.lines.from, [command], session)),
      ...allNodes(session.runbook.nodes).flatMap((node) => checkLenses(node, session)),
    ];
  }
}

/** Above an item that checks are written for; how they went is behind its line. */
function checkLenses({ id, lines }: RunbookNode, { file, view }: RunbookSession): CodeLens[] {
  const ids = performedChecks(id, view);
  if (ids.length === 0) return [];
  const title = ids.length === 1 ? l10n.t('Check') : l10n.t('Perform {0} checks', ids.length);
  const range = new Range(lines.from - 1, 0, lines.from - 1, 0);
  return [new CodeLens(range, { command: commandIds.run, title: `$(beaker) ${title}`, arguments: [file, ids] })];
}

function lensesAt(line: number, commands: readonly Command[], session: RunbookSession): CodeLens[] {
  const range = new Range(line - 1, 0, line - 1, 0);
  const ids = commands.map((command) => command.id);
  const title = commands.length === 1 ? l10n.t('Run') : l10n.t('Run {0} commands', commands.length);
  const run = new CodeLens(range, {
    command: commandIds.run,
    title: `$(play) ${title}`,
    arguments: [session.file, ids],
  });
  // What runs now may have no result yet, or that of an earlier time.
  if (ids.some((id) => session.view.commandStates.get(id) === 'running'))
    return [run, runningLens(range, ids, session)];
  const last = commands.flatMap((command) => session.view.latest.get(command.id) ?? []);
  if (last.length === 0) return [run];
  if (ids.some((id) => session.view.commandStates.get(id) === 'conflicting')) {
    const conflict = { title: `$(question) ${stateWord('conflicting').word}`, tooltip: stateMeaning('conflicting') };
    return [run, new CodeLens(range, { ...conflict, command: commandIds.showReport, arguments: [session.file] })];
  }
  const reasons = new Set(commands.flatMap(({ id }) => session.view.staleReasons.get(id) ?? []).map(staleText));
  const result =
    reasons.size === 0
      ? { title: resultTitle(last) }
      : {
          title: `$(history) ${l10n.t('stale: run it again')}`,
          tooltip: [...reasons, stateMeaning('stale')].join('\n'),
        };
  return [run, new CodeLens(range, { ...result, command: commandIds.showReport, arguments: [session.file] })];
}

function runningLens(range: Range, ids: readonly string[], { file, view }: RunbookSession): CodeLens {
  const elsewhere = ids.flatMap((id) => view.elsewhere.get(id) ?? [])[0];
  const title =
    elsewhere === undefined ? `$(sync~spin) ${stateWord('running').word}` : `$(sync) ${l10n.t('running elsewhere')}`;
  const tooltip = elsewhere && elsewhereText(elsewhere);
  return new CodeLens(range, {
    command: commandIds.showReport,
    title,
    ...(tooltip !== undefined && { tooltip }),
    arguments: [file],
  });
}

function resultTitle(executions: readonly ExecutionState[]): string {
  const verdicts = executions.map((execution) => execution.finished?.verdict);
  const milliseconds = executions.reduce((sum, execution) => sum + (execution.finished?.durationMs ?? 0), 0);
  const time = durationText(milliseconds);
  if (verdicts.includes(undefined)) return `$(question) ${stateWord('unknown').word}`;
  if (verdicts.includes('fail')) return `$(error) ${stateWord('failed').word} ${time}`;
  if (verdicts.includes('error')) return `$(circle-slash) ${stateWord('error').word} ${time}`;
  if (verdicts.every((verdict) => verdict === 'pass')) return `$(pass) ${stateWord('passed').word} ${time}`;
  if (executions.some((execution) => execution.finished?.end === 'handed over'))
    return `$(terminal) ${l10n.t('handed to the terminal: a person decides')}`;
  return `$(account) ${l10n.t('exit status 0, a person decides')} ${time}`;
}
