/** Finding things in a runbook's tree. */
import type { Command, Expectation, Runbook, RunbookNode } from './model.ts';

export function findNode(runbook: Pick<Runbook, 'nodes'>, id: string): RunbookNode | undefined {
  return allNodes(runbook.nodes).find((node) => node.id === id);
}

/** Depth first, in source order. */
export function allNodes(nodes: readonly RunbookNode[]): readonly RunbookNode[] {
  const found: RunbookNode[] = [];
  const visit = (node: RunbookNode): void => {
    found.push(node);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return found;
}

/** The innermost item or step that a line (1-based) lies in, else the section; undefined before the first of them. */
export function nodeAt(runbook: Runbook, line: number): RunbookNode | undefined {
  const before = allNodes(runbook.nodes).filter(({ lines }) => lines.from <= line);
  return (
    before.findLast((node) => node.kind !== 'section' && line <= node.lines.to) ??
    before.findLast(({ kind }) => kind === 'section')
  );
}

/** Those of the node itself: of its own text, then of its blocks. */
export function ownCommands({
  inlineCommands,
  blocks,
}: Pick<RunbookNode, 'inlineCommands' | 'blocks'>): readonly Command[] {
  return [...inlineCommands, ...blocks.flatMap((block) => block.commands)];
}

/** Commands of a node and of all nodes under it, in source order. */
export function commandsUnder(node: RunbookNode): readonly Command[] {
  return [...ownCommands(node), ...node.children.flatMap(commandsUnder)].sort((a, b) => a.lines.from - b.lines.from);
}

/** What the text says should be seen of a command, wherever it stands. */
export function expectationsOf(runbook: Runbook, command: Command): readonly Expectation[] {
  return runbook.expectations.filter((expectation) => expectation.commandId === command.id);
}

/** The same for all commands at once, by their ids. Those that speak of no command are under undefined. */
export function expectationsByCommand(runbook: Runbook): ReadonlyMap<string | undefined, readonly Expectation[]> {
  const found = new Map<string | undefined, Expectation[]>();
  for (const expectation of runbook.expectations) {
    const list = found.get(expectation.commandId);
    if (list === undefined) found.set(expectation.commandId, [expectation]);
    else list.push(expectation);
  }
  return found;
}
