/** The Runbooks view: files, sections, items and commands with their states. */
import { commands, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { RunbookNode } from '../../core/runbook/model.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { contextKeys } from '../contributions.ts';
import type { Sessions } from '../sessions.ts';
import { allNodes, ownCommands } from '../../core/runbook/find.ts';
import { elementId, type TreeElement } from './element.ts';
import { lookOf } from './look.ts';
import { ShownElements } from './shownElements.ts';
import { treeItem } from './treeItem.ts';

export class RunbookTree implements TreeDataProvider<TreeElement> {
  readonly #changed = new EventEmitter<TreeElement[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #sessions: Sessions;
  readonly #findRunbooks: () => Promise<readonly string[]>;
  readonly #shown: ShownElements;

  constructor(sessions: Sessions, findRunbooks: () => Promise<readonly string[]>) {
    this.#sessions = sessions;
    this.#findRunbooks = findRunbooks;
    this.#shown = new ShownElements((element) => {
      const session = sessions.get(element.file);
      return lookOf(element, session, childrenOf(element, session).map(elementId));
    });
  }

  /** Looks for runbooks again and draws all. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** Draws these again although nothing of theirs has changed. */
  redraw(elements: readonly TreeElement[]): void {
    this.#changed.fire([...elements]);
  }

  /** Draws what has changed in a runbook: the rest keeps what a person has selected, opened and scrolled to. */
  update(session: RunbookSession): void {
    const changed = this.#shown.changed(session.file, elementsOf(session));
    if (changed.length > 0) this.#changed.fire(changed);
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
    return children.map((child) => this.#shown.take(child, element));
  }

  /** That there is no runbook is said only after a look. */
  async #runbooks(): Promise<TreeElement[]> {
    const files = await this.#findRunbooks();
    void commands.executeCommand('setContext', contextKeys.searched, true);
    return files.map((file) => this.#shown.take({ kind: 'runbook', file }, undefined));
  }

  getParent(element: TreeElement): TreeElement | undefined {
    return this.#shown.parentOf(element);
  }
}

/** Finds what an element stands for by now; undefined where it is gone. */
function elementsOf({ runbook, placement }: RunbookSession): (element: TreeElement) => TreeElement | undefined {
  const nodesById = new Map(allNodes(runbook.nodes).map((node) => [node.id, node]));
  const commandsById = new Map(runbook.commands.map((command) => [command.id, command]));
  const checksById = new Map(placement.checks.map((placed) => [placed.check.id, placed]));
  return (element) => {
    const { file } = element;
    switch (element.kind) {
      case 'runbook':
        return element;
      case 'node': {
        const node = nodesById.get(element.node.id);
        return node && { kind: 'node', file, node };
      }
      case 'check': {
        const placed = checksById.get(element.placed.check.id);
        return placed && { kind: 'check', file, placed };
      }
      case 'command': {
        const command = commandsById.get(element.command.id);
        return command && { kind: 'command', file, command };
      }
    }
  };
}

function childrenOf(element: TreeElement, session: RunbookSession | undefined): TreeElement[] {
  if (session === undefined) return [];
  const { file } = element;
  switch (element.kind) {
    case 'runbook':
      return [...checks(file, '', session), ...nodes(file, topNodes(session), session)];
    case 'node': {
      const { node } = element;
      return [
        ...checks(file, node.id, session),
        ...ownCommands(node).map((command) => ({ kind: 'command' as const, file, command })),
        ...nodes(file, node.children, session),
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
    ownCommands(node).length > 0 ||
    node.children.some((child) => hasWork(child, session))
  );
}
