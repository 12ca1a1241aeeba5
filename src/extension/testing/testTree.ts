/** Runbooks, sections, items and checks as tests: made when the Testing view asks for them. */
import path from 'node:path';
import { Range, Uri, type TestController, type TestItem } from 'vscode';
import { sidecarOf } from '../../core/runbook/discovery.ts';
import { findNode, ownCommands } from '../../core/runbook/find.ts';
import type { Command, RunbookNode } from '../../core/runbook/model.ts';
import type { PlacedCheck } from '../../core/check/placedCheck.ts';
import { checksUnder } from '../../session/checks/checksUnder.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { Sessions } from '../sessions.ts';

/** What a test stands for. */
export type TestSubject =
  | { readonly kind: 'runbook'; readonly file: string }
  | { readonly kind: 'node'; readonly file: string; readonly nodeId: string }
  | { readonly kind: 'check' | 'command'; readonly file: string; readonly commandId: string };

export class TestTree {
  readonly #controller: TestController;
  readonly #sessions: Sessions;
  readonly #findRunbooks: () => Promise<readonly string[]>;
  readonly #subjects = new WeakMap<TestItem, TestSubject>();

  constructor(controller: TestController, sessions: Sessions, findRunbooks: () => Promise<readonly string[]>) {
    this.#controller = controller;
    this.#sessions = sessions;
    this.#findRunbooks = findRunbooks;
  }

  subjectOf(item: TestItem): TestSubject | undefined {
    return this.#subjects.get(item);
  }

  /** @param item undefined for the runbooks themselves */
  async resolve(item: TestItem | undefined): Promise<void> {
    if (item === undefined) {
      const files = await this.#findRunbooks();
      this.#controller.items.replace(files.map((file) => this.#runbookItem(file)));
      return;
    }
    const subject = this.#subjects.get(item);
    const session = subject === undefined ? undefined : await this.#sessions.tryOpen(subject.file);
    if (subject === undefined || session === undefined) return;
    item.children.replace([...this.#childrenOf(subject, session)]);
  }

  /** What is resolved already, as the text says it by now. */
  async refresh(session: RunbookSession): Promise<void> {
    const root = this.#controller.items.get(session.file);
    if (root !== undefined && root.children.size > 0) await this.#refreshUnder(root);
  }

  async #refreshUnder(item: TestItem): Promise<void> {
    const resolved = new Set([...item.children].filter(([, child]) => child.children.size > 0).map(([id]) => id));
    await this.resolve(item);
    for (const [id, child] of item.children) if (resolved.has(id)) await this.#refreshUnder(child);
  }

  /** Those of the checks and commands of a runbook, by their ids. */
  async all(file: string): Promise<ReadonlyMap<string, TestItem>> {
    if (this.#controller.items.size === 0) await this.resolve(undefined);
    const found = new Map<string, TestItem>();
    const root = this.#controller.items.get(file);
    if (root !== undefined) await this.#collect(root, found);
    return found;
  }

  async #collect(item: TestItem, found: Map<string, TestItem>): Promise<void> {
    if (item.children.size === 0 && item.canResolveChildren) await this.resolve(item);
    const subject = this.#subjects.get(item);
    if (subject?.kind === 'check' || subject?.kind === 'command') found.set(subject.commandId, item);
    for (const [, child] of item.children) await this.#collect(child, found);
  }

  #runbookItem(file: string): TestItem {
    const title = this.#sessions.get(file)?.runbook.title ?? path.basename(file);
    const item = this.#controller.createTestItem(file, title, Uri.file(file));
    item.canResolveChildren = true;
    this.#subjects.set(item, { kind: 'runbook', file });
    return item;
  }

  #childrenOf(subject: TestSubject, session: RunbookSession): readonly TestItem[] {
    const { runbook, view } = session;
    switch (subject.kind) {
      case 'runbook':
        return [
          ...(view.checks.get('') ?? []).flatMap((placed) => this.#checkItem(placed, session)),
          ...this.#nodeItems(runbook.nodes, session),
        ];
      case 'node': {
        const node = findNode(runbook, subject.nodeId);
        if (node === undefined) return [];
        return [
          ...(view.checks.get(node.id) ?? []).flatMap((placed) => this.#checkItem(placed, session)),
          ...ownCommands(node).flatMap((command) => this.#commandItem(command, session)),
          ...this.#nodeItems(node.children, session),
        ];
      }
      case 'check':
      case 'command':
        return [];
    }
  }

  /** Only what has a test in it. */
  #nodeItems(nodes: readonly RunbookNode[], session: RunbookSession): readonly TestItem[] {
    return nodes
      .filter((node) => hasTest(node, session))
      .map((node) => {
        const item = this.#controller.createTestItem(`node:${node.id}`, node.title, Uri.file(session.file));
        item.canResolveChildren = true;
        item.range = lineRange(node.lines.from);
        this.#subjects.set(item, { kind: 'node', file: session.file, nodeId: node.id });
        return item;
      });
  }

  #checkItem({ check, commandId }: PlacedCheck, { file }: RunbookSession): readonly TestItem[] {
    if (check.request.kind === 'manual') return [];
    const item = this.#controller.createTestItem(commandId, check.title ?? check.id, Uri.file(sidecarOf(file)));
    item.range = lineRange(check.place.line);
    item.description = check.request.kind;
    this.#subjects.set(item, { kind: 'check', file, commandId });
    return [item];
  }

  #commandItem(command: Command, { file }: RunbookSession): readonly TestItem[] {
    if (!isTest(command)) return [];
    const [label = ''] = command.text.split('\n');
    const item = this.#controller.createTestItem(command.id, label, Uri.file(file));
    item.range = lineRange(command.lines.from);
    this.#subjects.set(item, { kind: 'command', file, commandId: command.id });
    return [item];
  }
}

/** A test run changes nothing: of commands, only those that read. */
export function isTest({ effect, interactive, session }: Command): boolean {
  return effect === 'read' && !interactive && session === undefined;
}

function hasTest(node: RunbookNode, session: RunbookSession): boolean {
  return (
    checksUnder(session, node).some(({ check }) => check.request.kind !== 'manual') ||
    ownCommands(node).some(isTest) ||
    node.children.some((child) => hasTest(child, session))
  );
}

function lineRange(line: number): Range {
  return new Range(line - 1, 0, line - 1, 0);
}
