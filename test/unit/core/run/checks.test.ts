/** What checks of the sidecar say of the items that they prove. */
import { describe, expect, it } from 'vitest';
import type { PlacedCheck } from '../../../../src/core/check/placedCheck.ts';
import type { RunPayload, Verdict } from '../../../../src/core/run/event.ts';
import { rollUp } from '../../../../src/core/run/rollup.ts';
import type { ItemState } from '../../../../src/core/run/state.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { placedChecks } from '../../support/checkWorld.ts';
import { finished, runOf } from '../../support/events.ts';

const runbook = readRunbook('- [ ] Nodes\n- [ ] Pods\n');

const [nodesReady, nodesMany, looked] = await placedChecks(
  '  - { id: ready, item: "#nodes", k8s: { apiVersion: v1, kind: Node }, expect: { count: 3 } }',
  '  - { id: many, item: "#nodes", k8s: { apiVersion: v1, kind: Node }, expect: { count: { gte: 2 } } }',
  '  - { id: looked, item: "#pods", manual: { prompt: Look, evidence: required, expires: 10d } }',
);

function performed(placed: PlacedCheck | undefined, verdict: Verdict): readonly RunPayload[] {
  if (placed === undefined) throw new Error('no such check');
  const { check, commandId, nodeId } = placed;
  const execution = `of ${check.id}`;
  const started: RunPayload = {
    type: 'execution.started',
    execution,
    nodeId,
    commandId,
    language: check.request.kind,
    effect: 'read',
    command: check.texts.request,
    commandSha256: '',
    expected: check.texts.expected,
    target: undefined,
    connection: undefined,
  };
  return [started, finished(execution, verdict)];
}

function stateOf(
  item: string,
  payloads: readonly RunPayload[],
  checks: readonly (PlacedCheck | undefined)[],
  now = 0,
): ItemState | undefined {
  const view = rollUp(runbook, runOf(...payloads), {
    checks: checks.filter((check) => check !== undefined),
    now,
  });
  return view.states.get(item);
}

describe('an item with checks', () => {
  const both = [nodesReady, nodesMany];

  it('passes when all of them do', () => {
    expect(stateOf('nodes', [...performed(nodesReady, 'pass'), ...performed(nodesMany, 'pass')], both)).toBe('passed');
  });

  it('is open as long as one of them was not performed', () => {
    expect(stateOf('nodes', performed(nodesReady, 'pass'), both)).toBe('open');
  });

  it.each([
    ['fail', 'failed'],
    ['error', 'error'],
    ['warn', 'warned'],
  ] as const)('shows the worst of them: %s', (verdict, state) => {
    expect(stateOf('nodes', [...performed(nodesReady, 'pass'), ...performed(nodesMany, verdict)], both)).toBe(state);
  });

  it('is stale when the sidecar expects something else by now', async () => {
    const [stricter] = await placedChecks(
      '  - { id: ready, item: "#nodes", k8s: { apiVersion: v1, kind: Node }, expect: { count: 5 } }',
    );
    expect(stateOf('nodes', performed(nodesReady, 'pass'), [stricter])).toBe('stale');
  });

  it('is warned, not passed, while a check of it is waived, and stale once the waiver has ended', () => {
    const until = '2026-03-31';
    const waived = nodesReady && { ...nodesReady, waivers: [{ check: 'ready', until, reason: 'known' }] };
    const at = (day: string): ItemState | undefined =>
      stateOf('nodes', performed(nodesReady, 'skipped'), [waived], Date.parse(day));
    expect([at('2026-03-31T12:00:00Z'), at('2026-04-01T00:00:01Z')]).toEqual(['warned', 'stale']);
  });
});

describe('an item that a person decides', () => {
  const pods = (note: string | undefined): RunPayload => ({ type: 'item.ticked', nodeId: 'pods', note });
  const day = 86_400_000;

  it('is ticked once somebody says so and gives the evidence that is asked for', () => {
    expect(stateOf('pods', [pods('https://wiki/audit')], [looked])).toBe('ticked');
    expect(stateOf('pods', [pods(undefined)], [looked])).toBe('open');
  });

  it('is stale once that has expired', () => {
    const at = Date.parse(runOf(pods('seen')).marks[0]?.at ?? '');
    expect(stateOf('pods', [pods('seen')], [looked], at + 9 * day)).toBe('ticked');
    expect(stateOf('pods', [pods('seen')], [looked], at + 11 * day)).toBe('stale');
  });
});
