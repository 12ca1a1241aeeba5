import { describe, expect, it } from 'vitest';
import { fenced } from '../../../support/runbooks.ts';
import { places, problemsOf } from '../../../support/problems.ts';

describe('a word behind "provebook:" that means nothing there', () => {
  it.each([
    ['a word that is none', fenced('sql', '-- provebook: expect_row=1', 'DELETE FROM goods;'), 2, 15],
    ['a number that is none', fenced('sql', '-- provebook: expect_rows=one', 'DELETE FROM goods;'), 2, 15],
    ['rows of a shell command', fenced('bash', 'psql -f drop.sql # provebook: expect_rows=1'), 2, 31],
    ['a second number', fenced('sql', '-- provebook: expect_rows=1 expect_rows=2', 'DELETE FROM goods;'), 2, 29],
  ])('is an error at its place: %s', (_name, text, line, column) => {
    expect(places(text)).toContainEqual(['unknown-directive', line, column]);
    expect(problemsOf(text, 'unknown-directive')).toMatchObject([{ severity: 'error' }]);
  });

  it.each([
    ['words that are known', fenced('sql', '-- provebook: expect_rows=none, sensitive', 'DELETE FROM goods;')],
    ['another comment', fenced('bash', 'uptime # see provebook docs')],
    ['prose', 'Write `-- provebook: expect_row=1` above it.'],
  ])('is not found in %s', (_name, text) => {
    expect(problemsOf(text, 'unknown-directive')).toEqual([]);
  });
});
