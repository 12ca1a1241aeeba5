import { describe, expect, it } from 'vitest';
import { performChecks } from '../../../../src/core/check/performChecks.ts';
import { createRedactor } from '../../../../src/core/check/redact.ts';
import { production } from '../../support/commands.ts';
import { checkWorld, endsOf, performing, placedChecks, seen, startsOf, unseen } from '../../support/checkWorld.ts';

const nodes = 'k8s: { apiVersion: v1, kind: Node }';
const three = seen({ items: [{}, {}, {}], count: 3 });

/** One check that wants three nodes, with more lines. */
function threeNodes(...more: readonly string[]): ReturnType<typeof placedChecks> {
  return placedChecks('  - id: nodes', '    item: "#nodes"', `    ${nodes}`, '    expect: { count: 3 }', ...more);
}

describe('performing checks', () => {
  it('observes equal requests once and judges each check by it', async () => {
    const checks = await placedChecks(
      `  - { id: three, item: "#nodes", ${nodes}, expect: { count: 3 } }`,
      `  - { id: four, item: "#nodes", ${nodes}, expect: { count: 4 } }`,
      '  - { id: pods, item: "#pods", k8s: { apiVersion: v1, kind: Pod }, expect: { count: 3 } }',
    );
    const { ports, steps, appended } = checkWorld([three]);
    const outcomes = await performChecks(checks, ports, performing);
    expect(steps.filter((step) => step === 'observe k8s')).toHaveLength(2);
    expect([...outcomes.values()].map(({ state }) => state)).toEqual(['finished', 'finished', 'finished']);
    const verdicts = new Map(endsOf(appended).map(({ execution, verdict }) => [execution, verdict]));
    expect(startsOf(appended).map(({ commandId, execution }) => [commandId, verdicts.get(execution)])).toEqual([
      ['check:three', 'pass'],
      ['check:four', 'fail'],
      ['check:pods', 'pass'],
    ]);
  });

  it('writes down what is asked before it asks, and all that is judged by one answer at once', async () => {
    const checks = await placedChecks(
      `  - { id: three, ${nodes}, expect: { count: 3 } }`,
      `  - { id: four, ${nodes}, expect: { count: 4 } }`,
    );
    const { ports, steps } = checkWorld([three]);
    await performChecks(checks, ports, performing);
    expect(steps).toEqual(['append started, started', 'observe k8s', 'append finished, finished']);
  });

  it('observes nothing where the start cannot be written down', async () => {
    const full = { append: () => Promise.reject(new Error('disk full')) };
    const { ports, steps } = checkWorld([three], full);
    const outcomes = await performChecks(await threeNodes(), ports, performing);
    expect(outcomes.get('nodes')).toMatchObject({ state: 'refused', refusal: { code: 'state not writable' } });
    expect(steps).toEqual([]);
  });

  it('keeps what was seen as evidence, without secrets, and nothing of what is sensitive', async () => {
    const secret = seen({ items: [{ token: 'hunter2secret' }], count: 3 });
    const redact = { redactor: () => createRedactor(['hunter2secret']) };
    const open = checkWorld([secret], redact);
    await performChecks(await threeNodes(), open.ports, performing);
    expect(open.evidence.join()).toContain('"count": 3');
    expect(open.evidence.join()).not.toContain('hunter2secret');
    const closed = checkWorld([secret], redact);
    await performChecks(await threeNodes('    sensitive: true'), closed.ports, performing);
    expect(closed.evidence).toEqual([]);
  });

  it('calls what could not be observed an error', async () => {
    const { ports, appended } = checkWorld([unseen]);
    await performChecks(await threeNodes(), ports, performing);
    expect(endsOf(appended)).toMatchObject([{ verdict: 'error', end: 'not observed', evidence: undefined }]);
  });

  it('tries again as often as the check says, and tells at which attempt it ended', async () => {
    const { ports, steps, appended } = checkWorld([unseen, seen({ items: [], count: 0 }), three]);
    await performChecks(await threeNodes('    retry: { count: 5, interval: 2s }'), ports, performing);
    expect(steps.filter((step) => step.startsWith('wait'))).toEqual(['wait 2000', 'wait 2000']);
    expect(endsOf(appended)).toMatchObject([{ verdict: 'pass' }]);
    expect(endsOf(appended)[0]?.findings.at(-1)?.message).toBe('attempt 3 of 6');
  });

  it('is no pass where it was stopped before it had held long enough', async () => {
    const controller = new AbortController();
    const stop = {
      wait: () => {
        controller.abort();
        return Promise.resolve();
      },
    };
    const { ports, appended } = checkWorld([three], stop);
    const options = { ...performing, signal: controller.signal };
    await performChecks(await threeNodes('    sustain: { count: 3, interval: 1s }'), ports, options);
    expect(endsOf(appended)).toMatchObject([{ verdict: 'error' }]);
  });

  it('leaves to a person what only a person can decide', async () => {
    const { ports, steps } = checkWorld([]);
    const checks = await placedChecks('  - { id: look, item: "#nodes", manual: { prompt: Look } }');
    const outcomes = await performChecks(checks, ports, performing);
    expect(outcomes.get('look')).toEqual({ state: 'left to a person' });
    expect(steps).toEqual([]);
  });

  it('writes down that a waived check was skipped, and why', async () => {
    const waivers = [{ check: 'nodes', until: '2027-01-31', reason: 'new racks come in January' }];
    const world = checkWorld([three]);
    const judgeContext: typeof world.ports.judgeContext = (place) => ({ ...world.ports.judgeContext(place), waivers });
    await performChecks(await threeNodes(), { ...world.ports, judgeContext }, performing);
    expect(world.steps).toEqual(['append started, finished']);
    expect(endsOf(world.appended)[0]).toMatchObject({ verdict: 'skipped' });
    expect(endsOf(world.appended)[0]?.findings[0]?.message).toContain('new racks come in January');
  });
});

