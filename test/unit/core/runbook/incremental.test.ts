import { describe, expect, it } from 'vitest';
import { RunbookReader } from '../../../../src/core/runbook/incremental.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { fenced, itemsOf, lines } from '../../support/runbooks.ts';

/** Reads one text after the other with the same reader; the last must read as if it were the first. */
function expectSameAfter(...texts: readonly string[]): void {
  const reader = new RunbookReader();
  for (const text of texts.slice(0, -1)) reader.read(text);
  const last = texts.at(-1) ?? '';
  expect(reader.read(last)).toEqual(readRunbook(last));
}

const items = (...titles: readonly string[]): string => lines(...titles.map((title) => `- [ ] ${title}`));
const table = lines('- [ ] a cell | another', '|--|--|');
const far = items('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight');

describe('an edit', () => {
  it('that opens a code block takes in the items behind it, and one that closes it gives them back', () => {
    const open = `# Title\n\n${fenced('', 'text')}\n${far}`;
    const cut = open.replace('text\n```', 'text');
    expectSameAfter(open, cut);
    expectSameAfter(open, cut, open);
    const reader = new RunbookReader();
    expect([open, cut, open].map((text) => itemsOf(reader.read(text)).length)).toEqual([8, 0, 8]);
  });

  it.each([
    ['opens a comment', `text\n\n${far}-->\n${far}`, `<!--\n\n${far}-->\n${far}`],
    ['closes front matter', `---\nowner: ops\n--\n${far}`, `---\nowner: ops\n---\n${far}`],
    ['underlines a text', `Title\n\n${far}`, `Title\n---\n${far}`],
    ['indents an item', `${far}- [ ] nine\n${far}`, `${far}  - [ ] nine\n${far}`],
    ['ends a line where there was none', `${far}- [ ] nine- [ ] ten\n${far}`, `${far}- [ ] nine\n- [ ] ten\n${far}`],
    ['ends a line with a carriage return', `${far}# a b\n${far}`, `${far}# a\rb\n${far}`],
    ['gives an item the title of a later one', items('disk', 'load', 'net'), items('net_', 'load', 'net')],
    ['ends the title of a link below it', `[a]: b "t\nu\n${far}`, `[a]: b "t\nu"\n${far}`],
    ['takes everything away', far, ''],
  ])('that %s is read like the whole text', (_what, before, after) => {
    expectSameAfter(before, after);
  });

  it('behind an entry that would be a table at the start of its list leaves it an entry', () => {
    expectSameAfter(`${far}${table}${far}`, `${far}${table}${far.replace('two', 'TWO')}`);
  });

  it('that makes an entry the first of its list makes a table of it where it looks like one', () => {
    expectSameAfter(`- [ ] one\n${table}\n${far}`, `# # one\n${table}\n${far}`);
  });

  it('below an entry makes a table of both', () => {
    expectSameAfter(`Text\n\n${table.replace('|--|--|', 'line')}${far}`, `Text\n\n${table}${far}`);
  });

  it('that renames a section renames it for the fields below too', () => {
    const text = (title: string): string => `# ${title} {#own}\n\n- [ ] Sign\n\n  **Name**: ____ **Date**: ____\n`;
    expectSameAfter(text('Before'), text('Behind'));
    const reader = new RunbookReader();
    const groups = [text('Before'), text('Behind')].map((it) => reader.read(it).signOffs.map(({ group }) => group));
    expect(groups).toEqual([['Before'], ['Behind']]);
  });

  it('changes nothing that was handed out before', () => {
    const reader = new RunbookReader();
    const text = `# Title\n\n${far}${fenced('bash', 'uptime')}`;
    const before = reader.read(text);
    const copy = structuredClone({ ...before });
    reader.read(text.replace('eight', 'last').replace('# Title\n', '# Title\n\nWords.\n'));
    reader.read(`${text}\n${fenced('bash', 'free -m')}`);
    expect({ ...before }).toEqual(copy);
  });
});
