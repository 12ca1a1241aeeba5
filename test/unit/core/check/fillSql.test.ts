import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillSql, type SqlFilling } from '../../../../src/core/check/fillSql.ts';
import { placeholderSpans } from '../../../../src/core/runbook/placeholder.ts';

function fill(text: string, value = 'web_1'): SqlFilling {
  const spans = placeholderSpans(text, 'sql');
  return fillSql(text, spans, new Map(spans.map(({ name }) => [name, value])));
}

describe('a value in a statement', () => {
  it('is a bound parameter, the same one for the same name', () => {
    expect(fill("SELECT a FROM b WHERE c = '<id>' AND d = <other id> AND e = <ID> -- not <this>")).toEqual({
      state: 'filled',
      text: 'SELECT a FROM b WHERE c = $1 AND d = $2 AND e = $1 -- not <this>',
      parameters: ['id', 'other-id'],
    });
  });

  it.each([
    ['SELECT * FROM <table>', 'SELECT * FROM "web_1"'],
    ['SELECT * FROM "<table>" t', 'SELECT * FROM "web_1" t'],
    ['SELECT count(*) FROM <schema>.<table>', 'SELECT count(*) FROM "web_1"."web_1"'],
    ['SELECT a FROM b JOIN {{other}} ON true', 'SELECT a FROM b JOIN "web_1" ON true'],
  ])('is a quoted name where SQL takes no parameter: %s', (text, filled) => {
    expect(fill(text)).toEqual({ state: 'filled', text: filled, parameters: [] });
  });

  it.each([
    ['as a name that is none', 'SELECT * FROM <table>', 'a"; DROP TABLE b'],
    ['as a part of a text', "SELECT a FROM b WHERE c LIKE '%<x>%'", 'a'],
    ['as a part of a name', 'SELECT user_<x> FROM b', 'a'],
    ['in a dollar string', 'SELECT $$ <x> $$', 'a'],
    ['beside parameters of the statement', 'SELECT $1, <x>', 'a'],
    ['in a string with escapes', "SELECT E'<x>'", 'a'],
  ])('is refused %s', (_name, text, value) => {
    expect(fill(text, value).state).toBe('refused');
  });

  it('never gets into the text where it is a parameter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
        expect(fill("SELECT a FROM b WHERE c = <x> AND d = '<x>'", value)).toEqual({
          state: 'filled',
          text: 'SELECT a FROM b WHERE c = $1 AND d = $1',
          parameters: ['x'],
        });
      }),
    );
  });
});
