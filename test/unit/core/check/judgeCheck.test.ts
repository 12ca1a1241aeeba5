import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCheck } from '../../../../src/core/check/judgeCheck.ts';
import type { Json, JsonObject } from '../../../../src/core/check/json.ts';
import { createRedactor } from '../../../../src/core/check/redact.ts';
import { reasonToSkip } from '../../../../src/core/check/skip.ts';
import type { Check } from '../../../../src/core/check/sidecar/model.ts';
import type { Observed } from '../../../../src/core/check/subject.ts';
import { judgeContext, readCheck } from '../../support/checks.ts';

function seen(subject: JsonObject, truncated = false): Observed {
  return { state: 'observed', subject, truncated };
}

const pods = 'k8s: { apiVersion: v1, kind: Pod }';
const running = await readCheck(
  pods,
  'expect:',
  '  items[*].status.phase: { all: Running }',
  '  count: { gte: 1, lt: 5 }',
);
const up = { count: 1, items: [{ metadata: { name: 'a' }, status: { phase: 'Running' } }] };
const down = { count: 1, items: [{ metadata: { name: 'a' }, status: { phase: 'Failed' } }] };

function verdict(check: Check, observed: Observed, context = judgeContext): string {
  return judgeCheck(check, observed, context).verdict;
}

describe('a judgement', () => {
  it('has a finding with its line for every operator, also for those that hold', () => {
    expect(judgeCheck(running, seen(down), judgeContext)).toEqual({
      verdict: 'fail',
      findings: [
        {
          verdict: 'fail',
          message:
            'items[*].status.phase: expected all "Running", and 0 of 1 are as expected; a at items[0].status.phase has "Failed"',
          line: 6,
          compared: {
            expected: 'items[*].status.phase: all "Running"',
            actual: '0 of 1 as expected',
            offender: 'a at items[0].status.phase = "Failed"',
          },
        },
        { verdict: 'pass', message: 'count: gte 1 holds, got 1', line: 7 },
        { verdict: 'pass', message: 'count: lt 5 holds, got 1', line: 7 },
      ],
    });
  });

  it('says of "none" how many are as expected, which are those without it', async () => {
    const unset = await readCheck(pods, 'expect:', '  items[*].spec.hostNetwork: { none: { exists: true } }');
    const seenPods = seen({ count: 1, items: [{ metadata: { name: 'a' }, spec: { hostNetwork: true } }] });
    expect(judgeCheck(unset, seenPods, judgeContext).findings[0]?.message).toBe(
      'items[*].spec.hostNetwork: expected none exists, and 0 of 1 are as expected; a at items[0].spec.hostNetwork has true',
    );
  });

  it('is an error with its reason where nothing could be observed', () => {
    expect(judgeCheck(running, { state: 'unobserved', message: 'forbidden: list pods' }, judgeContext)).toEqual({
      verdict: 'error',
      findings: [{ verdict: 'error', message: 'forbidden: list pods', line: 3 }],
    });
  });

  it('fails before it is an error, and is an error before it passes', async () => {
    const two = await readCheck(pods, 'expect: { count: 1 }', 'cel: [{ expr: "items[0].spec.x == 1" }]');
    expect(verdict(two, seen({ items: [{}], count: 2 }))).toBe('fail');
    expect(verdict(two, seen({ items: [{}], count: 1 }))).toBe('error');
  });

  it('of a part of what is there can fail, not pass', () => {
    expect(verdict(running, seen(up, true))).toBe('error');
    expect(verdict(running, seen(down, true))).toBe('fail');
  });

  it('has the message of the author before what is wrong', async () => {
    const check = await readCheck('message: Start them', pods, 'expect: { count: 1 }');
    const { findings } = judgeCheck(check, seen({ items: [{}, {}], count: 2 }), judgeContext);
    expect(findings[0]?.message).toBe('Start them: count: expected 1, got 2');
  });
});

