import { describe, expect, it } from 'vitest';
import { checkAt, cursorPlace, keyAt } from '../../../../../../src/core/check/sidecar/authoring/cursor.ts';
import { explainKey, proposals } from '../../../../../../src/core/check/sidecar/authoring/proposals.ts';
import { readRunbook } from '../../../../../../src/core/runbook/read.ts';
import { lines, readText } from '../../../../support/runbooks.ts';

const runbook = readRunbook(lines('# R', '- [ ] The disk, half empty', '- [ ] 둘째 항목'));

/** `|` is the cursor. */
function at(...text: readonly string[]): readonly [text: string, offset: number] {
  const whole = text.join('\n');
  const offset = whole.indexOf('|');
  return [whole.slice(0, offset) + whole.slice(offset + 1), offset];
}

function offered(...text: readonly string[]): readonly string[] {
  const place = cursorPlace(...at(...text));
  return place === undefined ? [] : proposals(place, runbook).map(({ text: written }) => written);
}

const head = ['version: 1', 'connections:', '  db: { driver: postgres }', '  cache: { driver: redis }', 'checks:'];

describe('what is offered in a sidecar', () => {
  it('are the keys of the file that are not there yet', () => {
    const keys = offered('version: 1', '|');
    expect(keys).toContain('checks: ');
    expect(keys).not.toContain('version: ');
  });

  it('are the fields and the kinds of a check, but no second kind', () => {
    expect(offered(...head, '  - id: a', '    |')).toEqual(expect.arrayContaining(['item: ', 'k8s: ', 'expect: ']));
    const keys = offered(...head, '  - id: a', '    sql: { connection: db, query: select 1 }', '    ex|');
    expect(keys).toContain('expect: ');
    expect(keys).not.toContain('exec: ');
  });

  it('are the fields of a kind, in braces and in lines', () => {
    expect(offered(...head, '  - id: a', '    k8s: { apiVersion: v1, | }')).toEqual(
      expect.arrayContaining(['kind: ', 'selector: ', 'allNamespaces: ']),
    );
    expect(offered(...head, '  - id: a', '    k8s:', '      apiVersion: v1', '      k|')).toContain('kind: ');
    expect(offered(...head, '  - id: a', '    k8s: { apiVersion: v1, |')).toContain('kind: ');
  });

  it('are matchers behind a path', () => {
    expect(offered(...head, '  - id: a', '    expect:', '      items: { | }')).toEqual(
      expect.arrayContaining(['size: ', 'quantity: ', 'not: ']),
    );
    expect(offered(...head, '  - id: a', '    expect:', '      items: { size: { g| } }')).toContain('gte: ');
  });

  it('are words that a field may have', () => {
    expect(offered(...head, '  - id: a', '    severity: |')).toEqual(['error', 'warn', 'info']);
    expect(offered(...head, '  - id: a', '    sensitive: t|')).toEqual(['true', 'false']);
    expect(offered(...head, '  - id: a', '    http: { url: x, method: | }')).toContain('GET');
  });

  it('are the items of the runbook, whatever is written of one already', () => {
    const ids = ['"#r"', '"#r/the-disk-half-empty"', '"#r/둘째-항목"'];
    expect(offered(...head, '  - id: a', '    item: |')).toEqual(ids);
    expect(offered(...head, '  - id: a', '    item: "#r/|"')).toEqual(ids);
    expect(offered(...head, '  - { id: a, item: | }')).toEqual(ids);
  });

  it('replaces the quotes that are there', () => {
    const [text, offset] = at(...head, '  - id: a', '    item: "#r/|" # why');
    const place = cursorPlace(text, offset);
    expect(text.slice(place?.from, place?.to)).toBe('"#r/"');
  });

  it('are names that the file has', () => {
    expect(offered(...head, '  - id: a', '    sql: { connection: |')).toEqual(['db', 'cache']);
    expect(offered(...head, '  - { id: a }', 'waivers:', '  - check: |')).toEqual(['a']);
  });

  it('is nothing in a comment', () => {
    expect(offered('version: 1', '# |')).toEqual([]);
  });
});

describe('what is known of a place', () => {
  const [text, offset] = at(
    ...head,
    '  - id: a',
    '    item: "#x"',
    '    sus|tain: { count: 2, interval: 1s }',
    '  - id: b',
  );

  it('is what the schema says of a key', () => {
    expect(keyAt(text, offset)).toEqual(['checks', 0, 'sustain']);
    expect(explainKey(['checks', 0, 'sustain'])).toContain('It has to hold as often in a row.');
    expect(explainKey(['checks', 0, 'expect', 'items', 'size'])).toContain('The number of elements');
    expect(explainKey(['nothing'])).toBe('');
  });

  it('is the check that it lies in', () => {
    expect(checkAt(text, offset)).toBe('a');
    expect(checkAt(text, 3)).toBeUndefined();
  });
});

describe('every place of a long sidecar', () => {
  it('has an answer, and takes no more than its own line', () => {
    const text = readText('runbooks', 'judgify-production-readiness.checks.yaml').slice(0, 9000);
    for (let offset = 0; offset < text.length; offset += 61) {
      const place = cursorPlace(text, offset);
      if (place === undefined) continue;
      expect(text.slice(place.from, place.to)).not.toContain('\n');
      expect(place.from).toBeLessThanOrEqual(offset);
      expect(place.to).toBeGreaterThanOrEqual(offset);
      proposals(place, runbook);
    }
  });
});
