import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allNodes } from '../../../../src/core/runbook/find.ts';
import type { Runbook } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { itemKinds, itemsOf } from '../../support/runbooks.ts';
import { sharedFile } from '../../support/shared.ts';

/** Test data of the first users. It lies beside the repository, not in it. */
const seed = sharedFile('seed', 'judgify-core-v2.0-checklist.md');
const isThere = existsSync(seed);

function source(): string {
  return readFileSync(seed, 'utf8');
}

function read(): Runbook {
  return readRunbook(source());
}

/** A line of the file, numbered from 1, without the marks around its words. */
function bareLine(number: number): string {
  const line = source().split('\n')[number - 1] ?? '';
  return line
    .trim()
    .replace(/^(- |# |\d+\. )?(\[ \] )?/, '')
    .replace(/ ✓$/, '')
    .replace(/[*`]/g, '');
}

/** The words in bold on a line. */
function boldOn(number: number): string {
  return /\*\*(.+?)\*\*/.exec(source().split('\n')[number - 1] ?? '')?.[1] ?? '';
}

if (!isThere)
  describe("The first users' checklist was NOT READ: ../shared/seed/judgify-core-v2.0-checklist.md is missing", () => {
    it('the other readings are covered by the fixtures', () => {
      expect(isThere).toBe(false);
    });
  });

/** First and last line, language and effect of each command, as a person reads them. */
const commands: readonly (readonly [number, number, string, string])[] = [
  [66, 66, 'shell', 'read'],
  [124, 124, 'shell', 'unknown'],
  [152, 152, 'shell', 'read'],
  [181, 181, 'shell', 'read'],
  [182, 182, 'shell', 'unknown'],
  [188, 188, 'shell', 'unknown'],
  [194, 194, 'shell', 'unknown'],
  [202, 202, 'shell', 'read'],
  [203, 203, 'shell', 'read'],
  [204, 204, 'shell', 'read'],
  [212, 212, 'shell', 'read'],
  [213, 213, 'shell', 'read'],
  [222, 223, 'sql', 'read'],
];

/** Lines of what is expected, for whom, and the line of the command it speaks of. */
const expectations: readonly (readonly [readonly number[], 'contains' | 'statement', number])[] = [
  [[67, 68, 69, 70], 'contains', 66],
  [[127, 128, 129, 130], 'statement', 124],
  [[155, 156, 157, 158, 159], 'statement', 152],
  [[183], 'statement', 182],
  [[189], 'statement', 188],
  [[195], 'statement', 194],
  [[206], 'statement', 204],
  [[215], 'statement', 213],
  [[226, 227, 228, 229, 230], 'contains', 222],
];

/** Lines of a block, its language, the line of the item it belongs to, and how many of its lines are commands. */
const blocks: readonly (readonly [number, number, string, number, number])[] = [
  [64, 71, 'shell', 63, 1],
  [102, 109, 'data', 101, 0],
  [122, 131, 'shell', 121, 1],
  [150, 160, 'shell', 149, 1],
  [180, 184, 'shell', 179, 2],
  [187, 190, 'shell', 186, 1],
  [193, 196, 'shell', 192, 1],
  [200, 207, 'shell', 199, 3],
  [210, 216, 'shell', 209, 2],
  [220, 231, 'sql', 219, 1],
];

/** Lines of the sign-offs, by the line of the heading they stand under. */
const signOffs: readonly (readonly [number, readonly number[]])[] = [
  [334, [335, 336, 337]],
  [339, [340, 341, 342]],
  [344, [345, 346]],
  [350, [365]],
];

describe.runIf(isThere)("the first users' checklist", () => {
  it('has every line with a box as an item, with its words, its depth and its number', () => {
    const boxes = source()
      .split('\n')
      .flatMap((line, index) => {
        const match = /^( *)(?:- |(\d)\. )\[ \] /.exec(line);
        return match === null ? [] : [[index + 1, bareLine(index + 1), match[1] === '' ? 0 : 1, Number(match[2])]];
      });
    const items = itemsOf(read()).map((item) => [item.lines.from, item.title, item.depth, item.ordinal ?? NaN]);
    expect(items).toEqual(boxes);
    expect(itemKinds(read())).toEqual({ top: 42, nested: 98, ordered: 6 });
    expect(itemsOf(read()).filter((item) => item.checked)).toEqual([]);
  });

  it('has every heading as a section, and nothing but sections and items', () => {
    const headings = source()
      .split('\n')
      .flatMap((line, index) => (/^#+ /.test(line) ? [[index + 1, /^#+/.exec(line)?.[0].length]] : []));
    const sections = allNodes(read().nodes).flatMap((node) =>
      node.kind === 'section' ? [[node.lines.from, node.level]] : [],
    );
    expect(sections).toEqual(headings.filter(([line]) => !isInBlock(Number(line))));
    expect(allNodes(read().nodes).filter((node) => node.kind === 'step')).toEqual([]);
  });

  it('has ten blocks, each under its item', () => {
    const runbook = read();
    const itemLine = new Map(itemsOf(runbook).map((item) => [item.id, item.lines.from]));
    expect(
      runbook.blocks.map((block) => [
        block.lines.from,
        block.lines.to,
        block.language,
        itemLine.get(block.nodeId ?? ''),
        block.commands.length,
      ]),
    ).toEqual(blocks);
  });

  it('offers thirteen commands, word for word, and nothing else', () => {
    const found = read().commands;
    expect(found.map(({ lines, language, effect }) => [lines.from, lines.to, language, effect])).toEqual(commands);
    const written = source().split('\n');
    expect(found.map(({ text }) => text.split('\n').map((line) => line.trim()))).toEqual(
      commands.map(([from, to]) => written.slice(from - 1, to).map((line) => line.trim().replace(/;$/, ''))),
    );
    expect(found.filter((command) => command.interactive || command.placeholders.length > 0)).toEqual([]);
    expect(read().alternatives).toEqual([]);
  });

  it('looks for nine names by machine and leaves fourteen statements to a person, each of its command', () => {
    const runbook = read();
    const lineOf = new Map(runbook.commands.map((command) => [command.id, command.lines.from]));
    const found = runbook.expectations.map((expectation) => [
      expectation.lines.from,
      expectation.lines.to,
      expectation.kind,
      lineOf.get(expectation.commandId ?? ''),
      expectation.kind === 'contains' ? expectation.value : expectation.text,
    ]);
    expect(found).toEqual(
      expectations.flatMap(([lines, kind, command]) =>
        lines.map((line) => [line, line, kind, command, bareLine(line)]),
      ),
    );
    expect(found).toHaveLength(23);
  });

  it('asks for three blanks and nine sign-offs', () => {
    const runbook = read();
    expect(runbook.fields.map(({ line, label }) => [line, label])).toEqual(
      [7, 8, 9].map((line) => [line, boldOn(line)]),
    );
    expect(runbook.signOffs.map(({ line, role, group }) => [line, role, group])).toEqual(
      signOffs.flatMap(([heading, lines]) => lines.map((line) => [line, boldOn(line), bareHeading(heading)])),
    );
  });

  it('knows whom to call', () => {
    const cells = (line: number): readonly string[] =>
      (source().split('\n')[line - 1] ?? '')
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^_+$/, ''));
    expect(read().contacts).toEqual([
      { lines: { from: 352, to: 357 }, columns: cells(352), rows: [354, 355, 356, 357].map(cells) },
    ]);
    expect(cells(354)).toHaveLength(5);
  });

  it('has the two lines to compute', () => {
    expect(read().completion).toEqual({ line: 361, text: bareLine(361) });
    expect(read().readiness).toEqual({ line: 363, text: bareLine(363) });
  });

  it('has its title and no problem', () => {
    expect(read().title).toBe(bareHeading(1));
    expect(read().problems).toEqual([]);
  });
});

function isInBlock(line: number): boolean {
  return blocks.some(([from, to]) => from <= line && line <= to);
}

function bareHeading(line: number): string {
  return (source().split('\n')[line - 1] ?? '').replace(/^#+ /, '').trim();
}