describe('no data', () => {
  const nothing: readonly [string, string, JsonObject][] = [
    ['objects', pods, { items: [], count: 0 }],
    ['rows', 'sql: { connection: c, query: select 1 }', { rows: [], rowCount: 0 }],
    ['samples', 'prometheus: { connection: c, query: up }', { samples: [], count: 0 }],
    [
      'samples that are numbers',
      'prometheus: { connection: c, query: up }',
      { samples: [{ labels: {}, value: null }], count: 1 },
    ],
  ];

  it.each(nothing)('of %s is an error, a pass only where the file says so', async (_name, kind, subject) => {
    for (const [empty, expected] of [
      ['error', 'error'],
      ['fail', 'fail'],
      ['pass', 'pass'],
    ] as const) {
      const check = withKind(await readCheck(`empty: ${empty}`, pods, 'expect: { count: 0 }'), kind);
      expect(verdict(check, seen(subject))).toBe(expected);
    }
  });

  it('that a runner found is judged the same', async () => {
    const observed: Observed = { state: 'no data', message: 'there is no Namespace a' };
    expect(verdict(running, observed)).toBe('error');
    expect(verdict(await readCheck('empty: fail', pods, 'expect: { count: 0 }'), observed)).toBe('fail');
  });

  it('among data is an error, whatever is allowed', async () => {
    const check = withKind(await readCheck('empty: pass', pods, 'expect: { count: 2 }'), 'prometheus: { }');
    const samples = [1, null].map((value) => ({ labels: {}, value }));
    expect(judgeCheck(check, seen({ samples, count: 2 }), judgeContext)).toMatchObject({
      verdict: 'error',
      findings: [{ verdict: 'pass' }, { verdict: 'error', message: 'samples that are NaN: 1 of 2' }],
    });
  });

  it('cannot be told from a part of the data', async () => {
    expect(
      verdict(await readCheck('empty: pass', pods, 'expect: { count: 0 }'), seen({ items: [], count: 0 }, true)),
    ).toBe('error');
  });
});

/** The same check of another kind, which would need a connection in the file. */
function withKind(check: Check, kind: string): Check {
  if (kind.startsWith('sql'))
    return {
      ...check,
      request: { kind: 'sql', target: undefined, input: { connection: 'c', query: '', params: [], maxRows: 100 } },
    };
  if (kind.startsWith('prometheus'))
    return { ...check, request: { kind: 'prometheus', target: undefined, input: { connection: 'c', query: '' } } };
  return check;
}

describe('severity', () => {
  it.each([
    ['error', 'fail'],
    ['warn', 'warn'],
    ['info', 'manual'],
  ])(
    '%s makes of what is wrong "%s"; what is right passes, what cannot be observed is an error',
    async (severity, expected) => {
      const check = await readCheck(`severity: ${severity}`, pods, 'expect: { count: 1 }');
      expect(verdict(check, seen({ items: [{}, {}], count: 2 }))).toBe(expected);
      expect(verdict(check, seen({ items: [{}], count: 1 }))).toBe('pass');
      expect(verdict(check, { state: 'unobserved', message: '' })).toBe('error');
    },
  );
});

describe('a softer threshold', () => {
  const check = readCheck(
    pods,
    'expect: { count: { gte: 2 } }',
    'warn:',
    '  expect: { count: { gte: 3 } }',
    '  cel: [{ expr: "items.all(i, i.n > 0)" }]',
  );

  it('is a warning where only it is missed, and an error where it cannot be judged', async () => {
    const item = { n: 1 };
    expect(verdict(await check, seen({ items: [item, item, item], count: 3 }))).toBe('pass');
    expect(verdict(await check, seen({ items: [item, item], count: 2 }))).toBe('warn');
    expect(verdict(await check, seen({ items: [{}, item, item], count: 3 }))).toBe('error');
  });

  it('is not asked where the harder one is missed', async () => {
    const judged = judgeCheck(await check, seen({ items: [{}], count: 1 }), judgeContext);
    expect(judged.verdict).toBe('fail');
    expect(judged.findings).toHaveLength(1);
  });
});

