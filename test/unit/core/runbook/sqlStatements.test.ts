import { describe, expect, it } from 'vitest';
import { groupSqlLines } from '../../../../src/core/runbook/sqlStatements.ts';

function statements(...lines: readonly string[]): readonly string[] {
  return groupSqlLines(lines).flatMap((group) => (group.kind === 'command' ? [group.text] : []));
}

describe('statements', () => {
  it('end at their semicolon, which does not run with them', () => {
    expect(statements('SELECT 1;', 'SELECT 2')).toEqual(['SELECT 1', 'SELECT 2']);
  });

  it('may stand over several lines', () => {
    expect(statements('select a', '  from b', ' where c;')).toEqual(['select a\n  from b\n where c']);
  });

  it('without a semicolon end at a blank line, a bullet or a label', () => {
    expect(statements('SELECT 1', '', 'SELECT 2', '- orders ✓', 'SELECT 3', '필수 테이블:', '- a')).toEqual([
      'SELECT 1',
      'SELECT 2',
      'SELECT 3',
    ]);
  });

  it.each([
    ['a quoted semicolon', ["SELECT 'a;'", " || 'b';"], "SELECT 'a;'\n || 'b'"],
    ['a quoted name', ['SELECT ";"', ' AS b;'], 'SELECT ";"\n AS b'],
    ['a doubled quote', ["SELECT 'it''s; fine'", ', 2;'], "SELECT 'it''s; fine'\n, 2"],
    ['a comment', ['SELECT 1 -- not; yet', ', 2;'], 'SELECT 1 -- not; yet\n, 2'],
    ['a block comment', ['SELECT 1 /* a;', 'b; */ , 2;'], 'SELECT 1 /* a;\nb; */ , 2'],
    ['dollar quotes', ['DO $$ BEGIN', '  PERFORM 1;', 'END $$;'], 'DO $$ BEGIN\n  PERFORM 1;\nEND $$'],
    ['a tagged dollar quote', ['DO $x$', 'a; $$ b;', '$x$;'], 'DO $x$\na; $$ b;\n$x$'],
    ['a blank line in a quote', ["SELECT 'a", '', "b';"], "SELECT 'a\n\nb'"],
  ])('are not ended by %s', (_name, lines, text) => {
    expect(statements(...lines, 'SELECT 9;')).toEqual([text, 'SELECT 9']);
  });

  it('start only with a word of SQL', () => {
    expect(statements('Required tables:', '- orders ✓', 'id | name', '----+----', '(1 row)', 'SELECTED rows')).toEqual(
      [],
    );
  });

  it('stop where psql goes on in another database', () => {
    const groups = groupSqlLines([
      'CREATE DATABASE ledger;',
      '\\c ledger',
      'GRANT ALL ON SCHEMA public TO app;',
      '\\q',
    ]);
    expect(groups.map((group) => group.kind === 'command' && [group.language, group.text])).toEqual([
      [undefined, 'CREATE DATABASE ledger'],
      ['other', '\\c ledger'],
      [undefined, 'GRANT ALL ON SCHEMA public TO app'],
      false,
    ]);
  });

  it('leave the comment behind their semicolon out', () => {
    expect(statements('SELECT 1; -- one')).toEqual(['SELECT 1']);
  });

  it('are counted from the first line of the block', () => {
    const groups = groupSqlLines(['-- look', 'SELECT 1', ' , 2;', '', '- a ✓']);
    expect(groups.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['comment', 0, 0],
      ['command', 1, 2],
      ['text', 4, 4],
    ]);
  });
});
