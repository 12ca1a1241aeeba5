import { describe, expect, it } from 'vitest';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import {
  commandTexts,
  expectationWords,
  fenced,
  fixture,
  fixtureText,
  itemsOf,
  lines,
  nodeTitled,
  treeLines,
} from '../../support/runbooks.ts';

describe('the small runbooks', () => {
  it('offers prompted lines to run and takes what follows them for output', () => {
    const runbook = fixture('command-and-output.md');
    expect(runbook.title).toBe('Queue worker health');
    expect(commandTexts(runbook)).toEqual([
      'kubectl get deployment queue-worker -n orders',
      'kubectl rollout status deployment/queue-worker -n orders',
      'curl -s http://queue.orders.svc:8080/depth',
      'date -u',
    ]);
  });

  it('reads the block under "Expected output:" as what should be seen, an unannounced one as an example', () => {
    const runbook = fixture('command-and-output.md');
    expect(runbook.expectations.filter(({ lines }) => lines.from > 20)).toEqual([
      {
        kind: 'statement',
        text: 'Expected output:',
        lines: { from: 25, to: 25 },
        commandId: 'look-at-the-queue/the-backlog-is-short#1.1',
      },
    ]);
    expect(runbook.blocks.map((block) => block.language)).toEqual(['shell', 'shell', 'text', 'shell', 'text']);
  });

  it('works for a runbook that has headings and no box at all', () => {
    const runbook = fixture('headings-only.md');
    expect(treeLines(runbook.nodes)).toEqual([
      'section When the signer is slow',
      '  section Symptoms',
      '  section Diagnosis',
      '    section Step 1: see who waits',
      '    section Step 2: see what it waits for',
      '  section Mitigation',
    ]);
    expect(nodeTitled(runbook, 'Step 1: see who waits').blocks[0]?.commands[0]?.text).toBe(
      'kubectl top pods -n signing',
    );
    expect(runbook.commands.map((command) => command.effect)).toEqual(['read', 'read', 'change']);
    expect(expectationWords(runbook.expectations)).toEqual(['? Should show:']);
  });

  it('keeps a heredoc, a loop, a condition, a continuation and a long quote whole', () => {
    const runbook = fixture('heredoc-and-loop.md');
    expect(runbook.commands.map(({ lines: range }) => [range.from, range.to])).toEqual([
      [6, 9],
      [11, 14],
      [16, 18],
      [20, 22],
      [24, 25],
    ]);
    expect(commandTexts(runbook)[0]).toBe(
      "cat > limits.conf <<'CONF'\n# this line is text, not a comment\nkubectl delete namespace everything\nCONF",
    );
    expect(runbook.commands.map((command) => command.effect)).toEqual(['local', 'read', 'read', 'read', 'read']);
  });

  it('makes commands of inline code that the reader is told to run, and of nothing else', () => {
    const runbook = fixture('inline-commands.md');
    expect(runbook.commands.map(({ text, source }) => [text, source])).toEqual([
      ['kubectl get nodes', 'inline'],
      ['helm list -A', 'inline'],
      ['git fetch --tags', 'inline'],
      ['git describe', 'inline'],
      ['git status', 'inline'],
    ]);
    expect(treeLines(runbook.nodes).filter((line) => line.includes('step '))).toHaveLength(3);
  });

  it('hands commands that keep the terminal to a terminal', () => {
    const runbook = fixture('interactive.md');
    const [keeping, ending] = runbook.blocks;
    expect(keeping?.commands).toHaveLength(9);
    expect(keeping?.commands.filter((command) => !command.interactive)).toEqual([]);
    expect(ending?.commands).toHaveLength(6);
    expect(ending?.commands.filter((command) => command.interactive)).toEqual([]);
  });

  it('reads Korean labels: a comment, ticked names, goals, the completion line and the readiness line', () => {
    const runbook = fixture('korean-labels.md');
    expect(expectationWords(runbook.expectations)).toEqual([
      '? 기대: 파드 세 개 모두 Running',
      'hit_ratio',
      'evictions',
      '? 중앙값: 20ms 미만',
      '? 상위 1%: 90ms 미만',
    ]);
    expect(commandTexts(runbook)).toEqual([
      'kubectl get pods -n cache -l app=edge-cache',
      'curl -s http://edge-cache.cache.svc:9100/stats',
      './bench/latency.sh --rounds 5',
    ]);
    expect(runbook.fields.map(({ label, line }) => [label, line])).toEqual([
      ['작업자', 3],
      ['작업일', 4],
    ]);
    expect(runbook.completion).toEqual({ line: 38, text: '완료율: ____ / 전체' });
    expect(runbook.readiness).toEqual({ line: 40, text: '결과: [ ] 교체 완료 [ ] 되돌림' });
  });

  it('nests items as deep as the text does and takes boxes in comments and code for text', () => {
    const runbook = fixture('nested-items.md');
    expect(itemsOf(runbook).map(({ title, depth, checked }) => [title, depth, checked])).toEqual([
      ['Before the move', 0, false],
      ['The old relay has drained', 1, false],
      ['Deferred mail is below ten messages', 2, false],
      ['Senders were told', 2, true],
      ['The new relay answers', 1, false],
      ['After the move', 0, false],
      ['DNS points to the new relay', 1, true],
      ['Last one, in a list of its own', 0, false],
    ]);
    expect(commandTexts(runbook)).toEqual(['mailq | tail -n 1', 'nc -z relay-2.internal 25']);
  });

  it('gives a step the block that cuts its list at the margin', () => {
    const runbook = fixture('ordered-steps-cut-by-fences.md');
    expect(treeLines(runbook.nodes)).toEqual([
      'section Rotate the signing key',
      '  step Make the new key.',
      '  step Read its fingerprint aloud to the second operator.',
      '  item Both operators agree on the fingerprint',
      '  step Put the key in place.',
      '  step This list starts at one again although no heading came between.',
      '  section Aftercare',
      '    item The old key is in the archive',
    ]);
    const steps = nodeTitled(runbook, 'Rotate the signing key').children;
    expect(steps.map((node) => (node.kind === 'section' ? undefined : node.ordinal))).toEqual([
      1,
      2,
      3,
      4,
      1,
      undefined,
    ]);
    expect(steps.map((node) => node.blocks.length)).toEqual([1, 1, 0, 1, 0, 0]);
  });

  it('finds what must be filled in first, and no blank in templates, redirections and tests', () => {
    expect(fixture('placeholders.md').commands.map((command) => command.placeholders.map(({ text }) => text))).toEqual([
      ['<claim>', '{{ tenant }}'],
      ['YOUR_CUSTOMER_ID', '[size]'],
      [],
      [],
      [],
      [],
      [],
      [],
    ]);
  });

  it('strips dollar, root, user and host prompts, and takes what stands behind the prompt of another program for its statement', () => {
    expect(commandTexts(fixture('prompts.md'))).toEqual([
      'systemctl is-active signer',
      'journalctl -u signer \\\n    --since "10 minutes ago"',
      'systemctl restart signer',
      'systemctl is-active signer',
      'systemctl restart signer',
      'uptime',
      'df -h /var',
      'SELECT 1',
    ]);
    expect(fixture('prompts.md').commands.at(-1)).toMatchObject({ language: 'sql', session: 'ledger=#' });
  });

  it('tells blanks, sign-offs, the contact table and the two computed lines apart', () => {
    const runbook = fixture('sign-offs.md');
    expect(runbook.fields.map((field) => field.label)).toEqual(['Owner', 'Opening day']);
    expect(runbook.signOffs.map(({ role, group, line }) => [role, group, line])).toEqual([
      ['Site manager', 'Building', 12],
      ['Fire officer', 'Building', 13],
      ['Network lead', 'Network', 17],
      ['Last reader', 'Who to call', 30],
    ]);
    expect(runbook.contacts).toEqual([
      {
        lines: { from: 21, to: 24 },
        columns: ['Role', 'Name', 'Phone', 'E-mail'],
        rows: [
          ['Site manager', '', '', ''],
          ['Locksmith', 'Kim', '555-0142', ''],
        ],
      },
    ]);
    expect(runbook.completion).toEqual({ line: 26, text: 'Completion: ____ / all items' });
    expect(runbook.readiness).toEqual({ line: 28, text: 'Office: [ ] may open [ ] stays closed' });
    expect(itemsOf(runbook)).toHaveLength(1);
  });

  it('reads SQL statement by statement and the list behind it as what must be there', () => {
    const runbook = fixture('sql-and-list.md');
    expect(runbook.commands.map(({ effect }) => effect)).toEqual(['read', 'read', 'read', 'destroy']);
    expect(commandTexts(runbook)[0]).toBe(
      "SELECT table_name\n  FROM information_schema.tables\n WHERE table_schema = 'ledger'",
    );
    expect(commandTexts(runbook)[2]).toBe("SELECT 'a; semicolon -- in quotes' AS note");
    expect(expectationWords(runbook.expectations)).toEqual(['accounts', 'postings', 'closing_dates']);
    expect(runbook.blocks.map((block) => block.connection)).toEqual([undefined, 'ledger', undefined]);
  });

  it.each([
    'command-and-output.md',
    'headings-only.md',
    'heredoc-and-loop.md',
    'inline-commands.md',
    'interactive.md',
    'korean-labels.md',
    'nested-items.md',
    'ordered-steps-cut-by-fences.md',
    'placeholders.md',
    'prompts.md',
    'sign-offs.md',
    'sql-and-list.md',
  ])('finds no error in %s', (name) => {
    expect(fixture(name).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(['nested-items.md', 'heredoc-and-loop.md', 'sql-and-list.md', 'korean-labels.md', 'prompts.md'])(
    'reads %s the same with Windows line ends',
    (name) => {
      expect(readRunbook(fixtureText(name).replaceAll('\n', '\r\n'))).toEqual(fixture(name));
    },
  );
});

describe('front matter', () => {
  const body = lines('# Restore', '', '- [ ] `kubectl get nodes`');
  const front = lines('---', 'title: "no heading"', 'owner: ops', '---');

  it('is no heading and no part of the tree, and lines are still counted from the top of the file', () => {
    const runbook = readRunbook(front + body);
    expect(treeLines(runbook.nodes)).toEqual(['section Restore', '  item kubectl get nodes']);
    expect(runbook.commands[0]?.lines).toEqual({ from: 7, to: 7 });
    expect(runbook.nodes[0]?.lines).toEqual({ from: 5, to: 5 });
  });

  it('is recognised with Windows line ends', () => {
    expect(readRunbook((front + body).replaceAll('\n', '\r\n'))).toEqual(readRunbook(front + body));
  });

  it('is only looked for at the very start', () => {
    expect(readRunbook(`\n${front}${body}`).nodes[0]?.title).toBe('title: "no heading" owner: ops');
  });

  it('that is never closed is read as text, so nothing below it is lost', () => {
    expect(itemsOf(readRunbook(`---\nowner: ops\n${body}`)).map((item) => item.title)).toEqual(['kubectl get nodes']);
  });

  it('keeps the place of a problem in the file', () => {
    expect(readRunbook(`${front}# T\n\n\`\`\`bash\nls\n`).problems.map((problem) => problem.line)).toEqual([7]);
  });
});

describe('the title of a runbook', () => {
  it('is the first level-1 heading even where a smaller heading comes before it', () => {
    expect(readRunbook(lines('## Read this first', '', '# Fail over', '', '# Fail back')).title).toBe('Fail over');
  });

  it('is a heading that holds all others where none is of level 1', () => {
    expect(readRunbook('## Whole\n### One\n### Two\n').title).toBe('Whole');
  });

  it('is not the first of several chapters, which names only itself', () => {
    expect(readRunbook('## One\n### Inner\n## Two\n').title).toBeUndefined();
  });

  it('is missing where there is no heading', () => {
    expect(readRunbook('Only text.\n').title).toBeUndefined();
  });
});

describe('a huge runbook', () => {
  const size = 4 * 1024 * 1024;
  const filled = (line: string): string => line.repeat(Math.floor(size / line.length));

  it('has every one of its items at four megabytes', () => {
    const line = '- [ ] The copy has arrived\n';
    const runbook = readRunbook(filled(line));
    expect(itemsOf(runbook)).toHaveLength(Math.floor(size / line.length));
    expect(new Set(itemsOf(runbook).map((item) => item.id)).size).toBe(runbook.nodes.length);
  }, 120_000);

  it('may have a hundred and fifty thousand commands in one block', () => {
    const commands = Array.from({ length: 150_000 }, () => '$ ls');
    expect(readRunbook(fenced('bash', commands.join('\n'))).commands).toHaveLength(commands.length);
  }, 120_000);

  it('may be one line of four megabytes', () => {
    expect(readRunbook(`- [ ] ${'QUJD'.repeat(size / 4)}`).nodes).toHaveLength(1);
    expect(readRunbook(`Owner ${' '.repeat(size)} nobody`).fields).toEqual([]);
    expect(readRunbook(`- [ ] ${'[**`_<!--'.repeat(size / 9)}`).nodes).toHaveLength(1);
  });
});

describe('a block of which nothing ever ends', () => {
  it.each(['cat <<EOF', 'if ls; then', 'echo ${', "grep 'open"])(
    'ends where "%s" is all there is',
    (line) => {
      const runbook = readRunbook(fenced('bash', ...Array.from({ length: 1501 }, () => line)));
      expect(runbook.blocks).toHaveLength(1);
    },
    60_000,
  );

  it('offers nothing of a line that is nested too deep to parse', () => {
    expect(readRunbook(fenced('bash', `echo ${'$('.repeat(5000)}`)).commands).toEqual([]);
  });
});