describe('a check is skipped', () => {
  it('through the last day of its waiver, and not a moment longer', () => {
    const waivers = [{ check: 'it', until: '2026-06-01', reason: 'moving' }];
    const judged = judgeCheck(running, seen(down), {
      ...judgeContext,
      waivers,
      now: Date.parse('2026-06-01T23:59:59Z'),
    });
    expect(judged).toEqual({
      verdict: 'skipped',
      findings: [{ verdict: 'skipped', message: 'waived until 2026-06-01: moving', line: 3 }],
    });
    expect(verdict(running, seen(down), { ...judgeContext, waivers, now: Date.parse('2026-06-02T00:00:00Z') })).toBe(
      'fail',
    );
    expect(
      verdict(running, seen(down), { ...judgeContext, waivers: [{ check: 'other', until: '2099-01-01', reason: '' }] }),
    ).toBe('fail');
  });

  it('where its condition is false, before anything is observed', async () => {
    const check = await readCheck("when: target.name == 'live' && vars.size > 1", pods, 'expect: { count: 1 }');
    const context = { ...judgeContext, vars: { size: 2 }, target: { name: 'live' } };
    expect(reasonToSkip(check, context)).toBeUndefined();
    expect(reasonToSkip(check, { ...context, vars: { size: 1 } })).toMatchObject({
      verdict: 'skipped',
      findings: [{ message: 'not applicable: vars.size > 1 is false: left 1, right 1', line: 4 }],
    });
  });

  it('not where its condition cannot be judged: that is an error', async () => {
    const check = await readCheck('when: vars.size > 1', pods, 'expect: { count: 1 }');
    expect(verdict(check, seen({ items: [{}], count: 1 }))).toBe('error');
  });
});

describe('what was seen', () => {
  const text = 'k8s: { apiVersion: v1, kind: ConfigMap, name: a }';

  it('is cut, after secrets are taken out of it', async () => {
    const secret = 's3cret-s3cret-s3cret';
    const check = await readCheck(text, 'expect: { object.a: b }', `cel: [{ expr: "object.a == 'b'" }]`);
    const context = { ...judgeContext, redact: createRedactor([secret]) };
    for (const before of [0, 180, 190, 195, 199]) {
      const { findings } = judgeCheck(
        check,
        seen({ object: { a: `${'x'.repeat(before)}${secret}${'y'.repeat(9000)}` } }),
        context,
      );
      for (const { message } of findings) {
        expect(message.length).toBeLessThan(300);
        expect(message).not.toContain('s3c');
      }
    }
  });

  it('of a sensitive check is never told', async () => {
    const check = await readCheck(
      'sensitive: true',
      text,
      'expect: { object.a: b, object.n: "1", object.list: { all: b }, object.v: { semver: ">=2" } }',
      `cel: [{ expr: "object.a == 'b'" }, { expr: "object.list.all(x, x == 'b')" }]`,
    );
    const subject = { object: { a: 'hidden-a', n: 4711, list: ['hidden-b'], v: '1.23' } };
    const told = judgeCheck(check, seen(subject), judgeContext).findings.map(({ message }) => message);
    expect(told).toHaveLength(6);
    expect(told.join('\n')).not.toMatch(/hidden|4711|1\.23/);
    expect(told.join('\n')).toContain('0 of 1 are as expected');
  });
});

const checks = [
  running,
  await readCheck(pods, 'expect: { "items[*].a.b": { none: { contains: x } } }'),
  await readCheck(pods, 'cel: [{ expr: "items.all(i, !has(i.a) || i.a > 1)" }]'),
  await readCheck('k8s: { apiVersion: v1, kind: Pod, name: a }', 'expect: { object.a: { not: { gt: 3 } } }'),
  await readCheck('http: { url: http://a }', 'expect: { status: { notIn: [500] }, json.a: { ne: x } }'),
  await readCheck('exec: { argv: [a] }', 'cel: [{ expr: "!has(json.errors)" }]'),
];

describe('whatever was observed', () => {
  const check = fc.constantFrom(...checks);
  const json = fc.jsonValue() as fc.Arbitrary<Json>;
  const roots = fc.constantFrom('items', 'count', 'object', 'status', 'json', 'exitCode', 'rows');

  it('there is a verdict', () => {
    fc.assert(
      fc.property(check, fc.dictionary(roots, json), fc.boolean(), (one, subject, truncated) => {
        expect(['pass', 'fail', 'error']).toContain(verdict(one, seen(subject, truncated)));
      }),
    );
  });

  it('what was not observed, or is not there, never passes', () => {
    const other = fc.dictionary(fc.constantFrom('x', 'rows', 'constructor'), json).map((subject) => seen(subject));
    const unobserved = fc.string().map((message): Observed => ({ state: 'unobserved', message }));
    const noData = fc.string().map((message): Observed => ({ state: 'no data', message }));
    fc.assert(
      fc.property(check, fc.oneof(other, unobserved, noData), (one, observed) => {
        expect(verdict(one, observed)).not.toBe('pass');
      }),
    );
  });
});
