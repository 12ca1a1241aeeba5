/** The Runbooks view: files, sections, items and commands with their states. */
import { commands, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { RunbookNode } from '../../core/runbook/model.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { contextKeys } from '../contributions.ts';
import type { Sessions } from '../sessions.ts';
import { elementId, type TreeElement } from './element.ts';
import { treeItem } from './treeItem.ts';

export class RunbookTree implements TreeDataProvider<TreeElement> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #sessions: Sessions;
  readonly #findRunbooks: () => Promise<readonly string[]>;
  /** Parents of what has been handed out, for `reveal`. */
  readonly #parents = new Map<string, TreeElement>();

  constructor(sessions: Sessions, findRunbooks: () => Promise<readonly string[]>) {
    this.#sessions = sessions;
    this.#findRunbooks = findRunbooks;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async getTreeItem(element: TreeElement): Promise<TreeItem> {
    const session = await this.#sessions.tryOpen(element.file);
    return treeItem(element, session, childrenOf(element, session).length > 0);
  }

  async getChildren(element?: TreeElement): Promise<TreeElement[]> {
    if (element === undefined) return this.#runbooks();
    const children = childrenOf(element, await this.#sessions.tryOpen(element.file));
    for (const child of children) this.#parents.set(elementId(child), element);
    return children;
  }

  /** That there is no runbook is said only after a look. */
  async #runbooks(): Promise<TreeElement[]> {
    const files = await this.#findRunbooks();
    void commands.executeCommand('setContext', contextKeys.searched, true);
    return files.map((file) => ({ kind: 'runbook', file }));
  }

  getParent(element: TreeElement): TreeElement | undefined {
    return this.#parents.get(elementId(element));
  }
}

function childrenOf(element: TreeElement, session: RunbookSession | undefined): TreeElement[] {
  if (session === undefined) return [];
  const { file } = element;
  switch (element.kind) {
    case 'runbook':
      return [...checks(file, '', session), ...nodes(file, topNodes(session), session)];
    case 'node': {
      const { blocks, inlineCommands, children } = element.node;
      const commands = [...inlineCommands, ...blocks.flatMap((block) => block.commands)];
      return [
        ...checks(file, element.node.id, session),
        ...commands.map((command) => ({ kind: 'command' as const, file, command })),
        ...nodes(file, children, session),
      ];
    }
    case 'check':
    case 'command':
      return [];
  }
}

function checks(file: string, nodeId: string, { view }: RunbookSession): TreeElement[] {
  return (view.checks.get(nodeId) ?? []).map((placed) => ({ kind: 'check', file, placed }));
}

/** The title is the file's own row already. */
function topNodes({ runbook }: RunbookSession): readonly RunbookNode[] {
  const [only, ...others] = runbook.nodes;
  const isTitle =
    only?.kind === 'section' && others.length === 0 && only.blocks.length === 0 && only.title === runbook.title;
  return isTitle ? only.children : runbook.nodes;
}

/** Sections of mere text are left out: there is nothing to do in them. */
function nodes(file: string, list: readonly RunbookNode[], session: RunbookSession): TreeElement[] {
  return list.filter((node) => hasWork(node, session)).map((node) => ({ kind: 'node', file, node }));
}

function hasWork(node: RunbookNode, session: RunbookSession): boolean {
  if (node.kind === 'item') return true;
  if ((session.view.progress.get(node.id)?.total ?? 0) > 0) return true;
  return (
    session.view.checks.has(node.id) ||
    node.inlineCommands.length > 0 ||
    node.blocks.some((block) => block.commands.length > 0) ||
    node.children.some((child) => hasWork(child, session))
  );
}
