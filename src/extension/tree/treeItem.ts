/** The one place where TreeItems are made. */
import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState, Uri } from 'vscode';
import path from 'node:path';
import { doubtSentence } from '../../core/check/doubt.ts';
import { elsewhereText, type Elsewhere } from '../../core/check/elsewhere.ts';
import { effectWord } from '../../core/check/words.ts';
import { staleText, staleTexts } from '../../core/report/staleText.ts';
import { stateMeaning, stateWord, verdictWord } from '../../core/report/words.ts';
import { isDone } from '../../core/run/combine.ts';
import type { ExecutionState, ItemState } from '../../core/run/state.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { commandIds } from '../contributions.ts';
import type { ActiveRuns } from '../progress/activeRuns.ts';
import { elapsedText } from '../progress/elapsed.ts';
import { tokens } from './contextValue.ts';
import {
  elementId,
  type CheckElement,
  type CommandElement,
  type NodeElement,
  type RunbookElement,
  type TreeElement,
} from './element.ts';
import { stateIcon } from './icons.ts';
import { rangeItem } from './rangeItem.ts';
import { isRunnable } from './runnable.ts';
import { startsOpen } from './unfold.ts';
import { rowTitle } from './words.ts';

export interface RowContext {
  /** undefined where the runbook could not be read. */
  readonly session: RunbookSession | undefined;
  readonly hasChildren: boolean;
  readonly active: ActiveRuns;
}

export function treeItem(element: TreeElement, context: RowContext): TreeItem {
  const item = itemFor(element, context);
  item.id = elementId(element);
  item.collapsibleState = context.hasChildren ? folding(element, context) : TreeItemCollapsibleState.None;
  return item;
}

function itemFor(element: TreeElement, context: RowContext): TreeItem {
  switch (element.kind) {
    case 'runbook':
      return runbookItem(element, context);
    case 'range':
      return rangeItem(element, context.session);
    case 'node':
      return nodeItem(element, context);
    case 'check':
      return checkItem(element, context);
    case 'command':
      return commandItem(element, context);
  }
}

function folding(element: TreeElement, { session }: RowContext): TreeItemCollapsibleState {
  return session !== undefined && startsOpen(element, session)
    ? TreeItemCollapsibleState.Expanded
    : TreeItemCollapsibleState.Collapsed;
}

function runbookItem({ file }: RunbookElement, { session }: RowContext): TreeItem {
  const title = session?.runbook.title ?? path.basename(file);
  const item = new TreeItem(title);
  const { done, total, failed } = session?.view.progress.get('') ?? { done: 0, total: 0, failed: 0 };
  item.description = total > 0 ? `${done}/${total}` : '';
  item.resourceUri = Uri.file(file);
  item.tooltip = file;
  const hasChecks = (session?.placement.checks.length ?? 0) > 0;
  item.contextValue = tokens('runbook', 'runnable', hasChecks && 'checkable', session?.isRunning && 'cancellable');
  item.accessibilityInformation = {
    label: l10n.t('{0}: {1} of {2} done, {3} failed', title, done, total, failed),
  };
  return item;
}

function nodeItem(element: NodeElement, { session }: RowContext): TreeItem {
  const { file, node } = element;
  const state: ItemState = session?.view.states.get(node.id) ?? 'open';
  const item = new TreeItem(rowTitle(element));
  const { done, total } = session?.view.progress.get(node.id) ?? { done: 0, total: 0 };
  const hasBox = node.kind === 'item';
  const inside = session?.view.countedStates.has(node.id) === true ? total - 1 : total;
  const { word } = stateWord(state);
  const reasons = session === undefined ? [] : staleTexts(node, session.view);
  // A tick that was there and is gone must not look like one that never was.
  item.description = [inside > 0 ? `${done}/${total}` : '', reasons.length > 0 ? word : '']
    .filter((part) => part !== '')
    .join(' · ');
  item.iconPath = stateIcon(state);
  item.tooltip = [node.title, word, ...reasons, stateMeaning(state)].filter((line) => line !== '').join('\n');
  item.contextValue = tokens(
    node.kind,
    'task',
    isRunnable(element, session) && 'runnable',
    state === 'running' && session?.isRunning === true && 'cancellable',
    state !== 'open' && 'ran',
  );
  item.command = { command: commandIds.openNode, title: '', arguments: [{ kind: 'node', file, node }] };
  if (hasBox) item.checkboxState = checkbox(state, node.title);
  item.accessibilityInformation = { label: nodeLabel(node.title, word, { inside, done, reasons }) };
  return item;
}

interface Inside {
  /** What is counted in it, itself left out. */
  readonly inside: number;
  readonly done: number;
  readonly reasons: readonly string[];
}

/** All that colour, shape and place say, in words. */
function nodeLabel(title: string, word: string, { inside, done, reasons }: Inside): string {
  const state = [word, ...reasons].join('. ');
  return inside > 0
    ? l10n.t('{0}: {1}, {2} of {3} done', title, state, done, inside)
    : l10n.t('{0}: {1}', title, state);
}

