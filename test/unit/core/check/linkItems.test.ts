import { describe, expect, it } from 'vitest';
import { linkItems } from '../../../../src/core/check/linkItems.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { readChecks } from '../../support/checks.ts';
import { lines } from '../../support/runbooks.ts';

const runbook = readRunbook(
  lines(
    '# Release',
    '## Data',
    '- [ ] Backups are fresh',
    '- [ ] Disks are large <!-- id: disks -->',
    '## Services',
    '- [ ] Backups are fresh',
    '- [ ] Pods run',
    '- [ ] disks',
  ),
);

/** The node that the selector leads to, or the problem. */
async function link(selector: string): Promise<string> {
  const checks = await readChecks(
    'checks:',
    '  - id: a',
    `    item: ${selector}`,
    '    k8s: { raw: / }',
    '    expect: { a: 1 }',
  );
  const { nodeIds, problems } = linkItems(checks, runbook);
  const [problem] = problems;
  return problem === undefined ? (nodeIds.get('a') ?? 'none') : `${problem.line}:${problem.column} ${problem.message}`;
}

describe('the item of a check', () => {
  it.each([
    ['"#disks"', 'disks'],
    ['{ id: disks }', 'disks'],
    ['"#pods-run"', 'services/pods-run'],
    ['"#services/pods-run"', 'services/pods-run'],
    ['{ text: pods  RUN }', 'services/pods-run'],
    ['{ heading: Data, text: Backups are fresh }', 'data/backups-are-fresh'],
    ['{ heading: Services }', 'services'],
  ])('%s is found', async (selector, id) => {
    expect(await link(selector)).toBe(id);
  });

  it.each([
    ['"#pods-rum"', '4:11 The runbook has no item "pods-rum". Is "pods-run" meant?'],
    [
      '{ id: nothing-like-it }',
      '4:11 The runbook has no item "nothing-like-it". "provebook inspect FILE --json" lists the ids.',
    ],
    [
      '{ text: Backups are fresh }',
      '4:11 This fits several items, by id and line: data/backups-are-fresh (3), services/backups-are-fresh (6). Write the whole id.',
    ],
    ['{ heading: Nowhere, text: Pods run }', '4:11 The runbook has no item "Nowhere / Pods run". "provebook'],
  ])('%s is an error at its line', async (selector, message) => {
    expect(await link(selector)).toContain(message);
  });

  it('need not be named: the check is one of the whole runbook', async () => {
    const checks = await readChecks('checks: [{ id: a, k8s: { raw: / }, expect: { a: 1 } }]');
    expect(linkItems(checks, runbook)).toEqual({ nodeIds: new Map(), problems: [] });
  });
});
