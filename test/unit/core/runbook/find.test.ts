import { describe, expect, it } from 'vitest';
import { allNodes, commandsUnder, expectationsOf, findNode } from '../../../../src/core/runbook/find.ts';
import { fixture, nodeTitled } from '../../support/runbooks.ts';

describe('finding things in a runbook', () => {
  const runbook = fixture('nested-items.md');

  it('lists nodes from top to bottom', () => {
    const starts = allNodes(runbook.nodes).map((node) => node.lines.from);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts).toHaveLength(9);
  });

  it('finds a node by its id, and nothing by another', () => {
    expect(findNode(runbook, 'moving-the-mail-relay/after-the-move')?.title).toBe('After the move');
    expect(findNode(runbook, 'after-the-move')).toBeUndefined();
  });

  it('runs the commands of an item with those of all items in it, in the order of the text', () => {
    expect(commandsUnder(nodeTitled(runbook, 'Before the move')).map((command) => command.text)).toEqual([
      'mailq | tail -n 1',
      'nc -z relay-2.internal 25',
    ]);
    expect(commandsUnder(nodeTitled(runbook, 'After the move'))).toEqual([]);
  });

  it('knows what is expected of each command', () => {
    const ledger = fixture('sql-and-list.md');
    expect(ledger.commands.map((command) => expectationsOf(ledger, command).length)).toEqual([3, 0, 0, 0]);
  });
});
