/** A whole sidecar with every kind and operator, from its text to the verdicts. */
import { describe, expect, it } from 'vitest';
import { judgeCheck } from '../../../../src/core/check/judgeCheck.ts';
import type { JudgeContext } from '../../../../src/core/check/judgeContext.ts';
import type { JsonObject } from '../../../../src/core/check/json.ts';
import { linkItems } from '../../../../src/core/check/linkItems.ts';
import { kinds } from '../../../../src/core/check/sidecar/kindSchemas.ts';
import { bookshop } from '../../support/bookshop.ts';
import { judgeContext, validSidecar } from '../../support/checks.ts';
import { fixture, fixtureText } from '../../support/runbooks.ts';

const sidecar = await validSidecar(fixtureText('bookshop.checks.yaml'));
const context: JudgeContext = { ...judgeContext, vars: sidecar.vars, waivers: sidecar.waivers };
const automatic = sidecar.checks.filter(({ request }) => request.kind !== 'manual');

function seen(subject: JsonObject) {
  return { state: 'observed', subject, truncated: false } as const;
}

describe('the checks of the bookshop', () => {
  it('are of every kind, and each proves an item of its own', () => {
    expect(new Set(sidecar.checks.map(({ request }) => request.kind))).toEqual(new Set(kinds));
    const { nodeIds, problems } = linkItems(sidecar.checks, fixture('bookshop.md'));
    expect(problems).toEqual([]);
    expect(new Set(nodeIds.values()).size).toBe(sidecar.checks.length);
  });

  it('each have a good and a bad subject', () => {
    expect(Object.keys(bookshop)).toEqual(automatic.map(({ id }) => id));
  });

  it.each(automatic.map((check) => [check.id, check] as const))('%s passes where all is well', (id, check) => {
    const judgement = judgeCheck(check, seen(bookshop[id]?.good ?? {}), context);
    expect(judgement.findings.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(judgement.verdict).toBe('pass');
  });

  it.each(automatic.map((check) => [check.id, check] as const))('%s tells what is wrong', (id, check) => {
    const wrong = bookshop[id];
    const { verdict, findings } = judgeCheck(check, seen(wrong?.bad ?? {}), context);
    expect(verdict).toBe(wrong?.verdict);
    const told = findings.filter((finding) => finding.verdict !== 'pass').map(({ message }) => message);
    expect(told.join('\n')).toContain(wrong?.words);
  });

  it('leave who is on call to a person', () => {
    const onCall = sidecar.checks.filter(({ request }) => request.kind === 'manual');
    expect(onCall.map((check) => judgeCheck(check, seen({}), context).verdict)).toEqual(['manual']);
  });

  it('never pass when nothing could be seen', () => {
    for (const check of automatic) {
      expect(judgeCheck(check, { state: 'unobserved', message: 'forbidden' }, context).verdict).toBe('error');
      expect(judgeCheck(check, seen({}), context).verdict).not.toBe('pass');
    }
  });
});
