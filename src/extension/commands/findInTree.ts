import * as l10n from '@vscode/l10n';
import { window, type QuickPickItem } from 'vscode';
import { concerns } from '../../core/run/attention.ts';
import { stateWord } from '../../core/report/words.ts';
import { allNodes, findNode } from '../../core/runbook/find.ts';
import type { RunbookNode } from '../../core/runbook/model.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { findRunbooks } from '../runbookDiscovery.ts';
import type { Services } from '../services.ts';
import type { TreeElement } from '../tree/element.ts';
import { stateIcon } from '../tree/icons.ts';
import type { RunbookTree } from '../tree/runbookTree.ts';

interface NodeChoice extends QuickPickItem {
  readonly element: TreeElement;
}

/** Finds an item or section of any runbook by its words and shows its row, folded away or not. */
export async function findNodeByText({ sessions, view }: Services): Promise<void> {
  const opened = await Promise.all((await findRunbooks()).map((file) => sessions.tryOpen(file)));
  const choices = opened.flatMap((session) => (session === undefined ? [] : choicesOf(session)));
  const chosen = await window.showQuickPick(choices, {
    placeHolder: l10n.t('Words of the item or section'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen !== undefined) await view.reveal(chosen.element, true);
}

/** Shows the row of what stands at the cursor. */
export async function revealInTree({ sessions, view }: Services): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.uri.scheme !== 'file') return;
  const session = await sessions.tryOpen(editor.document.uri.fsPath);
  if (session === undefined) return;
  session.updateText(editor.document.getText());
  const node = nodeAt(session.runbook.nodes, editor.selection.active.line + 1);
  const { file } = session;
  await view.reveal(node === undefined ? { kind: 'runbook', file } : { kind: 'node', file, node }, true);
}

/** Goes to what needs attention after the selected row, or before it; around the end. */
export async function goToProblem({ sessions, tree, view }: Services, step: 1 | -1): Promise<void> {
  const problems = sessions.all
    .flatMap(({ file, runbook, view: run }) =>
      concerns(runbook.nodes, run).map(({ nodeId }) => elementOf(file, nodeId, runbook.nodes)),
    )
    .toSorted(bySource);
  if (problems.length === 0) {
    void window.showInformationMessage(l10n.t('Nothing needs attention.'));
    return;
  }
  const [selected] = view.selection;
  const here = selected && rowInText(selected, tree);
  const problem = nextFrom(here, problems, step);
  if (problem !== undefined) await view.reveal(problem, true);
}

/** A check stands in another file; its item says where it is. */
function rowInText(selected: TreeElement, tree: RunbookTree): TreeElement | undefined {
  if (selected.kind !== 'check') return selected;
  const parent = tree.getParent(selected);
  return parent?.kind === 'range' ? tree.getParent(parent) : parent;
}

function nextFrom(
  here: TreeElement | undefined,
  problems: readonly TreeElement[],
  step: 1 | -1,
): TreeElement | undefined {
  if (here === undefined) return problems.at(step === 1 ? 0 : -1);
  return step === 1
    ? (problems.find((problem) => bySource(problem, here) > 0) ?? problems[0])
    : (problems.findLast((problem) => bySource(problem, here) < 0) ?? problems.at(-1));
}

/** By file, then by line. */
function bySource(a: TreeElement, b: TreeElement): number {
  return a.file === b.file ? lineOf(a) - lineOf(b) : a.file < b.file ? -1 : 1;
}

/** Between the lines: what is in a range comes after its row. */
const BEFORE = 0.5;

function lineOf(element: TreeElement): number {
  switch (element.kind) {
    case 'runbook':
    case 'check':
      return 0;
    case 'node':
      return element.node.lines.from;
    case 'command':
      return element.command.lines.from;
    case 'range':
      return Math.min(...element.rows.map(lineOf)) - BEFORE;
  }
}

function choicesOf({ file, runbook, view }: RunbookSession): readonly NodeChoice[] {
  const sections = new Map<string, string>();
  const visit = (node: RunbookNode, path: readonly string[]): void => {
    sections.set(node.id, path.join(' › '));
    for (const child of node.children) visit(child, [...path, node.title]);
  };
  for (const node of runbook.nodes) visit(node, []);
  return allNodes(runbook.nodes).map((node) => {
    const state = view.states.get(node.id) ?? 'open';
    return {
      label: node.title === '' ? l10n.t('(no text)') : node.title,
      description: stateWord(state).word,
      detail: sections.get(node.id) ?? '',
      iconPath: stateIcon(state),
      element: { kind: 'node', file, node },
    };
  });
}

/** The innermost around the line: a heading reaches to the next one of its rank. */
function nodeAt(nodes: readonly RunbookNode[], line: number): RunbookNode | undefined {
  const before = allNodes(nodes).filter(({ lines }) => lines.from <= line);
  const holding = before.filter((node) => node.kind === 'section' || node.lines.to >= line);
  return holding.at(-1);
}

function elementOf(file: string, nodeId: string | undefined, nodes: readonly RunbookNode[]): TreeElement {
  const node = nodeId === undefined ? undefined : findNode({ nodes }, nodeId);
  return node === undefined ? { kind: 'runbook', file } : { kind: 'node', file, node };
}