describe('gates of checks', () => {
  const unapproved = { code: 'not approved', message: 'Approve first.' } as const;

  it('let nothing through before trust and approval, not even a look at the target', async () => {
    const { ports, steps } = checkWorld([three], {
      entryRefusal: () => unapproved,
      place: () => Promise.reject(new Error('asked the cluster')),
    });
    const outcomes = await performChecks(await threeNodes(), ports, performing);
    expect(outcomes.get('nodes')).toEqual({ state: 'refused', refusal: unapproved });
    expect(steps).toEqual([]);
  });

  it('stop a check whose target is not the one of the run', async () => {
    const changed = { code: 'target changed', message: 'Another cluster.' } as const;
    const { ports, steps } = checkWorld([three], {
      place: () => Promise.resolve({ state: 'refused', refusal: changed }),
    });
    const outcomes = await performChecks(await threeNodes(), ports, performing);
    expect(outcomes.get('nodes')).toEqual({ state: 'refused', refusal: changed });
    expect(steps).toEqual([]);
  });

  const rollout =
    '  - { id: restart, exec: { argv: [kubectl, rollout, restart, deploy/web] }, expect: { exitCode: 0 } }';

  it('ask a person before a program that may change something', async () => {
    const { ports, steps } = checkWorld([seen({ exitCode: 0, stdout: '', stderr: '', durationMs: 1 })]);
    await performChecks(await placedChecks(rollout), ports, performing);
    expect(steps.slice(0, 2)).toEqual(['confirm exec:', 'append started']);
  });

  it('run no such program where the person says no, or the context stands for another cluster by now', async () => {
    const no = checkWorld([], { confirm: () => Promise.resolve(false) });
    const refused = await performChecks(await placedChecks(rollout), no.ports, performing);
    expect(refused.get('restart')).toMatchObject({ refusal: { code: 'not confirmed' } });
    const silent = checkWorld([], { confirm: () => Promise.resolve(undefined as never) });
    const unanswered = await performChecks(await placedChecks(rollout), silent.ports, performing);
    expect(unanswered.get('restart')).toMatchObject({ refusal: { code: 'not confirmed' } });
    const other = { ...production, clusterUid: 'another' };
    const moved = checkWorld([], { currentTarget: () => Promise.resolve({ state: 'found', identity: other }) });
    const stopped = await performChecks(await placedChecks(rollout), moved.ports, performing);
    expect(stopped.get('restart')).toMatchObject({ refusal: { code: 'target changed' } });
    expect([...no.steps, ...moved.steps]).toEqual([]);
  });

  it('ask nobody about a program that only reads', async () => {
    const { ports, steps } = checkWorld([seen({ exitCode: 0, stdout: '', stderr: '', durationMs: 1 })]);
    const reading = '  - { id: get, exec: { argv: [kubectl, get, pods] }, expect: { exitCode: 0 } }';
    await performChecks(await placedChecks(reading), ports, performing);
    expect(steps).toEqual(['append started', 'observe exec', 'append finished']);
  });

  it('let nothing start once cancelled', async () => {
    const { ports, steps } = checkWorld([three]);
    const outcomes = await performChecks(await threeNodes(), ports, { ...performing, signal: AbortSignal.abort() });
    expect(outcomes.get('nodes')).toMatchObject({ refusal: { code: 'cancelled' } });
    expect(steps).toEqual([]);
  });
});

describe('a check that may change something', () => {
  const changing = (): ReturnType<typeof placedChecks> =>
    placedChecks('  - { id: touch, exec: { argv: [kubectl, delete, pod, web-1] }, expect: { exitCode: 0 } }');

  it('is refused in read-only mode, and nobody is asked', async () => {
    const { ports, steps } = checkWorld([], { readOnly: () => true });
    const outcomes = await performChecks(await changing(), ports, performing);
    expect(outcomes.get('touch')).toMatchObject({ state: 'refused', refusal: { code: 'read-only' } });
    expect(steps).toEqual([]);
  });

  it('does not start where the target moved after it was confirmed', async () => {
    let clusterUid = production.clusterUid;
    const { ports, steps } = checkWorld([], {
      currentTarget: () => Promise.resolve({ state: 'found', identity: { ...production, clusterUid } }),
      confirm: () => {
        clusterUid = 'other';
        return Promise.resolve(true);
      },
    });
    const outcomes = await performChecks(await changing(), ports, performing);
    expect(outcomes.get('touch')).toMatchObject({ state: 'refused', refusal: { code: 'target changed' } });
    expect(steps).toEqual([]);
  });
});

it('no check starts once trust or approval is gone, however many were admitted', async () => {
  const checks = await placedChecks(
    `  - { id: nodes, ${nodes}, expect: { count: 3 } }`,
    '  - { id: pods, k8s: { apiVersion: v1, kind: Pod }, expect: { count: 3 } }',
  );
  let asked = 0;
  const { ports, steps } = checkWorld([three], {
    entryRefusal: () => {
      asked += 1;
      return asked > checks.length ? { code: 'not approved', message: 'edited' } : undefined;
    },
  });
  const outcomes = await performChecks(checks, ports, performing);
  expect([...outcomes.values()].map(({ state }) => state)).toEqual(['refused', 'refused']);
  expect(steps).toEqual([]);
});
