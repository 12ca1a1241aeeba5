import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { expectationWords, fenced, itemsOf, lines, nodeTitled, treeLines } from '../../support/runbooks.ts';

describe('sections', () => {
  it('nest by level, and a skipped level hangs under the nearest higher one', () => {
    const runbook = readRunbook(lines('# A', '### B', '## C', '### D', '# E'));
    expect(treeLines(runbook.nodes)).toEqual(['section A', '  section B', '  section C', '    section D', 'section E']);
  });

  it('may be underlined', () => {
    expect(treeLines(readRunbook(lines('A', '=', '', 'B', '-')).nodes)).toEqual(['section A', '  section B']);
  });

  it('keep items of the same words apart', () => {
    const runbook = readRunbook(
      lines('# Before', '- [ ] Tell people', '# After', '- [ ] Tell people', '- [ ] Tell people'),
    );
    expect(itemsOf(runbook).map((item) => item.id)).toEqual([
      'before/tell-people',
      'after/tell-people',
      'after/tell-people~2',
    ]);
  });
});

describe('items', () => {
  it('before the first heading stand at the top of the tree', () => {
    expect(treeLines(readRunbook(lines('- [ ] First', '', '# Later')).nodes)).toEqual(['item First', 'section Later']);
  });

  it.each(['-', '*', '+', '1.', '1)'])('are made with "%s"', (mark) => {
    expect(itemsOf(readRunbook(`${mark} [ ] Done\n`)).map((item) => item.title)).toEqual(['Done']);
  });

  it.each(['- [ ]', '- []', '- [ ]Done', '- [y] Done', '- ( ) Done', '[ ] Done', '- \\[ ] Done'])(
    'are not made of "%s"',
    (text) => {
      expect(itemsOf(readRunbook(`${text}\n`))).toEqual([]);
    },
  );

  it('carry their number in an ordered list, also where it does not begin at one', () => {
    const runbook = readRunbook(lines('3. [ ] Three', '4. [ ] Four', '   - [ ] Not numbered'));
    expect(itemsOf(runbook).map(({ ordinal, depth }) => [ordinal, depth])).toEqual([
      [3, 0],
      [4, 0],
      [undefined, 1],
    ]);
  });

  it('under a plain bullet belong to the item around it', () => {
    const runbook = readRunbook(lines('- [ ] Outer', '  - a bullet', '    - [ ] Inner'));
    expect(treeLines(runbook.nodes)).toEqual(['item Outer', '  item Inner']);
    expect(itemsOf(runbook).map((item) => item.depth)).toEqual([0, 1]);
  });

  it('written over two lines have one title, and what follows in their entry is not part of it', () => {
    const runbook = readRunbook(lines('- [ ] The disk', '  is free', '', '  Look twice.'));
    expect(itemsOf(runbook).map((item) => [item.title, item.lines])).toEqual([
      ['The disk is free', { from: 1, to: 4 }],
    ]);
  });

  it('in a quotation are items too', () => {
    expect(itemsOf(readRunbook('> - [ ] Quoted\n'))).toHaveLength(1);
  });

  it('keep the id that their author gave them when their words change', () => {
    const ids = (text: string): readonly string[] => itemsOf(readRunbook(text)).map((item) => item.id);
    expect(ids('- [ ] Disk is free {#disk}\n')).toEqual(['disk']);
    expect(ids('- [ ] <!-- id: disk --> The disk has room\n')).toEqual(['disk']);
    expect(itemsOf(readRunbook('- [ ] Disk is free {#disk}\n'))[0]?.title).toBe('Disk is free');
  });
});

