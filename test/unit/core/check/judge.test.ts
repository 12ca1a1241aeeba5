import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsWord, judge } from '../../../../src/core/check/judge.ts';
import { contains, exited, forPerson } from '../../support/commands.ts';

describe('the verdict', () => {
  it('is "pass" when every name was seen', () => {
    const judged = judge(exited('orders   Opaque\nbilling  Opaque\n'), [contains('orders', 5), contains('billing', 6)]);
    expect(judged.verdict).toBe('pass');
    expect(judged.findings.map(({ verdict, line }) => [verdict, line])).toEqual([
      ['pass', 5],
      ['pass', 6],
    ]);
  });

  it('is "fail" when one name was not, and says which', () => {
    const judged = judge(exited('orders\n'), [contains('orders'), contains('billing')]);
    expect(judged.verdict).toBe('fail');
    expect(judged.findings.map((finding) => finding.verdict)).toEqual(['pass', 'fail']);
    expect(judged.findings[1]?.message).toContain('"billing"');
  });

  it('is "error" when a name may have been in the part that was not kept', () => {
    expect(judge(exited('orders\n', { truncated: true }), [contains('billing')]).verdict).toBe('error');
    expect(judge(exited('orders\n', { truncated: true }), [contains('orders')]).verdict).toBe('pass');
  });

  it('is "error" when a name may still come from what the command left behind, and never better for that', () => {
    const leaving = { incomplete: true, survivors: [41, 42] };
    expect(judge(exited('orders\n', leaving), [contains('billing')]).verdict).toBe('error');
    const passed = judge(exited('orders\n', leaving), [contains('orders')]);
    expect(passed.verdict).toBe('pass');
    expect(passed.findings.at(-1)?.message).toContain('2 processes: 41, 42');
    expect(judge(exited('orders\n', leaving), []).verdict).toBe('manual');
  });

  it('names the signal that ended the command', () => {
    const { verdict, findings } = judge(exited('orders', { exitCode: undefined, signal: 'SIGSEGV' }), []);
    expect([verdict, findings[0]?.message]).toEqual(['fail', 'expected exit status 0, got signal SIGSEGV']);
  });

  it.each(['timed out', 'cancelled'] as const)(
    'does not call it stopped when it %s and something still runs',
    (end) => {
      const { verdict, findings } = judge(exited('', { end, survivors: [41] }), []);
      expect(verdict).toBe('error');
      expect(findings[0]?.message).toContain('processes that still run: 1 (41)');
      expect(findings[0]?.message).not.toMatch(/^stopped|^cancelled$/);
    },
  );

  it('is left to a person when nothing was expected or a statement is among it', () => {
    expect(judge(exited('ok'), [])).toEqual({ verdict: 'manual', findings: [] });
    expect(judge(exited('orders'), [contains('orders'), forPerson('looks right')]).verdict).toBe('manual');
  });

  it('is "fail" whatever else there is when one name is missing', () => {
    expect(judge(exited('orders'), [forPerson('looks right'), contains('billing')]).verdict).toBe('fail');
  });

  it('is "fail" for any exit status but 0, even when every name was seen', () => {
    const judged = judge(exited('orders', { exitCode: 1 }), [contains('orders')]);
    expect(judged.verdict).toBe('fail');
    expect(judged.findings[0]?.message).toContain('1');
    expect(judge(exited('orders', { exitCode: undefined }), [contains('orders')]).verdict).toBe('fail');
  });

  it('looks only at what was written to the standard output', () => {
    const observation = exited('', { output: 'orders', stderr: 'orders' });
    expect(judge(observation, [contains('orders')]).verdict).toBe('fail');
  });

  it.each([
    ['timed out', { end: 'timed out', durationMs: 30_000 }, '30'],
    ['cancelled', { end: 'cancelled' }, 'cancelled'],
    ['never started', { end: 'not started', message: 'no such shell' }, 'no such shell'],
    ['lost its runner', { end: 'lost', message: 'the shell went away' }, 'the shell went away'],
    ['was not found', { exitCode: 127, stderr: 'sh: 1: x\nsh: trivy: not found\n' }, 'sh: trivy: not found'],
    ['may not be executed', { exitCode: 126, stderr: './a.sh: Permission denied\n' }, 'Permission denied'],
  ] as const)('is "error", not "fail", for a command that %s', (_name, fields, words) => {
    const judged = judge(exited('orders', fields), [contains('orders')]);
    expect(judged.verdict).toBe('error');
    expect(judged.findings).toHaveLength(1);
    expect(judged.findings[0]?.message).toContain(words);
  });
});

describe('a name', () => {
  it.each([
    ['orders', 'orders'],
    ['secret/orders created', 'orders'],
    ['"orders",', 'orders'],
    ['(orders)', 'orders'],
    ['Found orders.', 'orders'],
    ['a\norders\nb', 'orders'],
    ['NAME=orders', 'orders'],
    ['orders:5432', 'orders'],
    ['all  nodes\tare ready', 'all nodes are ready'],
    ['v1.2.3+build (x86)', 'v1.2.3+build (x86)'],
    ['주문 서비스', '주문'],
  ])('in "%s" there is "%s"', (text, value) => {
    expect(containsWord(text, value)).toBe(true);
  });

  it.each([
    ['orders-old', 'orders'],
    ['old-orders', 'orders'],
    ['my.orders', 'orders'],
    ['orders_2', 'orders'],
    ['orders2', 'orders'],
    ['orders.internal', 'orders'],
    ['reorders', 'orders'],
    ['Orders', 'orders'],
    ['주문서', '주문'],
    ['axb', 'a.b'],
    ['', 'orders'],
  ])('in "%s" there is no "%s"', (text, value) => {
    expect(containsWord(text, value)).toBe(false);
  });

  const name = fc.stringMatching(/^[a-z][a-z0-9]*([-_.][a-z0-9]+){0,3}$/);
  const joined = fc.stringMatching(/^[a-z0-9_-][a-z0-9]{0,5}$/);
  const around = fc.constantFrom('', ' ', '\n', '\t', '"', '/', ',', ':', '(', '=', '|');

  it('inside a longer name is never taken for the name', () => {
    fc.assert(
      fc.property(name, joined, fc.boolean(), around, (value, more, isBefore, edge) => {
        const longer = isBefore ? more + value : value + more;
        fc.pre(!longer.split(/[./]/).includes(value));
        expect(containsWord(`${edge}${longer}${edge}`, value)).toBe(false);
      }),
    );
  });

  it('that stands alone is always found, whatever characters it is made of', () => {
    const printable = fc.stringMatching(/^[!-~]{1,12}$/);
    fc.assert(
      fc.property(printable, fc.constantFrom('', ' ', '\n', '\t'), (value, edge) => {
        expect(containsWord(`first${edge === '' ? '\n' : edge}${value}${edge}`, value)).toBe(true);
      }),
    );
  });
});
