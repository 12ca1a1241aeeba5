import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { DemoServices } from '../../cluster/demoServices.ts';
import { mutations, type MutationName } from '../../cluster/mutations/table.ts';
import { openChecklist, type Checklist, type Results } from './checklist.ts';
import { expectedOfMutations } from './expectedOfMutations.ts';
import type { TurnedChecks, Unseen } from './turned.ts';

const demo = inject('demo');
const services = new DemoServices(demo);
const rows = Object.entries(expectedOfMutations) as (readonly [MutationName, TurnedChecks | Unseen])[];
const unseen = rows.flatMap(([name, row]) => (isUnseen(row) ? [[name, row.unseen] as const] : []));
const seen = rows.flatMap(([name, row]) => (isUnseen(row) ? [] : [[name, row] as const]));

/** All of them take minutes: without CI or PROVEBOOK_MUTATIONS=all one in eight, which are of all kinds. */
const isWholeTable = Boolean(process.env['CI']) || process.env['PROVEBOOK_MUTATIONS'] === 'all';
const some = <T>(list: readonly T[]): T[] => list.filter((_, at) => isWholeTable || at % 8 === 0);

/** The checks of one program tell what becomes of another. */
const isWhole = demo.services.missingPackages.length === 0;

describe.skipIf(!isWhole)('when one thing in the demo breaks', () => {
  let checklist: Checklist;
  let before: Results;

  beforeAll(async () => {
    checklist = await openChecklist();
    before = await checklist.perform(checklist.automated);
  });

  afterAll(() => checklist.close());

  test.for(some(seen))('%s turns its checks and no others', async ([name, expected]) => {
    await using broken = await services.break(name);
    expect(broken, mutations[name].breaks).toBeDefined();
    const results = await checklist.perform(checklist.around(Object.keys(expected)));
    expect(verdicts(results)).toEqual({ ...verdicts(before, [...results.keys()]), ...verdictsOf(expected) });
    for (const [id, [, message]] of Object.entries(expected)) expect(results.get(id)?.message).toContain(message);
  });

  test.for(some(unseen))('%s turns none: %s', async ([name]) => {
    await using broken = await services.break(name);
    expect(broken, mutations[name].breaks).toBeDefined();
    const results = await checklist.perform(checklist.automated);
    expect(verdicts(results)).toEqual(verdicts(before));
  });
});

test('at least a hundred mutations are seen', () => {
  expect(seen.length).toBeGreaterThanOrEqual(100);
});

function isUnseen(row: TurnedChecks | Unseen): row is Unseen {
  return typeof row['unseen'] === 'string';
}

function verdicts(results: Results, ids: readonly string[] = [...results.keys()]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(ids.map((id) => [id, results.get(id)?.verdict]));
}

function verdictsOf(expected: TurnedChecks): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(expected).map(([id, [verdict]]) => [id, verdict]));
}
