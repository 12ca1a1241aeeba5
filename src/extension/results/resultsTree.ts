/** The Results view in the panel: made from the log of the run, so it is there again after a reload. */
import * as l10n from '@vscode/l10n';
import { EventEmitter, ThemeIcon, TreeItem, TreeItemCollapsibleState, window, type TreeDataProvider } from 'vscode';
import type { RunState } from '../../core/run/state.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { ActiveRunbook } from '../activeRunbook.ts';
import { commandIds, viewIds } from '../contributions.ts';
import { stateIcon } from '../tree/icons.ts';
import { resultsOf, type Result } from './result.ts';
import { detailsOf, summaryOf, type ResultDetail } from './resultText.ts';

export type ResultElement = {
  readonly file: string;
  readonly result: Result;
  /** One line of what is in it. */
  readonly detail?: ResultDetail;
};

export class ResultsTree implements TreeDataProvider<ResultElement> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #runbook: ActiveRunbook;
  readonly #view = window.createTreeView<ResultElement>(viewIds.results, {
    treeDataProvider: this,
    showCollapseAll: true,
  });
  readonly #following;

  constructor(runbook: ActiveRunbook) {
    this.#runbook = runbook;
    this.#following = runbook.onDidChange(() => this.#changed.fire(undefined));
  }

  dispose(): void {
    this.#following.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  getTreeItem(element: ResultElement): TreeItem {
    return element.detail === undefined ? resultItem(element) : detailItem(element, element.detail);
  }

  async getChildren(element?: ResultElement): Promise<ResultElement[]> {
    if (element?.detail !== undefined) return [];
    if (element !== undefined) return detailsOf(element.result, Date.now()).map((detail) => ({ ...element, detail }));
    const session = await this.#runbook.session();
    const results = session === undefined ? [] : sessionResults(session);
    this.#view.description = session?.runbook.title ?? '';
    return results.map((result) => ({ file: session?.file ?? '', result }));
  }
}

/** Of the current run, each beside what came of it before, in it or in the run before it. */
export function sessionResults(session: RunbookSession): readonly Result[] {
  const { run, runbook, view, placement } = session;
  return run === undefined ? [] : resultsOf({ runbook, view, placement, runs: runsUpTo(session, run) });
}

function runsUpTo(session: RunbookSession, run: RunState): readonly RunState[] {
  const before = session.runIds[session.runIds.indexOf(run.runId) - 1];
  return before === undefined ? [run] : [run, session.readRun(before)];
}

function resultItem(element: ResultElement): TreeItem {
  const { file, result } = element;
  const isGood = result.state === 'passed' || result.state === 'open' || result.state === 'running';
  const item = new TreeItem(
    result.title,
    isGood ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded,
  );
  const summary = summaryOf(result);
  // Another state is unfolded by its own rule, not as the one before was left.
  item.id = `${file}#${result.commandId}#${result.state}`;
  item.description = summary;
  item.iconPath = stateIcon(result.state);
  item.tooltip = [result.itemTitle, result.title, summary].filter((line) => line !== undefined).join('\n');
  item.contextValue = [
    'result',
    result.execution.finished?.evidence === undefined ? '' : 'evidenced',
    result.previous?.finished?.evidence === undefined ? '' : 'comparable',
  ].join(' ');
  item.command = { command: commandIds.openItem, title: '', arguments: [element] };
  item.accessibilityInformation = { label: l10n.t('{0}: {1}', result.title, summary) };
  return item;
}

function detailItem(element: ResultElement, { id, label, text, icon }: ResultDetail): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  item.id = `${element.file}#${element.result.commandId}#${id}`;
  item.description = text;
  item.tooltip = `${label}: ${text}`;
  item.iconPath = new ThemeIcon(icon);
  item.contextValue = 'detail';
  item.command = { command: commandIds.openItem, title: '', arguments: [element] };
  item.accessibilityInformation = { label: l10n.t('{0}: {1}', label, text) };
  return item;
}

export function isResultElement(value: unknown): value is ResultElement {
  return (
    typeof value === 'object' &&
    value !== null &&
    'file' in value &&
    typeof value.file === 'string' &&
    'result' in value
  );
}
