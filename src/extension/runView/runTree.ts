/** The Run view: the run of the runbook that a person is at. */
import * as l10n from '@vscode/l10n';
import {
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  type TreeDataProvider,
} from 'vscode';
import { connectionStates } from '../../session/connectionStates.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { ActiveRunbook } from '../activeRunbook.ts';
import { commandIds, viewIds } from '../contributions.ts';
import type { RowTone, RunRow } from './row.ts';
import { runRows } from './runRows.ts';

/** A row with the runbook that it speaks of. */
export interface RunElement {
  readonly file: string;
  readonly row: RunRow;
}

/** Runs that are listed; older ones stay in the state folder. */
const MOST_RUNS = 30;

export class RunTree implements TreeDataProvider<RunElement> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #runbook: ActiveRunbook;
  readonly #view = window.createTreeView<RunElement>(viewIds.run, { treeDataProvider: this });
  readonly #following;

  constructor(runbook: ActiveRunbook) {
    this.#runbook = runbook;
    this.#following = runbook.onDidChange(() => this.refresh());
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#following.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  getTreeItem({ row, file }: RunElement): TreeItem {
    return rowItem(row, file);
  }

  async getChildren(element?: RunElement): Promise<RunElement[]> {
    if (element !== undefined) return element.row.children.map((row) => ({ file: element.file, row }));
    const session = await this.#runbook.session();
    this.#view.description = session?.runbook.title ?? '';
    if (session === undefined) return [];
    const rows = await rowsOf(session);
    return rows.map((row) => ({ file: session.file, row }));
  }
}

async function rowsOf(session: RunbookSession): Promise<readonly RunRow[]> {
  const { run, runIds, sidecar } = session;
  const { chooseContext } = await import('../../session/targetPin.ts');
  return runRows({
    session,
    runs: runIds
      .slice(-MOST_RUNS)
      .toReversed()
      .map((runId) => session.readRun(runId)),
    connections: connectionStates(sidecar, run),
    outlook: run?.target === undefined ? await chooseContext(session.kubeconfigs, run?.context) : undefined,
    now: Date.now(),
  });
}

function rowItem(row: RunRow, file: string): TreeItem {
  const { label, description, context, line } = row;
  const folded = row.isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(label, row.children.length === 0 ? TreeItemCollapsibleState.None : folded);
  item.id = `${file}#${row.id}`;
  item.description = description;
  item.iconPath = new ThemeIcon(row.icon, toneColor(row.tone));
  item.tooltip = row.tooltip ?? [label, description].filter((part) => part !== '').join(': ');
  item.contextValue = context;
  item.accessibilityInformation = {
    label: description === '' ? label : l10n.t('{0}: {1}', label, description),
  };
  const command = commandOf(row);
  if (command !== undefined) item.command = { command, title: '', arguments: [{ file, row }] };
  else if (line !== undefined)
    item.command = { command: commandIds.openNode, title: '', arguments: [file, { kind: 'runbook', line }] };
  return item;
}

function commandOf({ context }: RunRow): string | undefined {
  switch (context) {
    case 'currentRun':
      return commandIds.showReport;
    case 'otherRun':
      return commandIds.showRun;
    case 'value':
      return commandIds.editValue;
    case 'group':
    case 'fact':
    case 'field':
    case 'signOff':
    case 'contact':
      return undefined;
  }
}

function toneColor(tone: RowTone): ThemeColor | undefined {
  switch (tone) {
    case 'good':
      return new ThemeColor('testing.iconPassed');
    case 'bad':
      return new ThemeColor('testing.iconFailed');
    case 'warn':
      return new ThemeColor('list.warningForeground');
    case 'plain':
      return undefined;
  }
}
