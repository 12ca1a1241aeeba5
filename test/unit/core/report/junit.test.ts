import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { junitReport, type JunitCase } from '../../../../src/core/report/junit.ts';

const base: JunitCase = { name: 'nodes', className: 'cluster/nodes', durationMs: 1500, verdict: 'pass', messages: [] };

describe('a JUnit report', () => {
  it('counts what failed, what could not be observed, and what was left out', () => {
    const verdicts = ['pass', 'warn', 'fail', 'error', undefined, 'skipped', 'manual'] as const;
    const xml = junitReport(
      'Shop',
      verdicts.map((verdict) => ({ ...base, verdict, messages: ['why'] })),
    );
    expect(xml).toContain('<testsuite name="Shop" tests="7" failures="1" errors="2" skipped="2" time="10.500">');
    expect(xml.match(/<testcase /g)).toHaveLength(7);
  });

  it('tells why', () => {
    const failed: JunitCase = { ...base, verdict: 'fail', messages: ['count: expected "3" & got <2>', 'second'] };
    expect(junitReport('Shop', [failed])).toContain(
      '<failure message="count: expected &quot;3&quot; &amp; got &lt;2&gt;">count: expected &quot;3&quot; &amp; got &lt;2&gt;&#10;second</failure>',
    );
  });

  it('shows a warning without failing', () => {
    const xml = junitReport('Shop', [{ ...base, verdict: 'warn', messages: ['close to the limit'] }]);
    expect(xml).toContain('<system-out>close to the limit</system-out>');
    expect(xml).not.toMatch(/<failure|<error/);
  });

  it('holds only characters that XML 1.0 allows, and no tag of anybody else, whatever was seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const xml = junitReport(text, [{ ...base, name: text, verdict: 'fail', messages: [text] }]);
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(xml.isWellFormed()).toBe(true);
        expect(xml.match(/<(?!\?xml|\/?testsuites?|\/?testcase|\/?failure)/g)).toBeNull();
      }),
    );
  });
});
