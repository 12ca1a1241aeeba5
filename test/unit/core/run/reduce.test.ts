import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent, RunPayload } from '../../../../src/core/run/event.ts';
import { reduceRun } from '../../../../src/core/run/reduce.ts';
import { command, production } from '../../support/commands.ts';
import { event, finished, runOf, runStarted, started, ticked } from '../../support/events.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';

const runbook = readRunbook('');
const look = (execution: string): RunPayload => started(command('uptime'), runbook, execution);

const payload: fc.Arbitrary<RunPayload> = fc.oneof(
  fc.constant(runStarted),
  fc.constantFrom('e1', 'e2').map(look),
  fc
    .tuple(fc.constantFrom('e1', 'e2', 'e3'), fc.constantFrom('pass', 'fail'))
    .map(([id, verdict]) => finished(id, verdict === 'pass' ? 'pass' : 'fail')),
  fc.constantFrom('a', 'b').map((nodeId) => ticked(nodeId)),
  fc.constantFrom('a', 'b').map((nodeId): RunPayload => ({ type: 'item.unticked', nodeId })),
  fc.constant<RunPayload>({ type: 'target.pinned', target: production }),
);

/** The events of two files that were written at the same time. */
const files = fc
  .array(fc.tuple(payload, fc.nat(8), fc.constantFrom('s1', 's2')), { maxLength: 25 })
  .map((made) =>
    made.map(([what, lamport, session], seq) =>
      event(lamport, what, { id: `id-${seq}`, session, seq, actor: session }),
    ),
  );

describe('the state of a run', () => {
  it('is the same whichever file is read first', () => {
    fc.assert(
      fc.property(files, (events) => {
        const one = events.filter(({ session }) => session === 's1');
        const two = events.filter(({ session }) => session === 's2');
        expect(reduceRun('r', [...two, ...one])).toEqual(reduceRun('r', [...one, ...two]));
      }),
    );
  });

  it('does not change when events are read twice', () => {
    fc.assert(
      fc.property(files, (events) => {
        expect(reduceRun('r', [...events, ...events])).toEqual(reduceRun('r', events));
      }),
    );
  });

  it('of a run without events is empty', () => {
    expect(reduceRun('r', [])).toMatchObject({
      runId: 'r',
      name: '',
      startedAt: undefined,
      actors: [],
      executions: [],
      marks: [],
      textDigests: [],
      lamport: 0,
    });
  });

  it('tells who started it, when, with which text, and who else wrote to it', () => {
    const state = reduceRun('r', [
      event(1, runStarted, { actor: 'lee' }),
      event(7, ticked('a'), { actor: 'kim' }),
      event(8, ticked('b'), { actor: 'lee' }),
    ]);
    expect(state).toMatchObject({
      name: 'v2.0.0 to production',
      actor: 'lee',
      actors: ['kim', 'lee'],
      startedAt: '2026-03-02T09:01:00.000Z',
      lastEventAt: '2026-03-02T09:08:00.000Z',
      runbookSha256: 'r'.repeat(64),
      context: 'prod',
      lamport: 8,
      unknownEvents: 0,
    });
  });

  it('keeps the first target that was pinned', () => {
    const other = { ...production, server: 'https://other.example' };
    expect(
      runOf({ type: 'target.pinned', target: production }, { type: 'target.pinned', target: other }).target,
    ).toEqual(production);
  });
});

