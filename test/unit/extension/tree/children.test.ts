import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../../src/core/run/rollup.ts';
import type { Runbook } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { childrenOf, parentOf, type Arrangement } from '../../../../src/extension/tree/children.ts';
import type { TreeElement } from '../../../../src/extension/tree/element.ts';
import { finished, runOf, started, ticked } from '../../support/events.ts';
import { fenced, lines, nodeTitled } from '../../support/runbooks.ts';

const file = '/runbooks/release.md';
const asWritten: Arrangement = { filter: undefined, order: 'written' };

const runbook: Runbook = readRunbook(
  lines('# Release', '', '## First', '', '- [ ] By hand', '- [ ] Proved', '') +
    fenced('bash', 'date').replace(/^(?=.)/gm, '  ') +
    lines('', '## Second', '', '- [ ] Failed', '') +
    fenced('bash', 'df').replace(/^(?=.)/gm, '  '),
);

/** One command failed, one item was ticked. */
function shown() {
  const [, command] = runbook.commands;
  if (command === undefined) throw new Error('there is no command');
  const hand = nodeTitled(runbook, 'By hand').id;
  const run = runOf(started(command, runbook, 'x'), finished('x', 'fail'), ticked(hand));
  return { runbook, view: rollUp(runbook, run) };
}

function rows(arrangement: Arrangement, element: TreeElement = { kind: 'runbook', file }): readonly string[] {
  return childrenOf(element, shown(), arrangement).flatMap((child) => [
    child.kind === 'node' ? child.node.title : child.kind,
    ...rows(arrangement, child),
  ]);
}

describe('the rows of a runbook', () => {
  it('are all of it, as it is written', () => {
    expect(rows(asWritten)).toEqual(['First', 'By hand', 'Proved', 'command', 'Second', 'Failed', 'command']);
  });

  it('are with a filter those of its kind, and the sections around them', () => {
    expect(rows({ ...asWritten, filter: 'failed' })).toEqual(['Second', 'Failed', 'command']);
    expect(rows({ ...asWritten, filter: 'open' })).toEqual(['First', 'Proved', 'command']);
    expect(rows({ ...asWritten, filter: 'manual' })).toEqual(['First', 'By hand']);
    expect(rows({ ...asWritten, filter: 'stale' })).toEqual([]);
  });

  it('begin with what failed where that is asked for', () => {
    expect(rows({ ...asWritten, order: 'attention' }).slice(0, 2)).toEqual(['Second', 'Failed']);
  });

  it('each know the row that they are under', () => {
    const check = (element: TreeElement): void => {
      for (const child of childrenOf(element, shown(), asWritten)) {
        expect(parentOf(child, shown(), asWritten)).toEqual(element);
        check(child);
      }
    };
    check({ kind: 'runbook', file });
  });
});