describe('a code block', () => {
  const block = fenced('bash', 'uptime');

  it('belongs to the item it is indented under', () => {
    const runbook = readRunbook(lines('# T', '- [ ] Outer', '  - [ ] Inner', '    ```bash', '    uptime', '    ```'));
    expect(nodeTitled(runbook, 'Inner').blocks.map((found) => found.lines)).toEqual([{ from: 4, to: 6 }]);
    expect(runbook.commands[0]?.lines).toEqual({ from: 5, to: 5 });
  });

  it('of an outer item that follows an inner one belongs to the outer', () => {
    const runbook = readRunbook(lines('- [ ] Outer', '  - [ ] Inner', '', '  ```bash', '  uptime', '  ```'));
    expect(nodeTitled(runbook, 'Outer').blocks).toHaveLength(1);
    expect(nodeTitled(runbook, 'Inner').blocks).toEqual([]);
  });

  it('under a plain bullet of an item belongs to the item', () => {
    const runbook = readRunbook(lines('- [ ] Outer', '  - look', '', '    ```bash', '    uptime', '    ```'));
    expect(nodeTitled(runbook, 'Outer').blocks).toHaveLength(1);
  });

  it('at the margin directly after a list belongs to its last entry at the margin', () => {
    const runbook = readRunbook(`# T\n\n- [ ] One\n- [ ] Two\n  - [ ] Inner\n\n${block}`);
    expect(nodeTitled(runbook, 'Two').blocks).toHaveLength(1);
    expect(nodeTitled(runbook, 'T').blocks).toEqual([]);
  });

  it('at the margin after another block still belongs to the entry before both', () => {
    const runbook = readRunbook(`# T\n\n- [ ] One\n\n${block}\n${block}`);
    expect(nodeTitled(runbook, 'One').blocks.map((found) => found.id)).toEqual(['t/one#1', 't/one#2']);
  });

  it('at the margin after a paragraph belongs to its section', () => {
    const runbook = readRunbook(`# T\n\n- [ ] One\n\nSomething else:\n\n${block}`);
    expect(nodeTitled(runbook, 'T').blocks).toHaveLength(1);
    expect(nodeTitled(runbook, 'One').blocks).toEqual([]);
  });

  it('after the next heading belongs to that section', () => {
    const runbook = readRunbook(`# T\n\n- [ ] One\n\n# U\n\n${block}`);
    expect(nodeTitled(runbook, 'U').blocks).toHaveLength(1);
  });

  it('before any heading and list belongs to no node and is still found', () => {
    const runbook = readRunbook(block);
    expect(runbook.blocks.map((found) => [found.nodeId, found.commands.length])).toEqual([[undefined, 1]]);
  });

  it('may be indented instead of fenced', () => {
    const runbook = readRunbook(lines('# T', '', '    kubectl get nodes', '    uptime'));
    expect(runbook.commands.map(({ text, lines: range }) => [text, range.from])).toEqual([
      ['kubectl get nodes', 3],
      ['uptime', 4],
    ]);
  });

  it('may be fenced with tildes', () => {
    expect(readRunbook(lines('~~~sh', 'uptime', '~~~')).commands).toHaveLength(1);
  });
});

describe('a label before a block', () => {
  const runbookWith = (label: string, shown: string): string =>
    `# T\n\n${fenced('bash', 'uptime')}\n${label}\n\n${shown}`;

  it.each([
    'Expected output:',
    '**Expected output**:',
    '**Expected output:**',
    'Should return:',
    '예상 결과:',
    '期待される結果：',
  ])('makes what follows "%s" an expectation of the command before, and nothing in it runs', (label) => {
    const runbook = readRunbook(runbookWith(label, fenced('bash', 'kubectl get nodes')));
    expect(runbook.commands.map((command) => command.text)).toEqual(['uptime']);
    expect(runbook.expectations.map((expectation) => expectation.commandId)).toEqual(['t#1.1']);
  });

  it('gives ticked names in the block to a machine', () => {
    const runbook = readRunbook(runbookWith('Expected:', fenced('text', '- orders ✓', '- billing ✓')));
    expect(expectationWords(runbook.expectations)).toEqual(['orders', 'billing']);
  });

  it.each(['Then run:', 'And now', 'We expected more of this. Go on'])('is none when it is "%s"', (label) => {
    const runbook = readRunbook(runbookWith(label, fenced('bash', 'date')));
    expect(runbook.commands.map((command) => command.text)).toEqual(['uptime', 'date']);
    expect(runbook.expectations).toEqual([]);
  });

  it('says nothing of a command in another item', () => {
    const runbook = readRunbook(
      lines(
        '- [ ] One',
        '  ```bash',
        '  uptime',
        '  ```',
        '- [ ] Two',
        '',
        '  Expected:',
        '',
        '  ```bash',
        '  date',
        '  ```',
      ),
    );
    expect(runbook.commands.map((command) => command.text)).toEqual(['uptime', 'date']);
    expect(runbook.expectations).toEqual([]);
  });

  it('is forgotten at the next heading', () => {
    const runbook = readRunbook(`${fenced('bash', 'uptime')}\nExpected:\n\n# T\n\n${fenced('bash', 'date')}`);
    expect(runbook.commands).toHaveLength(2);
  });
});

describe('the id of a command', () => {
  const text = lines(
    '# Look',
    '',
    'Run `kubectl get nodes`.',
    'Run `kubectl get pods`.',
    '',
    '- [ ] Run `helm list -A`.',
  );
  const ids = (source: string): readonly string[] => readRunbook(source).commands.map((command) => command.id);

  it('stays when lines are put in above it', () => {
    expect(ids(`Words.\n\n${text}`)).toEqual(ids(text));
    expect(new Set(ids(text)).size).toBe(3);
  });

  it('is its own where the command belongs to no section', () => {
    expect(new Set(ids('Run `kubectl get nodes`.\n\nRun `kubectl get pods`.\n')).size).toBe(2);
  });
});
