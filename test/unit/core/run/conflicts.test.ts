import { beforeEach, describe, expect, it } from 'vitest';
import type { RunPayload, Verdict } from '../../../../src/core/run/event.ts';
import { reduceRun } from '../../../../src/core/run/reduce.ts';
import { rollUp } from '../../../../src/core/run/rollup.ts';
import type { ItemState } from '../../../../src/core/run/state.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { finished, started, ticked } from '../../support/events.ts';
import { lines, nodeTitled } from '../../support/runbooks.ts';
import { TestSession } from '../../support/sessions.ts';

const runbook = readRunbook(
  lines(
    '# Release',
    '',
    '- [ ] Pods run',
    '',
    '  ```bash',
    '  kubectl get pods',
    '  - orders ✓',
    '  ```',
    '- [ ] By hand',
  ),
);
const [command] = runbook.commands;
const byHand = nodeTitled(runbook, 'By hand').id;
const podsRun = nodeTitled(runbook, 'Pods run').id;

let [ada, bob] = [new TestSession('ada'), new TestSession('bob')];
let executions = 0;

beforeEach(() => {
  [ada, bob] = [new TestSession('ada'), new TestSession('bob')];
});

function begun(execution: string): RunPayload {
  if (command === undefined) throw new Error('no command');
  return started(command, runbook, execution);
}

function ran(verdict: Verdict): readonly RunPayload[] {
  executions += 1;
  return [begun(`x${executions}`), finished(`x${executions}`, verdict)];
}

/** The same whichever file is read first. */
function stateOf(title: string): ItemState | undefined {
  const orders = [
    [...ada.events, ...bob.events],
    [...bob.events, ...ada.events],
  ];
  const states = orders.map((events) =>
    rollUp(runbook, reduceRun('r', events)).states.get(nodeTitled(runbook, title).id),
  );
  expect(states[0]).toBe(states[1]);
  return states[0];
}

describe('results of two sessions that did not know of each other', () => {
  it.each<readonly [Verdict, Verdict, ItemState]>([
    ['pass', 'fail', 'conflicting'],
    ['fail', 'pass', 'conflicting'],
    ['pass', 'error', 'conflicting'],
    ['pass', 'pass', 'passed'],
    ['fail', 'fail', 'failed'],
  ])('"%s" and "%s" are "%s", also for what holds the item', (one, other, state) => {
    ada.write(...ran(one));
    bob.write(...ran(other));
    expect(stateOf('Pods run')).toBe(state);
    expect(stateOf('Release')).toBe(state === 'passed' ? 'open' : state);
  });

  it('conflict although one ran with a later clock or after more events', () => {
    ada.write(...ran('fail'), ticked(byHand), ticked(byHand));
    bob.write(...ran('pass'));
    expect(stateOf('Pods run')).toBe('conflicting');
  });

  it('are settled by a run that has seen both, and by nothing less', () => {
    ada.write(...ran('pass'));
    bob.write(...ran('fail'), ...ran('pass'));
    expect(stateOf('Pods run')).toBe('passed');
    bob.write(...ran('fail'));
    expect(stateOf('Pods run')).toBe('conflicting');
    ada.write(...ran('pass'));
    expect(stateOf('Pods run')).toBe('conflicting');
    ada.read(bob).write(...ran('pass'));
    expect(stateOf('Pods run')).toBe('passed');
  });

  it('conflict where the start of a run was seen, but not its end', () => {
    ada.write(begun('slow'));
    bob.read(ada).write(...ran('pass'));
    expect(stateOf('Pods run')).toBe('passed');
    ada.write(finished('slow', 'fail'));
    expect(stateOf('Pods run')).toBe('conflicting');
  });

  it('are unknown as long as one of them has no end', () => {
    ada.write(...ran('pass'));
    bob.write(begun('killed'));
    expect(stateOf('Pods run')).toBe('unknown');
  });

  it('do not conflict with one of another text, which is stale anyway', () => {
    ada.write(...ran('pass'));
    const [start, end] = ran('fail');
    if (start === undefined || end === undefined) throw new Error('nothing ran');
    bob.write({ ...start, expected: ['payments'] } as RunPayload, end);
    expect(stateOf('Pods run')).toBe('passed');
    ada.write(...ran('fail'));
    expect(stateOf('Pods run')).toBe('failed');
  });

  it('show both in the view, the newest last', () => {
    ada.write(...ran('pass'));
    bob.write(...ran('fail'));
    const { latest, rivals } = rollUp(runbook, reduceRun('r', [...ada.events, ...bob.events]));
    const id = command?.id ?? '';
    const verdicts = [...(rivals.executions.get(id) ?? []), latest.get(id)].map((one) => one?.finished?.verdict);
    expect(verdicts).toEqual(['pass', 'fail']);
  });
});

