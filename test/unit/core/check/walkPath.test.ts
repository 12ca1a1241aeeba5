import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../../src/core/check/json.ts';
import { parsePath, type PathSegment } from '../../../../src/core/check/path.ts';
import { walkPath, type Slot } from '../../../../src/core/check/walkPath.ts';

function walk(path: string, subject: JsonObject): readonly Slot[] {
  const reading = parsePath(path);
  return walkPath(reading.state === 'valid' ? reading.segments : [], subject);
}

/** The value of each place; MISSING where there is none. */
function values(path: string, subject: JsonObject): readonly unknown[] {
  return walk(path, subject).map((slot) => (slot.state === 'present' ? slot.value : 'MISSING'));
}

const two = {
  items: [
    { metadata: { name: 'web', namespace: 'shop' }, spec: { min: 2, ports: [80, 443] } },
    { metadata: { name: 'api', namespace: 'shop' }, spec: { ports: [] } },
  ],
};

describe('a path into a subject', () => {
  it('keeps a place for the element that lacks the field', () => {
    expect(values('items[*].spec.min', two)).toEqual([2, 'MISSING']);
    expect(values('items[*].nope.min', two)).toEqual(['MISSING', 'MISSING']);
  });

  it('keeps a place for the element whose own list is empty', () => {
    expect(values('items[*].spec.ports[*]', two)).toEqual([80, 443, 'MISSING']);
  });

  it('stands for nothing where the outermost list is empty', () => {
    expect(values('items[*].spec', { items: [] })).toEqual([]);
  });

  it('is missing, not an error, where something on the way is of another type', () => {
    expect(values('items.spec', two)).toEqual(['MISSING']);
    expect(values('items[*][*]', two)).toEqual(['MISSING', 'MISSING']);
    expect(values('a.b.c', { a: null })).toEqual(['MISSING']);
    expect(values('a[0]', { a: 'text' })).toEqual(['MISSING']);
  });

  it('selects the one element with a member, and none where several have it', () => {
    const subject = { list: [{ type: 'a', n: 1 }, { type: 'b', n: 2 }, { type: 'b', n: 3 }, { type: 4 }] };
    expect(values('list[type=a].n', subject)).toEqual([1]);
    expect(values('list[type=b].n', subject)).toEqual(['MISSING']);
    expect(values('list[type=c].n', subject)).toEqual(['MISSING']);
    expect(values('list[type=4].n', subject)).toEqual(['MISSING']);
  });

  it('never finds what an object only inherited', () => {
    const subject = { a: {}, list: [] };
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(values(`a.${name}`, subject)).toEqual(['MISSING']);
    expect(values('list.length', subject)).toEqual(['MISSING']);
  });

  it('tells whose the place is and where it is', () => {
    const [, missing] = walk('items[*].spec.min', two);
    expect(missing).toEqual({
      state: 'missing',
      at: 'items[1].spec.min',
      owner: 'api (shop)',
      reason: 'there is no "min"',
    });
    expect(walk("items[0]['a.b']", two)[0]?.at).toBe("items[0]['a.b']");
  });

  it('finds what a naive reading finds, and never loses an element', () => {
    fc.assert(
      fc.property(subjectAndSegments, ([subject, segments]) => {
        const found = walkPath(segments, subject).map((slot) => (slot.state === 'present' ? [slot.value] : []));
        expect(found.flat()).toEqual(naive(segments, [subject]));
        expect(found.length).toBeGreaterThanOrEqual(outermostSize(segments, subject));
      }),
    );
  });
});

const names = ['a', 'b', 'items', 'type'] as const;
const segment: fc.Arbitrary<PathSegment> = fc.oneof(
  fc.constantFrom(...names).map((name): PathSegment => ({ kind: 'key', name })),
  fc.nat({ max: 2 }).map((index): PathSegment => ({ kind: 'index', index })),
  fc.constant<PathSegment>({ kind: 'every' }),
  fc.constantFrom('x', '1').map((value): PathSegment => ({ kind: 'where', key: 'type', value })),
);

const { tree } = fc.letrec<{ tree: Json; object: JsonObject; list: readonly Json[] }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, fc.constantFrom<Json>('x', 1, null, true), tie('object'), tie('list')),
  // As JSON.parse makes them, with a prototype: without one "naive" below could not make a text of them.
  object: fc.dictionary(fc.constantFrom(...names), tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  list: fc.array(tie('tree'), { maxLength: 3 }),
}));

const subjectAndSegments = fc.tuple(
  fc.dictionary(fc.constantFrom(...names), tree, { maxKeys: 4 }),
  fc.array(segment, { minLength: 1, maxLength: 5 }),
);

/** What JSONPath would find: what is not there disappears. */
function naive(segments: readonly PathSegment[], values: readonly unknown[]): readonly unknown[] {
  const [first, ...rest] = segments;
  if (first === undefined) return values;
  return naive(
    rest,
    values.flatMap((value) => {
      if (first.kind === 'key') return isObject(value) && Object.hasOwn(value, first.name) ? [value[first.name]] : [];
      if (!Array.isArray(value)) return [];
      const elements: readonly unknown[] = value;
      if (first.kind === 'every') return elements;
      if (first.kind === 'index') return elements.slice(first.index, first.index + 1);
      const fitting = elements.filter(
        (element) => isObject(element) && String(element[first.key]) === first.value && element[first.key] !== null,
      );
      return fitting.length === 1 && !isNested(fitting[0], first.key) ? fitting : [];
    }),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `String([1])` is "1" too. */
function isNested(element: unknown, key: string): boolean {
  return isObject(element) && typeof element[key] === 'object';
}

function outermostSize(segments: readonly PathSegment[], subject: JsonObject): number {
  const at = segments.findIndex(({ kind }) => kind === 'every');
  const [list] = at < 0 ? [] : naive(segments.slice(0, at), [subject]);
  return Array.isArray(list) ? list.length : 1;
}
