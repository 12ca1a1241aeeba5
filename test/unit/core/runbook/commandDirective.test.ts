import { describe, expect, it } from 'vitest';
import { commandDirectives } from '../../../../src/core/runbook/commandDirective.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import type { Command } from '../../../../src/core/runbook/model.ts';

function commandsOf(language: string, ...lines: readonly string[]): readonly Command[] {
  return readRunbook(['# A', '', `\`\`\`${language}`, ...lines, '```', ''].join('\n')).commands;
}

describe('what a comment says of a statement', () => {
  it.each<[string, readonly string[]]>([
    ['above it', ['-- provebook: expect_rows=3', 'DELETE FROM a;']],
    ['behind its end', ['DELETE FROM a; -- provebook: expect_rows=3']],
    ['within it', ['DELETE FROM a -- provebook: expect_rows=3', 'WHERE id = 1;']],
    ['in capitals', ['-- Provebook: EXPECT_ROWS=3', 'DELETE FROM a;']],
  ])('is a part of its text where it stands %s, so approval covers it', (_, lines) => {
    const [command, ...others] = commandsOf('sql', ...lines);
    expect(others).toEqual([]);
    expect(command?.text).toMatch(/expect_rows=3/i);
    expect(commandDirectives(command ?? { text: '', language: 'sql' })).toEqual({
      expectRows: 3,
      sensitive: false,
      unknown: [],
    });
  });

  it('belongs to the statement below it alone', () => {
    const commands = commandsOf('sql', 'DELETE FROM a;', '-- provebook: expect_rows=3', 'DELETE FROM b;');
    expect(commands.map((command) => commandDirectives(command).expectRows)).toEqual([undefined, 3]);
    expect(commands[1]?.lines).toEqual({ from: 5, to: 6 });
  });

  it.each([
    ['-- provebook: expect_rows=none, sensitive', { expectRows: 'none', sensitive: true, unknown: [] }],
    ['-- provebook: expect_rows=1 expect_rows=2', { expectRows: 1, sensitive: false, unknown: ['expect_rows=2'] }],
    ['-- provebook: expect_rows=-1', { expectRows: undefined, sensitive: false, unknown: ['expect_rows=-1'] }],
    ['-- a comment', { expectRows: undefined, sensitive: false, unknown: [] }],
  ])('"%s"', (comment, directives) => {
    expect(commandDirectives({ language: 'sql', text: `DELETE FROM a ${comment}` })).toEqual(directives);
  });

  it('is nothing within a text', () => {
    const text = "UPDATE a SET b = '-- provebook: expect_rows=1'";
    expect(commandDirectives({ language: 'sql', text }).expectRows).toBeUndefined();
  });
});

describe('what a comment says of a shell command', () => {
  it('is whether what it shows is sensitive', () => {
    const [command] = commandsOf('bash', 'cat token # provebook: sensitive');
    expect(commandDirectives(command ?? { text: '', language: 'shell' })).toMatchObject({
      sensitive: true,
      unknown: [],
    });
  });

  it('is nothing about rows', () => {
    expect(commandDirectives({ language: 'shell', text: 'ls # provebook: expect_rows=1' }).unknown).toEqual([
      'expect_rows=1',
    ]);
  });
});
