import { describe, expect, it } from 'vitest';
import type { Check } from '../../../../src/core/check/sidecar/model.ts';
import type { RunPayload, Verdict } from '../../../../src/core/run/event.ts';
import { rollUp, type RunView } from '../../../../src/core/run/rollup.ts';
import { staleReasonsOf } from '../../../../src/core/run/staleReason.ts';
import type { ItemState } from '../../../../src/core/run/state.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { event, finished, runOf, started, ticked } from '../../support/events.ts';
import { reduceRun } from '../../../../src/core/run/reduce.ts';
import { lines, nodeTitled } from '../../support/runbooks.ts';

const runbook = readRunbook(
  lines(
    '# Release',
    '',
    '- [ ] Proved',
    '  ```bash',
    '  kubectl get pods',
    '  - orders ✓',
    '  ```',
    '- [ ] Group',
    '  - [ ] By hand',
    '  - [ ] Elsewhere',
  ),
);
const lastDay = Date.UTC(2027, 0, 31, 23, 59);
const dayAfter = Date.UTC(2027, 1, 1);

const idOf = (title: string): string => nodeTitled(runbook, title).id;
const waived = (title: string): RunPayload => ({
  type: 'item.waived',
  nodeId: idOf(title),
  reason: 'later',
  until: '2027-01-31',
});
const notApplicable = (title: string): RunPayload => ({
  type: 'item.notApplicable',
  nodeId: idOf(title),
  reason: 'no',
});
const reopened = (title: string): RunPayload => ({ type: 'item.unticked', nodeId: idOf(title), proofCounts: true });
const attested = (title: string): RunPayload => ({
  type: 'item.attested',
  nodeId: idOf(title),
  evidence: [{ kind: 'link', url: 'https://wiki.example.com/rota' }],
  note: undefined,
});

let count = 0;
function ran(verdict: Verdict): readonly RunPayload[] {
  count += 1;
  const [command] = runbook.commands;
  if (command === undefined) throw new Error('no command');
  return [started(command, runbook, `x${count}`), finished(`x${count}`, verdict)];
}

function viewOf(now: number, ...payloads: readonly RunPayload[]): RunView {
  return rollUp(runbook, runOf(...payloads), { now });
}

function state(title: string, now: number, ...payloads: readonly RunPayload[]): ItemState | undefined {
  return viewOf(now, ...payloads).states.get(idOf(title));
}

describe('a waiver', () => {
  it('stands over what failed before and after it, and counts as done', () => {
    expect(state('Proved', lastDay, ...ran('fail'), waived('Proved'))).toBe('waived');
    expect(state('Proved', lastDay, waived('Proved'), ...ran('fail'))).toBe('waived');
    expect(viewOf(lastDay, waived('Proved')).progress.get('')).toEqual({ done: 1, total: 4, failed: 0 });
  });

  it('is not needed where the item is proved afterwards', () => {
    expect(state('Proved', lastDay, waived('Proved'), ...ran('pass'))).toBe('passed');
  });

  it('no longer counts on the day after its last', () => {
    expect(state('Proved', dayAfter, ...ran('fail'), waived('Proved'))).toBe('failed');
    expect(state('Proved', dayAfter, ...ran('pass'), waived('Proved'))).toBe('passed');
    expect(state('Proved', dayAfter, waived('Proved'))).toBe('stale');
    const view = viewOf(dayAfter, waived('By hand'));
    expect(view.states.get(idOf('By hand'))).toBe('stale');
    expect(staleReasonsOf(nodeTitled(runbook, 'By hand'), view)).toEqual([{ kind: 'waiver ended' }]);
    expect(view.progress.get('')?.done).toBe(0);
  });

  it('that is taken back lets what was observed count again', () => {
    expect(state('Proved', lastDay, ...ran('fail'), waived('Proved'), reopened('Proved'))).toBe('failed');
    expect(state('Proved', lastDay, ...ran('pass'), waived('Proved'), reopened('Proved'))).toBe('passed');
    expect(state('By hand', lastDay, waived('By hand'), reopened('By hand'))).toBe('open');
  });
});

