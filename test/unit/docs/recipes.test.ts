/** The recipes of `docs/checks.md`, from the text that a reader copies to the verdict. */
import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../src/core/check/attempt.ts';
import type { JudgeContext } from '../../../src/core/check/judgeContext.ts';
import { judgeCheck } from '../../../src/core/check/judgeCheck.ts';
import type { JsonObject } from '../../../src/core/check/json.ts';
import type { Check, Sidecar } from '../../../src/core/check/sidecar/model.ts';
import type { Observed } from '../../../src/core/check/subject.ts';
import { attestationState } from '../../../src/core/run/attestation.ts';
import type { Mark } from '../../../src/core/run/state.ts';
import { judgeContext } from '../support/checks.ts';
import { readRecipes } from '../support/recipes.ts';
import { recipeCases } from './recipeCases.ts';

const recipes = await readRecipes();
const all = recipes.flatMap(({ sidecar }) => sidecar.checks.map((check) => ({ id: check.id, check, sidecar })));
const automatic = all.filter(({ check }) => check.request.kind !== 'manual');

const afterTheWaivers = Date.parse('2026-07-01T00:00:00Z');

function contextOf({ vars, waivers }: Sidecar, now = afterTheWaivers): JudgeContext {
  return { ...judgeContext, vars, waivers, now };
}

function seen(subject: JsonObject): Observed {
  return { state: 'observed', subject, truncated: false };
}

function only(id: string): { readonly check: Check; readonly sidecar: Sidecar } {
  const found = all.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`there is no recipe with the check "${id}"`);
  return found;
}

describe('the recipes', () => {
  it('are thirteen, and each check that a machine judges has its cases', () => {
    expect(recipes).toHaveLength(13);
    expect(automatic.map(({ id }) => id).toSorted()).toEqual(Object.keys(recipeCases).toSorted());
  });

  it.each(automatic)('$id passes for what is right', ({ id, check, sidecar }) => {
    const { verdict, findings } = judgeCheck(check, seen(recipeCases[id]?.good ?? {}), contextOf(sidecar));
    expect({ verdict, wrong: findings.filter((finding) => finding.verdict !== 'pass') }).toEqual({
      verdict: 'pass',
      wrong: [],
    });
  });

  it.each(automatic)('$id fails for what is wrong, and says why', ({ id, check, sidecar }) => {
    const { verdict, findings } = judgeCheck(check, seen(recipeCases[id]?.bad ?? {}), contextOf(sidecar));
    const messages = findings.filter((finding) => finding.verdict === 'fail').map(({ message }) => message);
    expect(verdict).toBe('fail');
    expect(messages.join('\n')).toContain(recipeCases[id]?.words);
  });

  it.each(automatic)('$id is an error where nothing was observed', ({ check, sidecar }) => {
    const unobserved: Observed = { state: 'unobserved', message: 'connection refused' };
    expect(judgeCheck(check, unobserved, contextOf(sidecar)).verdict).toBe('error');
  });

  it.each(automatic)(
    '$id is an error without data, unless it says that this is good news',
    ({ id, check, sidecar }) => {
      const nothing: Observed = { state: 'no data', message: 'there is none' };
      expect(judgeCheck(check, nothing, contextOf(sidecar)).verdict).toBe(
        id === 'no-critical-alert' ? 'pass' : 'error',
      );
    },
  );
});

describe('the softer thresholds of the recipes', () => {
  it.each([
    ['replication-lag', { rows: [{ state: 'streaming', lag: '8' }], rowCount: 1, columns: [] }],
    ['tls', { ...recipeCases['tls']?.good, certificate: { daysUntilExpiry: 20 } }],
  ])('of %s warn', (id, subject) => {
    const { check, sidecar } = only(id);
    expect(judgeCheck(check, seen(subject), contextOf(sidecar)).verdict).toBe('warn');
  });
});

describe('the recipe with a person', () => {
  const { check, sidecar } = only('on-call-rota');
  const inputs = check.request.kind === 'manual' ? [check.request.input] : [];
  const at = '2026-06-01T00:00:00Z';
  const day = 86_400_000;

  function tick(note: string | undefined, daysLater: number): string {
    const mark: Mark = { nodeId: '', textSha256: undefined, ticked: true, actor: 'kim', at, note, lamport: 1 };
    return attestationState(mark, inputs, Date.parse(at) + daysLater * day);
  }

  it('is left to a person whatever was seen', () => {
    expect(judgeCheck(check, seen({}), contextOf(sidecar)).verdict).toBe('manual');
  });

  it('takes a tick with a note, for 90 days', () => {
    expect(tick(undefined, 1)).toBe('open');
    expect(tick('https://wiki.example.com/rota', 89)).toBe('ticked');
    expect(tick('https://wiki.example.com/rota', 91)).toBe('stale');
  });
});

describe('the recipe that waits', () => {
  const { check } = only('ready-after-rollout');

  it('asks again every ten seconds, thirteen times in all', () => {
    expect(nextStep(['fail'], check)).toEqual({ step: 'again', afterMs: 10_000, reason: 'retry' });
    expect(nextStep(Array<'error'>(12).fill('error'), check).step).toBe('again');
    expect(nextStep(Array<'error'>(13).fill('error'), check).step).toBe('done');
  });

  it('passes once it has held three times in a row', () => {
    expect(nextStep(['fail', 'pass', 'pass'], check)).toEqual({ step: 'again', afterMs: 5000, reason: 'sustain' });
    expect(nextStep(['pass', 'pass', 'fail', 'pass', 'pass'], check).step).toBe('again');
    expect(nextStep(['fail', 'pass', 'pass', 'pass'], check).step).toBe('done');
  });
});

describe('the recipe with an exemption', () => {
  it('is skipped through its last day, with the reason', () => {
    const { check, sidecar } = only('autoscaling');
    const bad = seen(recipeCases['autoscaling']?.bad ?? {});
    const lastMoment = contextOf(sidecar, afterTheWaivers - 1);
    expect(judgeCheck(check, bad, lastMoment)).toMatchObject({
      verdict: 'skipped',
      findings: [{ message: expect.stringContaining('OPS-1421') as string }],
    });
    expect(judgeCheck(check, bad, contextOf(sidecar)).verdict).toBe('fail');
  });
});
