import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePath } from '../../../../src/core/check/path.ts';

/** Segments in short: a name, a number, "*" or "key=value". */
function short(path: string): readonly (string | number)[] {
  const reading = parsePath(path);
  if (reading.state === 'invalid') return [`invalid at ${reading.offset}`];
  return reading.segments.map((segment) => {
    switch (segment.kind) {
      case 'key':
        return segment.name;
      case 'index':
        return segment.index;
      case 'every':
        return '*';
      case 'where':
        return `${segment.key}=${segment.value}`;
    }
  });
}

describe('a path', () => {
  it.each([
    ['count', ['count']],
    ['a.b', ['a', 'b']],
    ['items[*].status', ['items', '*', 'status']],
    ['rows[0].n', ['rows', 0, 'n']],
    ['info.cluster_state', ['info', 'cluster_state']],
    ["labels['a.b/c']", ['labels', 'a.b/c']],
    ['labels["a b"].c', ['labels', 'a b', 'c']],
    ['conditions[type=Ready].status', ['conditions', 'type=Ready', 'status']],
    ["env[name='A B'].value", ['env', 'name=A B', 'value']],
    ['env[name=].value', ['env', 'name=', 'value']],
    ["['a'][*]", ['a', '*']],
    ['열쇠.값', ['열쇠', '값']],
  ])('%s is read', (path, segments) => {
    expect(short(path)).toEqual(segments);
  });

  it.each([
    ['', 0],
    ['.a', 0],
    ['a.', 2],
    ['a..b', 2],
    ['a[', 1],
    ['a[-1]', 1],
    ['a[x]', 1],
    ["a['b", 1],
    ['a[0]b', 4],
    ['a b', 1],
    ['a.[0]', 2],
  ])('%s is refused, with the place', (path, offset) => {
    expect(short(path)).toEqual([`invalid at ${offset}`]);
  });

  it('of quoted keys keeps every character of them', () => {
    const key = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !text.includes("'"));
    fc.assert(
      fc.property(fc.array(key, { minLength: 1 }), (keys) => {
        expect(short(keys.map((name) => `['${name}']`).join(''))).toEqual(keys);
      }),
    );
  });

  it('is read or refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(['valid', 'invalid']).toContain(parsePath(text).state);
      }),
    );
  });
});