describe('an item that does not apply', () => {
  it('stays so whatever is observed', () => {
    expect(state('Proved', lastDay, ...ran('fail'), notApplicable('Proved'))).toBe('not applicable');
    expect(state('Proved', lastDay, notApplicable('Proved'), ...ran('fail'))).toBe('not applicable');
  });

  it('says nothing of its group, unless nothing else is in it', () => {
    const one = [notApplicable('Elsewhere')];
    expect(state('Group', lastDay, ...one)).toBe('open');
    expect(state('Group', lastDay, ...one, attested('By hand'))).toBe('attested');
    expect(state('Group', lastDay, ...one, waived('By hand'))).toBe('waived');
    expect(state('Group', lastDay, ...one, notApplicable('By hand'))).toBe('not applicable');
  });
});

describe('an attestation', () => {
  it('is told apart from a tick without evidence', () => {
    expect(state('By hand', lastDay, attested('By hand'))).toBe('attested');
    expect(state('By hand', lastDay, ticked(idOf('By hand')))).toBe('ticked');
  });

  it('is outweighed by a later failure', () => {
    expect(state('Proved', lastDay, attested('Proved'), ...ran('fail'))).toBe('failed');
  });

  it('is enough where a check asks for evidence', () => {
    const check = { id: 'rota', request: { kind: 'manual', input: { prompt: 'Rota?', evidence: 'required' } } };
    const checks = [
      { check: check as unknown as Check, commandId: 'check:rota', nodeId: idOf('By hand'), waivers: [] },
    ];
    const by = (payload: RunPayload): ItemState | undefined =>
      rollUp(runbook, runOf(payload), { checks, now: lastDay }).states.get(idOf('By hand'));
    expect(by(attested('By hand'))).toBe('attested');
    expect(by(ticked(idOf('By hand')))).toBe('open');
    expect(by(waived('By hand'))).toBe('waived');
  });
});

describe('notes, fields and sign-offs', () => {
  it('are one of each person, and the last one of each field and role', () => {
    const nodeId = idOf('By hand');
    const { people } = reduceRun('run', [
      event(1, { type: 'item.noted', nodeId, note: 'first' }),
      event(2, { type: 'item.noted', nodeId, note: 'of lee' }, { actor: 'lee' }),
      event(3, { type: 'item.noted', nodeId, note: 'second' }),
      event(4, { type: 'field.filled', field: 'Date', value: 'Monday' }),
      event(5, { type: 'field.filled', field: 'Date', value: 'Tuesday' }),
      event(6, { type: 'field.filled', field: 'Owner', value: 'kim' }),
      event(7, { type: 'field.filled', field: 'Owner', value: '' }),
      event(8, { type: 'signOff.given', role: 'Lead', contentSha256: 'a', ready: true }),
      event(9, { type: 'signOff.given', role: 'Ops', contentSha256: 'a', ready: true }),
      event(10, { type: 'signOff.withdrawn', role: 'Ops' }),
    ]);
    expect(people.notes.map(({ actor, note }) => [actor, note])).toEqual([
      ['lee', 'of lee'],
      ['kim', 'second'],
    ]);
    expect([...people.fields].map(([key, { value }]) => [key, value])).toEqual([['Date', 'Tuesday']]);
    expect([...people.signOffs.keys()]).toEqual(['Lead']);
    expect(people.acts).toHaveLength(10);
  });

  it('go away with an empty note', () => {
    const nodeId = idOf('By hand');
    const run = runOf({ type: 'item.noted', nodeId, note: 'seen' }, { type: 'item.noted', nodeId, note: '' });
    expect(rollUp(runbook, run).notes).toEqual(new Map());
  });
});
