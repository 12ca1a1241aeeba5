import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../../src/core/report/build.ts';
import { renderInToto } from '../../../../src/core/report/inToto.ts';
import { peopleReport } from './peopleReport.ts';
import { inputFor } from './sampleReport.ts';

interface Statement {
  readonly _type: string;
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: string;
  readonly predicate: Readonly<Record<string, unknown>> & { readonly result: string };
}

const heads = [{ name: 'kim-1.jsonl', sha256: 'b'.repeat(64) }];

function statement(report = peopleReport()): Statement {
  return JSON.parse(renderInToto(report, heads)) as Statement;
}

describe('the in-toto statement', () => {
  it('has the runbook, the heads of the log and each stored evidence once as subjects', () => {
    const { _type, predicateType, subject } = statement();
    expect([_type, predicateType]).toEqual([
      'https://in-toto.io/Statement/v1',
      'https://in-toto.io/attestation/test-result/v0.1',
    ]);
    const digests = subject.map(({ digest }) => digest.sha256);
    expect(subject[0]).toMatchObject({ name: 'orders-release.md', digest: { sha256: peopleReport().runbook.sha256 } });
    expect(digests).toContain('b'.repeat(64));
    expect(digests).toContain('f'.repeat(64));
    expect(new Set(digests).size).toBe(digests.length);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has failed as long as anything is not done', () => {
    expect(statement().predicate.result).toBe('FAILED');
    const ready = inputFor('# L\n\n- [ ] Approved\n', [], { Approved: { ticked: true, note: undefined } });
    expect(statement(buildReport(ready)).predicate).toMatchObject({
      result: 'PASSED',
      passedTests: ['l/approved'],
      failedTests: [],
    });
  });
});
