import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { hostileTexts } from '../../support/hostileTexts.ts';
import { commandTexts, fenced, itemsOf, lines } from '../../support/runbooks.ts';

/** The lines at which a text goes beyond a limit. */
function limitsOf(text: string): readonly number[] {
  return readRunbook(text).problems.flatMap(({ code, line }) => (code === 'limit' ? [line] : []));
}

describe('a text made to keep the reader busy', () => {
  it.each(Object.keys(hostileTexts))('is read: %s', (name) => {
    const text = hostileTexts[name]?.(4000) ?? '';
    const end = '\n\n# The end\n';
    expect(() => readRunbook(text + end).problems).not.toThrow();
  });
});

describe('lists in lists', () => {
  const nested = (depth: number): string =>
    lines(...Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}- [ ] item ${at + 1}`));

  it('are read twenty deep', () => {
    expect(itemsOf(readRunbook(nested(20)))).toHaveLength(20);
    expect(limitsOf(nested(20))).toEqual([]);
  });

  it('that are deeper are left out with what stands in them, the author is told, and what follows is read', () => {
    const text = `${nested(25)}- [ ] the next\n`;
    const titles = itemsOf(readRunbook(text)).map((item) => item.title);
    expect(titles).toHaveLength(21);
    expect(titles.at(-1)).toBe('the next');
    expect(readRunbook(text).problems).toMatchObject([
      { code: 'limit', severity: 'warning', line: 21, message: expect.stringContaining('Lines 21 to 25') as string },
    ]);
  });
});

describe('quotes in quotes', () => {
  it('are read ten deep, and the author is told of what is deeper', () => {
    const quoted = (depth: number): string => `${'> '.repeat(depth)}- [ ] quoted\n`;
    expect(itemsOf(readRunbook(quoted(10)))).toHaveLength(1);
    expect(limitsOf(quoted(10))).toEqual([]);
    expect(itemsOf(readRunbook(quoted(11)))).toEqual([]);
    expect(limitsOf(`text\n\n${quoted(11)}`)).toEqual([3]);
  });
});

describe('a long line', () => {
  const long = 'x'.repeat(4001);

  it('in a code block leaves nothing of the block to run, and the author is told where it is', () => {
    const text = fenced('bash', 'uptime', `echo ${long}`, 'rm -rf build');
    expect(commandTexts(readRunbook(text))).toEqual([]);
    expect(limitsOf(text)).toEqual([3]);
  });

  it('in data is nothing to speak of', () => {
    expect(limitsOf(fenced('json', `"${long}"`))).toEqual([]);
  });

  it('of a paragraph has no command in it, and the author is told', () => {
    const text = `First.\nRun \`kubectl get pods\` ${long}\n\nRun \`kubectl get nodes\`.\n`;
    expect(commandTexts(readRunbook(text))).toEqual(['kubectl get nodes']);
    expect(limitsOf(text)).toEqual([2]);
  });
});

describe('a command of many lines', () => {
  it('may have a long document in it', () => {
    const text = ['kubectl apply -f - <<EOF', ...Array.from({ length: 390 }, (_, at) => `key${at}: "it's"`), 'EOF'];
    expect(commandTexts(readRunbook(fenced('bash', ...text, 'uptime')))).toEqual([text.join('\n'), 'uptime']);
  });

  it('may be a loop of a hundred lines', () => {
    const loop = ['for name in a b; do', ...Array.from({ length: 100 }, () => '  echo "$name"'), 'done'];
    expect(commandTexts(readRunbook(fenced('bash', ...loop)))).toEqual([loop.join('\n')]);
    expect(limitsOf(fenced('bash', ...loop))).toEqual([]);
  });

  it('that opens something in each line leaves nothing of the block to run, and the author is told', () => {
    const text = fenced('bash', 'uptime', ...Array.from({ length: 300 }, () => `if [ "$a" ]; then echo 'b'`));
    expect(commandTexts(readRunbook(text))).toEqual([]);
    expect(limitsOf(text)).toEqual([1]);
  });
});

describe('a table', () => {
  const table = (columns: number, rows: number): string =>
    lines('| phone '.repeat(columns), '|--'.repeat(columns), ...Array.from({ length: rows }, () => '| 1'));

  it('of thousands of short rows is read', () => {
    expect(limitsOf(table(2, 3000))).toEqual([]);
  });

  it('of too many cells is left out, the author is told, and what follows is read', () => {
    const runbook = readRunbook(`# Title\n\n${table(200, 200)}\n- [ ] the next\n`);
    expect(itemsOf(runbook).map((item) => item.title)).toEqual(['the next']);
    expect(runbook.contacts).toEqual([]);
    expect(runbook.problems).toMatchObject([
      { code: 'limit', severity: 'warning', line: 3, message: expect.stringContaining('Lines 3 to 204') as string },
    ]);
  });
});
