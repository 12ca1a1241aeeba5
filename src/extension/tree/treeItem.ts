/** The one place where TreeItems are made. */
import * as l10n from '@vscode/l10n';
import { ThemeIcon, TreeItem, TreeItemCheckboxState, TreeItemCollapsibleState, Uri } from 'vscode';
import path from 'node:path';
import { doubtSentence } from '../../core/check/doubt.ts';
import { effectWord } from '../../core/check/words.ts';
import { staleText, staleTexts } from '../../core/report/staleText.ts';
import { stateMeaning, stateWord, verdictWord } from '../../core/report/words.ts';
import { isDone } from '../../core/run/rollup.ts';
import type { ExecutionState, ItemState } from '../../core/run/state.ts';
import { commandsUnder } from '../../core/runbook/find.ts';
import type { RunbookNode } from '../../core/runbook/model.ts';
import { checksUnder } from '../../session/checks/checksUnder.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { commandIds } from '../contributions.ts';
import {
  elementId,
  type CheckElement,
  type CommandElement,
  type NodeElement,
  type RunbookElement,
  type TreeElement,
} from './element.ts';
import { stateIcon } from './icons.ts';

export function treeItem(element: TreeElement, session: RunbookSession | undefined, hasChildren: boolean): TreeItem {
  const item = itemFor(element, session);
  item.id = elementId(element);
  item.collapsibleState = hasChildren ? collapsed(element) : TreeItemCollapsibleState.None;
  return item;
}

function itemFor(element: TreeElement, session: RunbookSession | undefined): TreeItem {
  switch (element.kind) {
    case 'runbook':
      return runbookItem(element, session);
    case 'node':
      return nodeItem(element, session);
    case 'check':
      return checkItem(element, session);
    case 'command':
      return commandItem(element, session);
  }
}

/** A first look shows the chapters with their progress; one that is opened shows its sections open, down to the items. */
function collapsed(element: TreeElement): TreeItemCollapsibleState {
  const isOpen = element.kind === 'node' && element.node.kind === 'section' && element.node.level > CHAPTER_LEVEL;
  return isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

/** `#` is the title, `##` a chapter. */
const CHAPTER_LEVEL = 2;

function runbookItem({ file }: RunbookElement, session: RunbookSession | undefined): TreeItem {
  const title = session?.runbook.title ?? path.basename(file);
  const item = new TreeItem(title);
  const { done, total, failed } = session?.view.progress.get('') ?? { done: 0, total: 0, failed: 0 };
  item.description = total > 0 ? `${done}/${total}` : '';
  item.resourceUri = Uri.file(file);
  item.tooltip = file;
  const hasChecks = (session?.placement.checks.length ?? 0) > 0;
  item.contextValue = hasChecks ? 'runbook runnable checkable' : 'runbook runnable';
  item.accessibilityInformation = {
    label: l10n.t('{0}: {1} of {2} done, {3} failed', title, done, total, failed),
  };
  return item;
}

function nodeItem({ file, node }: NodeElement, session: RunbookSession | undefined): TreeItem {
  const state: ItemState = session?.view.states.get(node.id) ?? 'open';
  const item = new TreeItem(node.title === '' ? l10n.t('(no text)') : node.title);
  const { done, total } = session?.view.progress.get(node.id) ?? { done: 0, total: 0 };
  const hasBox = node.kind === 'item';
  const inside = hasBox ? total - 1 : total;
  const { word } = stateWord(state);
  const reasons = session === undefined ? [] : staleTexts(node, session.view);
  // A tick that was there and is gone must not look like one that never was.
  item.description = [inside > 0 ? `${done}/${total}` : '', reasons.length > 0 ? word : '']
    .filter((part) => part !== '')
    .join(' · ');
  item.iconPath = stateIcon(state);
  item.tooltip = [node.title, word, ...reasons, stateMeaning(state)].filter((line) => line !== '').join('\n');
  item.contextValue = contextValue(node.kind, hasWorkUnder(node, session), state);
  item.command = { command: commandIds.openNode, title: '', arguments: [{ kind: 'node', file, node }] };
  if (hasBox) item.checkboxState = checkbox(state, node.title);
  item.accessibilityInformation = {
    label: l10n.t('{0}: {1}', node.title, word),
  };
  return item;
}

function hasWorkUnder(node: RunbookNode, session: RunbookSession | undefined): boolean {
  if (commandsUnder(node).length > 0) return true;
  return session !== undefined && checksUnder(session, node).length > 0;
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

/** A set of words that menus match one by one: `viewItem =~ /\\brunnable\\b/`. */
function contextValue(kind: string, runnable: boolean, state: ItemState): string {
  return [kind, runnable ? 'runnable' : '', state === 'running' ? 'cancellable' : '']
    .filter((word) => word !== '')
    .join(' ');
}

function checkItem({ file, placed }: CheckElement, session: RunbookSession | undefined): TreeItem {
  const { check, commandId } = placed;
  const { request } = check;
  const state = session?.view.commandStates.get(commandId) ?? 'open';
  const word =
    request.kind === 'manual' ? request.input.prompt : commandWord(state, session?.view.latest.get(commandId));
  const item = new TreeItem(check.title ?? check.id);
  item.description = word;
  item.iconPath = request.kind === 'manual' ? new ThemeIcon('person') : stateIcon(state);
  const reason = session?.view.staleReasons.get(commandId);
  const stale = reason === undefined ? undefined : `${staleText(reason)} ${stateMeaning('stale')}`;
  const expected = check.texts.expected.join('\n');
  item.tooltip = [check.id, check.texts.request, expected, word, stale, check.uri]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
  item.contextValue = request.kind === 'manual' ? 'check' : 'check runnable';
  item.command = { command: commandIds.openNode, title: '', arguments: [{ kind: 'check', file, placed }] };
  item.accessibilityInformation = { label: l10n.t('Check {0}: {1}', check.title ?? check.id, word) };
  return item;
}

function commandItem({ file, command }: CommandElement, session: RunbookSession | undefined): TreeItem {
  const state = session?.view.commandStates.get(command.id) ?? 'open';
  const word = commandWord(state, session?.view.latest.get(command.id));
  const item = new TreeItem(command.text.replace(/\s*\\?\n\s*/g, ' '));
  const doubt = doubtSentence(command);
  // Who goes through the list sees where it touches something.
  const touches = command.effect === 'change' || command.effect === 'destroy' ? effectWord(command.effect) : undefined;
  item.description = [word, touches, doubt].filter((part) => part !== undefined).join(' · ');
  item.iconPath = stateIcon(state);
  const reason = session?.view.staleReasons.get(command.id);
  const stale = reason === undefined ? undefined : `${staleText(reason)} ${stateMeaning('stale')}`;
  item.tooltip = [command.text, stale, doubt].filter((part) => part !== undefined).join('\n\n');
  item.contextValue = 'command runnable';
  item.command = { command: commandIds.openNode, title: '', arguments: [{ kind: 'command', file, command }] };
  item.accessibilityInformation = { label: l10n.t('Command {0}: {1}', command.text, word) };
  return item;
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