describe('ticks of two people who did not know of each other', () => {
  const untick: RunPayload = { type: 'item.unticked', nodeId: byHand };

  it('conflict where one ticks and the other unticks, until somebody who has seen both decides', () => {
    ada.write(ticked(byHand));
    expect(stateOf('By hand')).toBe('ticked');
    bob.write(untick);
    expect(stateOf('By hand')).toBe('conflicting');
    bob.read(ada).write(ticked(byHand));
    expect(stateOf('By hand')).toBe('ticked');
  });

  it('agree where both tick', () => {
    ada.write(ticked(byHand));
    bob.write(ticked(byHand));
    expect(stateOf('By hand')).toBe('ticked');
  });

  it.each<readonly [Verdict, boolean, ItemState]>([
    ['fail', true, 'conflicting'],
    ['pass', true, 'passed'],
    ['pass', false, 'conflicting'],
    ['fail', false, 'failed'],
  ])('beside a run that ended with "%s", ticked %s: "%s"', (verdict, isTicked, state) => {
    bob.write(isTicked ? ticked(podsRun) : { type: 'item.unticked', nodeId: podsRun });
    ada.write(...ran('error'));
    ada.write(...ran(verdict));
    expect(stateOf('Pods run')).toBe(state);
  });

  it('over bad news that was seen stand, as ever', () => {
    ada.write(...ran('fail'));
    bob.read(ada).write(ticked(podsRun));
    expect(stateOf('Pods run')).toBe('ticked');
  });
});

it('an execution without an end is unknown for ever, whatever else is recorded', () => {
  ada.write(begun('killed'));
  for (let at = 0; at < 50; at += 1) bob.read(ada).write(ticked(byHand));
  expect(stateOf('Pods run')).toBe('unknown');
});

describe('decisions of people that meet what they did not know of', () => {
  const waived: RunPayload = { type: 'item.waived', nodeId: podsRun, reason: 'later', until: '2099-01-31' };
  const notApplicable: RunPayload = { type: 'item.notApplicable', nodeId: podsRun, reason: 'no pods' };
  const untick: RunPayload = { type: 'item.unticked', nodeId: podsRun };
  const reopened: RunPayload = { ...untick, proofCounts: true };

  it.each<readonly [string, RunPayload, ItemState]>([
    ['a waiver', waived, 'waived'],
    ['"not applicable"', notApplicable, 'not applicable'],
  ])('%s holds beside a failure, whichever is later in the order', (_name, decision, state) => {
    ada.write(...ran('fail'));
    bob.write(decision);
    expect(stateOf('Pods run')).toBe(state);
    ada.write(...ran('fail'), ...ran('fail'));
    expect(stateOf('Pods run')).toBe(state);
  });

  it.each<readonly [string, RunPayload, RunPayload, ItemState]>([
    ['a waiver and "not applicable"', waived, notApplicable, 'conflicting'],
    ['a waiver and a tick', waived, ticked(podsRun), 'conflicting'],
    ['a waiver and another waiver', waived, { ...waived, reason: 'next week' }, 'waived'],
    ['two times "not applicable"', notApplicable, notApplicable, 'not applicable'],
  ])('%s at the same time', (_name, one, other, state) => {
    ada.write(one);
    bob.write(other);
    expect(stateOf('Pods run')).toBe(state);
  });

  it('a reopened item conflicts with a tick of the same time until somebody who has seen both decides', () => {
    ada.write(ticked(byHand));
    bob.read(ada).write({ type: 'item.unticked', nodeId: byHand, proofCounts: true });
    expect(stateOf('By hand')).toBe('open');
    ada.write(ticked(byHand));
    expect(stateOf('By hand')).toBe('conflicting');
    bob.read(ada).write(ticked(byHand));
    expect(stateOf('By hand')).toBe('ticked');
  });

  it('what two people reopen at the same time shows what was observed, a failure too', () => {
    ada.write(...ran('fail'), waived);
    bob.read(ada).write(reopened);
    ada.write(reopened);
    expect(stateOf('Pods run')).toBe('failed');
  });

  it('an untick stands over a proof although somebody else reopened the item at the same time', () => {
    ada.write(...ran('pass'));
    bob.read(ada).write(reopened);
    ada.write(untick);
    expect(stateOf('Pods run')).toBe('open');
  });
});

