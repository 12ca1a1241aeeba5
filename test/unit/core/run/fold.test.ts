import { describe, expect, it } from 'vitest';
import { RunFold } from '../../../../src/core/run/fold.ts';
import { reduceRun } from '../../../../src/core/run/reduce.ts';
import { event, finished, runStarted, ticked } from '../../support/events.ts';
import { command } from '../../support/commands.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { started } from '../../support/events.ts';

const look = started(command('uptime'), readRunbook(''), 'e1');

describe('events that are folded one by one', () => {
  it('come to what they do as a list, and a state that was given away stays as it was', () => {
    const payloads = [
      runStarted,
      look,
      finished('e1', 'pass'),
      ticked('a'),
      { ...ticked('b'), textSha256: 'one' },
    ] as const;
    const values = [
      { type: 'value.set', name: 'a', value: '1' } as const,
      { type: 'value.set', name: 'a', value: '2' } as const,
    ];
    const events = [...payloads, ...values].map((payload, at) => event(at + 1, payload, { actor: `actor ${at}` }));
    const fold = new RunFold('r');
    const states = events.map((one) => {
      expect(fold.add(one)).toBe(true);
      return fold.state();
    });
    expect(states).toEqual(events.map((_, at) => reduceRun('r', events.slice(0, at + 1))));
  });

  it('are refused where they belong before one that was added; the last one may come again', () => {
    const fold = new RunFold('r');
    expect([2, 3, 3, 2, 1].map((lamport) => fold.add(event(lamport, ticked('a'))))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(fold.state().people.acts).toHaveLength(2);
  });

  it('are refused where they name a line that was not kept, and nothing of them counts', () => {
    const fold = new RunFold('r', { keepsLines: false });
    const at = (lamport: number, ...seen: readonly string[]) => ({
      ...event(lamport, ticked('a'), { seen, session: seen.length === 0 ? 'ada' : 'bob' }),
      digest: `line ${lamport}`,
    });
    const events = [at(1), at(2), at(3, 'line 2'), at(4), at(5, 'line 4', 'line 2')];
    expect(events.map((one) => fold.add(one))).toEqual([true, true, true, true, true]);
    expect(fold.state()).toEqual(reduceRun('r', events));
    expect(fold.add(at(6, 'line 1'))).toBe(false);
    expect(fold.state()).toEqual(reduceRun('r', events));
    expect(fold.isNamed('line 1')).toBe(false);
  });

  it('tell which lines are named', () => {
    const fold = new RunFold('r');
    fold.add(event(1, ticked('a'), { seen: ['one'] }));
    expect([fold.isNamed('one'), fold.isNamed('two')]).toEqual([true, false]);
  });
});
