import { describe, expect, it } from 'vitest';
import {
  emptySidecarText,
  freeId,
  insertCheck,
  insertConnection,
  precedingCheck,
} from '../../../../../src/core/check/library/insertCheck.ts';
import { placeChecks } from '../../../../../src/core/check/placedCheck.ts';
import { readSidecar } from '../../../../../src/core/check/sidecar.ts';
import { readRunbook } from '../../../../../src/core/runbook/read.ts';
import { lines, readText } from '../../../support/runbooks.ts';

const manual = (id: string): string => `id: ${id}\nmanual: { prompt: Why? }`;

async function ids(text: string): Promise<readonly string[]> {
  const reading = await readSidecar(text);
  if (reading.state === 'invalid') throw new Error(JSON.stringify(reading.problems));
  return reading.sidecar.checks.map(({ id }) => id);
}

describe('a check that is inserted', () => {
  it.each([
    ['an empty file', ''],
    ['a file that was just begun', emptySidecarText('a.md')],
    ['a key without a value', 'version: 1\nchecks:\n'],
    ['a key without an end of line', 'version: 1\nchecks:'],
    ['an empty list', 'version: 1\nchecks: [] # none yet\n'],
  ])('is the first of %s', async (_, text) => {
    const head = text === '' ? 'version: 1\n' : text;
    expect(await ids(insertCheck(head, manual('new'), undefined))).toEqual(['new']);
  });

  it('stands behind the one that it follows, before the comments of the next', async () => {
    const text = lines(
      'version: 1',
      'checks:',
      '  - id: a',
      '    manual: { prompt: Who? } # of the team',
      '',
      '  # ---- the next chapter',
      '  - id: b',
      '    exec: { argv: ["true"] }',
      '    cel:',
      '      - expr: >-',
      '          exitCode == 0',
      '',
      'waivers: []',
    );
    expect(insertCheck(text, manual('new'), 'a').split('\n').slice(2, 9)).toEqual([
      '  - id: a',
      '    manual: { prompt: Who? } # of the team',
      '',
      '  - id: new',
      '    manual: { prompt: Why? }',
      '',
      '  # ---- the next chapter',
    ]);
    expect(await ids(insertCheck(text, manual('new'), 'b'))).toEqual(['a', 'b', 'new']);
    expect(await ids(insertCheck(text, manual('new'), undefined))).toEqual(['new', 'a', 'b']);
  });

  it('is indented as the others are', async () => {
    const text = lines('version: 1', 'checks:', '- id: a', '  manual: { prompt: Who? }');
    expect(insertCheck(text, manual('new'), 'a')).toContain('\n- id: new\n  manual');
    expect(await ids(insertCheck(text, manual('new'), 'a'))).toEqual(['a', 'new']);
  });

  it('is refused where the list is written in one line', () => {
    const text = 'version: 1\nchecks: [{ id: a, manual: { prompt: Who? } }]\n';
    expect(() => insertCheck(text, manual('new'), 'a')).toThrow('in one line');
  });

  it('leaves every line of a long sidecar as it is, behind each of its checks', async () => {
    const text = readText('runbooks', 'judgify-production-readiness.checks.yaml');
    const all = await ids(text);
    for (const id of all.filter((_, at) => at % 17 === 0)) {
      const changed = insertCheck(text, manual('new'), id);
      expect(await ids(changed)).toEqual(all.flatMap((one) => (one === id ? [one, 'new'] : [one])));
      expect(changed.replace('\n\n  - id: new\n    manual: { prompt: Why? }', '')).toBe(text);
    }
  });
});

describe('a connection that is inserted', () => {
  it('goes before the checks where there is none, and beside the others where there are some', async () => {
    const text = lines('version: 1', 'checks:', '  - id: a', '    manual: { prompt: Who? }');
    const once = insertConnection(text, 'db', 'postgres');
    const twice = insertConnection(once, 'cache', 'redis');
    const reading = await readSidecar(twice);
    expect(reading.state === 'valid' ? Object.keys(reading.sidecar.connections) : reading).toEqual(['cache', 'db']);
  });
});

describe('the place of a check', () => {
  const runbook = readRunbook(lines('# R', '- [ ] one', '- [ ] two', '- [ ] three'));

  it('is behind those of the same item and of items before it', async () => {
    const text = lines(
      'version: 1',
      'checks:',
      '  - { id: whole, manual: { prompt: Who? } }',
      '  - { id: one, item: "#one", manual: { prompt: Who? } }',
      '  - { id: three, item: "#three", manual: { prompt: Who? } }',
    );
    const reading = await readSidecar(text);
    if (reading.state === 'invalid') throw new Error(JSON.stringify(reading.problems));
    const { checks } = placeChecks(reading.sidecar, runbook);
    expect(['r/one', 'r/two', 'r/three'].map((id) => precedingCheck(id, checks, runbook))).toEqual([
      'one',
      'one',
      'three',
    ]);
    expect(precedingCheck('r/one', [], runbook)).toBeUndefined();
  });

  it('has an id that no other check has', () => {
    expect(freeId('pods', new Set(['nodes']))).toBe('pods');
    expect(freeId('pods', new Set(['pods', 'pods-2']))).toBe('pods-3');
  });
});