describe('a mark of somebody who has seen only one of two results', () => {
  it.each<readonly [string, RunPayload, ItemState]>([
    ['tick', ticked(podsRun), 'ticked'],
    ['untick', { type: 'item.unticked', nodeId: podsRun }, 'open'],
  ])('by a %s leaves the conflict until it has seen both', (_name, mark, settled) => {
    const carol = new TestSession('carol');
    ada.write(...ran('fail'));
    bob.write(ticked(byHand), ...ran('pass'));
    const stateNow = (): ItemState | undefined =>
      rollUp(runbook, reduceRun('r', [...ada.events, ...bob.events, ...carol.events])).states.get(podsRun);
    carol.read(bob).write(mark);
    expect(stateNow()).toBe('conflicting');
    carol.read(ada).write(mark);
    expect(stateNow()).toBe(settled);
  });

  it('does not conflict with an unseen result for another text', () => {
    const carol = new TestSession('carol');
    const [start, end] = ran('pass');
    if (start === undefined || end === undefined) throw new Error('nothing ran');
    ada.write({ ...start, expected: ['payments'] } as RunPayload, end);
    bob.write(ticked(byHand), ...ran('fail'));
    carol.read(bob).write(ticked(podsRun));
    const run = reduceRun('r', [...ada.events, ...bob.events, ...carol.events]);
    expect(rollUp(runbook, run).states.get(podsRun)).toBe('ticked');
  });
});

describe('a statement whose end is lost, so that nobody knows whether it took effect', () => {
  function lost(verdict: Verdict): readonly RunPayload[] {
    const [start, end] = ran(verdict);
    if (start === undefined || end === undefined) throw new Error('nothing ran');
    return [start, { ...end, end: 'lost' } as RunPayload];
  }

  it.each<Verdict>(['pass', 'fail', 'error', 'manual'])('is unknown whatever was judged: "%s"', (verdict) => {
    ada.write(...lost(verdict));
    expect(stateOf('Pods run')).toBe('unknown');
    expect(stateOf('Release')).toBe('unknown');
  });

  it('is unknown beside a pass of the same time, and proved by a later one that has seen it', () => {
    ada.write(...lost('error'));
    bob.write(...ran('pass'));
    expect(stateOf('Pods run')).toBe('unknown');
    bob.read(ada).write(...ran('pass'));
    expect(stateOf('Pods run')).toBe('passed');
  });

  it('conflicts with a tick that did not know of it, and is settled by one that did', () => {
    ada.write(...lost('error'));
    bob.write(ticked(podsRun));
    expect(stateOf('Pods run')).toBe('conflicting');
    bob.read(ada).write(ticked(podsRun));
    expect(stateOf('Pods run')).toBe('ticked');
  });
});