describe('an execution', () => {
  it('has what was started and how it ended', () => {
    const [execution] = runOf(look('e1'), finished('e1', 'pass')).executions;
    expect(execution).toMatchObject({
      id: 'e1',
      invocation: { commandId: 'node#1.1', command: 'uptime' },
      actor: 'kim',
      startedAt: '2026-03-02T09:01:00.000Z',
      lamport: 1,
      finished: { verdict: 'pass', end: 'exited', finishedAt: '2026-03-02T09:02:00.000Z' },
    });
  });

  it('into which no values were put was written in the runbook as it ran', () => {
    expect(runOf(look('e1')).executions).toMatchObject([
      { invocation: { command: 'uptime', template: 'uptime', values: [] } },
    ]);
  });

  it('into which values were put has them and the text of the runbook too', () => {
    const filled = { command: 'ping web-1', template: 'ping <host>', values: [{ name: 'host', value: 'web-1' }] };
    expect(runOf({ ...look('e1'), ...filled }).executions).toMatchObject([{ invocation: filled }]);
  });

  it('that was started and never ended has no end', () => {
    expect(runOf(look('e1')).executions).toMatchObject([{ id: 'e1', finished: undefined }]);
  });

  it('that ended without having been started is none', () => {
    expect(runOf(finished('e1', 'pass')).executions).toEqual([]);
    expect(runOf(finished('e1', 'pass'), look('e1')).executions).toMatchObject([{ finished: undefined }]);
  });

  it('keeps its first end', () => {
    const state = runOf(look('e1'), finished('e1', 'fail'), finished('e1', 'pass'));
    expect(state.executions).toMatchObject([{ finished: { verdict: 'fail' } }]);
  });

  it('comes after all that were started before it', () => {
    const state = runOf(look('e2'), look('e1'), finished('e1', 'pass'), finished('e2', 'pass'));
    expect(state.executions.map(({ id }) => id)).toEqual(['e2', 'e1']);
  });
});

describe('ticks by hand', () => {
  it('keep who, when and why; the newest stands', () => {
    const { marks } = runOf(ticked('a', 'seen on the console'), ticked('b'), { type: 'item.unticked', nodeId: 'b' });
    expect(marks[0]).toEqual({
      nodeId: 'a',
      textSha256: undefined,
      ticked: true,
      actor: 'kim',
      at: '2026-03-02T09:01:00.000Z',
      note: 'seen on the console',
      lamport: 1,
      position: { session: 's1', seq: 1, lamport: 1 },
    });
    expect(marks[1]).toMatchObject({ nodeId: 'b', ticked: false, note: undefined, lamport: 3 });
    expect(marks).toHaveLength(2);
  });

  it('are in the order of the log, also where two people marked one item without knowing of each other', () => {
    const { marks } = reduceRun('r', [
      event(1, ticked('a'), { session: 's1', seq: 0 }),
      event(2, ticked('b'), { session: 's1', seq: 1 }),
      event(3, ticked('a'), { session: 's2', seq: 0 }),
    ]);
    expect(marks.map(({ nodeId, lamport }) => `${lamport} ${nodeId}`)).toEqual(['1 a', '2 b', '3 a']);
  });

  it('name no text where the log names none, and stand among all that people did', () => {
    const { textDigests, people } = runOf(ticked('a'), { type: 'item.unticked', nodeId: 'a' });
    expect(textDigests).toEqual([]);
    expect(people.acts.map(({ type }) => type)).toEqual(['item.ticked', 'item.unticked']);
  });

  it('of the same id in two texts are two, because the id may stand for something else by now', () => {
    const { marks, textDigests } = runOf(
      { ...ticked('a', 'in the first'), textSha256: 'one' },
      { ...ticked('a', 'in the second'), textSha256: 'two' },
      { ...ticked('b'), textSha256: 'one' },
    );
    expect(marks.map(({ note }) => note)).toEqual(['in the first', 'in the second', undefined]);
    expect(textDigests).toEqual(['two', 'one']);
  });
});

describe('lines of a newer version', () => {
  const strange = { ...event(2, ticked('a')), type: 'item.blessed' } as unknown as RunEvent;

  it('of a type that is not known are counted and change nothing else', () => {
    const state = reduceRun('r', [event(1, runStarted), strange]);
    expect(state.unknownEvents).toBe(1);
    expect(state.marks).toEqual([]);
    expect(state.lamport).toBe(2);
  });

  it('of a higher format are counted even where their type is known', () => {
    const state = reduceRun('r', [event(1, runStarted), event(2, ticked('a'), { v: 2 })]);
    expect(state.unknownEvents).toBe(1);
    expect(state.marks).toEqual([]);
    expect(state.lastEventAt).toBe('2026-03-02T09:02:00.000Z');
  });

  it('are not what a note of the run is, which says nothing of its state', () => {
    expect(runOf(runStarted, { type: 'run.noted', note: 'the pager is with kim' }).unknownEvents).toBe(0);
  });

  it('has the last value that each name was given', () => {
    const set = (name: string, value: string): RunPayload => ({ type: 'value.set', name, value });
    expect([...runOf(set('a', '1'), set('b', '2'), set('a', '3')).values]).toEqual([
      ['a', '3'],
      ['b', '2'],
    ]);
  });
});