function checkbox(state: ItemState, title: string): NonNullable<TreeItem['checkboxState']> {
  const tooltip =
    state === 'passed' ? l10n.t('Ticked because the output met what was expected') : stateWord(state).word;
  return {
    state: isDone(state) ? TreeItemCheckboxState.Checked : TreeItemCheckboxState.Unchecked,
    tooltip,
    accessibilityInformation: { label: l10n.t('{0}: {1}', title, stateWord(state).word) },
  };
}

/** What can be done with a command or check as it is. */
function executionTokens(
  state: ItemState,
  execution: ExecutionState | undefined,
  elsewhere: Elsewhere | undefined,
): readonly (string | false)[] {
  return [
    state === 'running' && elsewhere === undefined && 'cancellable',
    execution !== undefined && 'ran',
    execution?.finished?.evidence !== undefined && 'evidenced',
  ];
}

/** "running · 0:08" */
function runningText(commandId: string, { session, active }: RowContext): string {
  if (session?.view.elsewhere.has(commandId) === true) return l10n.t('running elsewhere');
  const elapsed = session === undefined ? undefined : active.elapsed(session, commandId);
  const { word } = stateWord('running');
  return elapsed === undefined ? word : `${word} · ${elapsedText(elapsed)}`;
}

function checkItem(element: CheckElement, context: RowContext): TreeItem {
  const { file, placed } = element;
  const { session } = context;
  const { check, commandId } = placed;
  const { request } = check;
  const state = session?.view.commandStates.get(commandId) ?? 'open';
  const execution = session?.view.latest.get(commandId);
  const word = request.kind === 'manual' ? request.input.prompt : commandWord(state, execution);
  const item = new TreeItem(rowTitle(element));
  item.description = state === 'running' ? runningText(commandId, context) : word;
  item.iconPath = request.kind === 'manual' ? new ThemeIcon('person') : stateIcon(state);
  const reason = session?.view.staleReasons.get(commandId);
  const stale = reason === undefined ? undefined : `${staleText(reason)} ${stateMeaning('stale')}`;
  const elsewhere = session?.view.elsewhere.get(commandId);
  const expected = check.texts.expected.join('\n');
  item.tooltip = [
    check.id,
    check.texts.request,
    expected,
    elsewhere && elsewhereText(elsewhere),
    word,
    stale,
    check.uri,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
  item.contextValue = tokens(
    'check',
    isRunnable(element, session) && 'runnable',
    ...executionTokens(state, execution, elsewhere),
  );
  item.command = { command: commandIds.openNode, title: '', arguments: [{ kind: 'check', file, placed }] };
  item.accessibilityInformation = {
    label: l10n.t(
      'Check {0}: {1}',
      check.title ?? check.id,
      sentences(stateWord(state).word, word, elsewhere && elsewhereText(elsewhere), stale),
    ),
  };
  return item;
}

function commandItem(element: CommandElement, context: RowContext): TreeItem {
  const { file, command } = element;
  const { session } = context;
  const state = session?.view.commandStates.get(command.id) ?? 'open';
  const execution = session?.view.latest.get(command.id);
  const word = state === 'running' ? runningText(command.id, context) : commandWord(state, execution);
  const item = new TreeItem(rowTitle(element));
  const doubt = doubtSentence(command);
  // Who goes through the list sees where it touches something.
  const touches = command.effect === 'change' || command.effect === 'destroy' ? effectWord(command.effect) : undefined;
  item.description = [word, touches, doubt].filter((part) => part !== undefined).join(' · ');
  item.iconPath = stateIcon(state);
  const reason = session?.view.staleReasons.get(command.id);
  const stale = reason === undefined ? undefined : `${staleText(reason)} ${stateMeaning('stale')}`;
  const elsewhere = session?.view.elsewhere.get(command.id);
  item.tooltip = [command.text, elsewhere && elsewhereText(elsewhere), stale, doubt]
    .filter((part) => part !== undefined)
    .join('\n\n');
  item.contextValue = tokens('command', 'runnable', ...executionTokens(state, execution, elsewhere));
  item.command = { command: commandIds.openNode, title: '', arguments: [{ kind: 'command', file, command }] };
  item.accessibilityInformation = {
    label: l10n.t(
      'Command {0}: {1}',
      command.text,
      sentences(
        stateWord(state).word,
        commandWord(state, execution),
        elsewhere && elsewhereText(elsewhere),
        stale,
        touches,
        doubt,
      ),
    ),
  };
  return item;
}

/** Each once: a result may be no more than its state. */
function sentences(...parts: readonly (string | undefined)[]): string {
  return [...new Set(parts)].filter((part) => part !== undefined && part !== '').join('. ');
}

/** A result that is stale says nothing of the command as it is now. */
function commandWord(state: ItemState, execution: ExecutionState | undefined): string {
  if (state === 'running' || state === 'stale' || state === 'conflicting') return stateWord(state).word;
  const finished = execution?.finished;
  if (execution === undefined) return l10n.t('not run yet');
  if (finished === undefined) return stateWord('unknown').word;
  const first = finished.findings.find((finding) => finding.verdict === finished.verdict)?.message;
  if (finished.end === 'handed over') return first ?? verdictWord(finished.verdict).word;
  if (finished.verdict === 'manual') return l10n.t('exit status 0, a person decides');
  return finished.verdict === 'pass' ? stateWord('passed').word : (first ?? verdictWord(finished.verdict).word);
}
