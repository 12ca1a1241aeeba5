import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduceRun } from '../../../../src/core/run/reduce.ts';
import { shared } from '../../../../src/core/run/shared.ts';
import { event, finished, started } from '../../support/events.ts';
import { command, production } from '../../support/commands.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';

/** Few enough that two of them are often the same. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 4, noUnicodeString: true }),
  fc.array(fc.constantFrom('a', 1, null, [], {}, ['a'], { a: 1 }, { b: 1 }, { a: 1, b: 2 }, { b: 2, a: 1 }), {
    maxLength: 2,
  }),
  fc.constantFrom<unknown>({ ['__proto__']: {} }, JSON.parse('{"__proto__":{}}'), JSON.parse('{"__proto__":[]}'), {
    x: {},
  }),
);

describe('a value that is there already', () => {
  it('takes the place of another only where whatever is written of it is the same', () => {
    fc.assert(
      fc.property(value, value, (known, next) => {
        expect(JSON.stringify(shared(known, next))).toBe(JSON.stringify(next));
      }),
      { numRuns: 1000 },
    );
  });

  it('is kept alone: a text, a list, a record in a list', () => {
    const known = [{ verdict: 'pass', compared: { expected: '1', actual: '1' } }];
    expect(shared(known, structuredClone(known))).toBe(known);
    expect(shared<unknown>(undefined, known)).toBe(known);
  });

  it('is not taken for one that says something else in one place', () => {
    const known = { expected: ['1', '2'], at: { line: 1, column: 2 } };
    for (const next of [
      { ...known, expected: ['1', '3'] },
      { ...known, at: { line: 1, column: 3 } },
      { ...known, at: { line: 2, column: 2 } },
    ])
      expect(shared(known, next)).toBe(next);
    const nested = [[[['deep']]]];
    expect(shared(nested, structuredClone(nested)), 'deeper than is looked').not.toBe(nested);
  });

  it('is not looked for in what lies too deep, however alike', () => {
    const deep = (): unknown => JSON.parse('['.repeat(20_000) + ']'.repeat(20_000));
    const next = deep();
    expect(shared(deep(), next)).toBe(next);
  });

  it('is what executions of one command hold of each other', () => {
    const look = (id: string) => ({
      ...started(command('uptime'), readRunbook(''), id),
      expected: ['up'],
      target: { ...production },
    });
    const done = (id: string) => ({
      ...finished(id, 'pass'),
      findings: [{ verdict: 'pass', message: 'up', line: 1 }] as const,
    });
    const payloads = [look('e1'), done('e1'), look('e2'), done('e2')];
    const [one, two] = reduceRun(
      'r',
      payloads.map((payload, at) => event(at + 1, payload)),
    ).executions;
    expect(two?.invocation).toBe(one?.invocation);
    expect(two?.finished?.findings).toBe(one?.finished?.findings);
  });
});
