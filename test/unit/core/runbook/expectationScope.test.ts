import { describe, expect, it } from 'vitest';
import type { Runbook } from '../../../../src/core/runbook/model.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { expectationWords, fenced, lines } from '../../support/runbooks.ts';

/** Each expectation with the first word of the command it speaks of. */
function pairs(runbook: Runbook): readonly (readonly [string, string])[] {
  return runbook.expectations.map((expectation) => [
    runbook.commands.find((command) => command.id === expectation.commandId)?.text.split(' ')[0] ?? 'nothing',
    expectationWords([expectation])[0] ?? '',
  ]);
}

const read = (...text: readonly string[]): readonly (readonly [string, string])[] => pairs(readRunbook(lines(...text)));
const uptime = fenced('bash', 'uptime');
const date = fenced('bash', 'date');

describe('a sentence behind a command', () => {
  it('speaks of that command', () => {
    expect(read(uptime, 'You should see a low load. Go on.', '', date)).toEqual([
      ['uptime', '? You should see a low load.'],
    ]);
  });

  it('says on which lines it stands', () => {
    expect(readRunbook(lines(uptime, 'Look.', 'You should see', 'a low load.')).expectations[0]?.lines).toEqual({
      from: 6,
      to: 7,
    });
  });

  it('says nothing where a heading or much text lies between', () => {
    expect(read(uptime, '# Next', '', 'You should see a low load.')).toEqual([]);
    expect(read(uptime, ...['A.', '', 'B.', '', 'C.', '', 'D.', '', 'E.', ''], 'You should see a low load.')).toEqual(
      [],
    );
  });

  it('says nothing before any command', () => {
    expect(read('You should see a low load.', '', '# T', '', date)).toEqual([]);
  });
});

describe('a sentence in front of a block', () => {
  it('that tells to check speaks of the command of the block', () => {
    expect(read(uptime, 'Check that the date is right:', '', date)).toEqual([
      ['date', '? Check that the date is right:'],
    ]);
    expect(read(uptime, 'Verify that the date is right.', '', date)).toEqual([
      ['date', '? Verify that the date is right.'],
    ]);
  });

  it('speaks of the last command of the block', () => {
    expect(read('Confirm that it is right:', '', fenced('bash', 'cd a', 'pwd'))).toEqual([
      ['pwd', '? Confirm that it is right:'],
    ]);
  });

  it('and no block behind it speaks of the command before', () => {
    expect(read(uptime, 'Verify that the load is low.', '', 'Then rest.')).toEqual([
      ['uptime', '? Verify that the load is low.'],
    ]);
  });

  it('that only says to look adds nothing to a block that says itself what must be there', () => {
    expect(read('Verify the tables', '', fenced('bash', 'uptime', '- orders ✓'))).toEqual([['uptime', 'orders']]);
    expect(read('Verify the load', '', uptime)).toEqual([['uptime', '? Verify the load']]);
  });
});

describe('in a list', () => {
  it('the text of an item speaks of the block in it', () => {
    expect(read('- [ ] Ensure the load is low', '  ```bash', '  uptime', '  ```')).toEqual([
      ['uptime', '? Ensure the load is low'],
    ]);
  });

  it('an item that asks about the command before is answered by its own box', () => {
    expect(read('- [ ] Look', '  ```bash', '  uptime', '  ```', '- [ ] Confirm that the load was low')).toEqual([
      ['nothing', '? Confirm that the load was low'],
    ]);
  });

  it('a step that asks about the command before speaks of it', () => {
    expect(read('1. Look', '', '   ```bash', '   uptime', '   ```', '2. Confirm that the load was low')).toEqual([
      ['uptime', '? Confirm that the load was low'],
    ]);
  });

  it('the entries under a label are what is expected, a ticked name for a machine', () => {
    expect(read(uptime, 'Expected:', '', '- a low load', '- `orders` ✓', '', 'And now rest.')).toEqual([
      ['uptime', '? a low load'],
      ['uptime', 'orders'],
    ]);
  });

  it('a sentence with a tick is for a person, as no output has it word for word', () => {
    expect(read(uptime, 'Expected:', '', '- ✅ The load is below two', '- ✅ load average')).toEqual([
      ['uptime', '? ✅ The load is below two'],
      ['uptime', 'load average'],
    ]);
  });

  it('a sentence behind an inline command speaks of that', () => {
    expect(read('- [ ] Run `uptime -p` and verify that it is long')).toEqual([
      ['uptime', '? Run uptime -p and verify that it is long'],
    ]);
  });
});

describe('a block under a sentence', () => {
  const shown = fenced('', 'up 3 days');

  it.each(['You should see something like this:', 'The output looks like:', 'This should return:'])(
    '"%s" shows output',
    (label) => {
      const runbook = readRunbook(lines(uptime, label, '', shown));
      expect(pairs(runbook)).toEqual([['uptime', `? ${label}`]]);
      expect(runbook.expectations[0]?.lines).toEqual({ from: 8, to: 8 });
    },
  );

  it.each(['Target:', 'Goals:', '**Required**:', '목표:', '확인 항목:', '目標：', '確認：'])(
    'that only names a goal, "%s", is run where its lines are commands',
    (label) => {
      const { commands } = readRunbook(lines(uptime, label, '', date));
      expect(commands.map(({ text }) => text)).toEqual(['uptime', 'date']);
    },
  );

  it('that has prompts is run, and the sentence speaks of it', () => {
    expect(read(uptime, 'It should show that it is late:', '', fenced('console', '$ date'))).toEqual([
      ['date', '? It should show that it is late:'],
    ]);
    expect(read(uptime, 'You should see that it is late:', '', fenced('console', '$ date'))).toEqual([
      ['date', '? You should see that it is late:'],
    ]);
  });

  it('that follows a heading named so shows output too', () => {
    expect(read('# T', '', uptime, '## Expected output', '', shown)).toEqual([['uptime', '? Expected output']]);
  });

  it('that nothing announced expects nothing', () => {
    expect(read(uptime, shown)).toEqual([]);
  });
});

describe('a directive', () => {
  it('below a block speaks of its last command', () => {
    expect(read(fenced('bash', 'uptime', 'date'), '<!-- expect: contains "UTC" -->')).toEqual([['date', 'UTC']]);
  });

  it('in the text of an item speaks of the block in it', () => {
    expect(read('- [ ] Look <!-- expect: contains "up" -->', '  ```bash', '  uptime', '  ```')).toEqual([
      ['uptime', 'up'],
    ]);
  });

  it('in a block speaks of the command before it', () => {
    expect(read(fenced('bash', 'uptime', '# expect: contains "up"', 'date # expect: contains "UTC"'))).toEqual([
      ['uptime', 'up'],
      ['date', 'UTC'],
    ]);
  });

  it('of Innovation Engine announces the output of the command before', () => {
    expect(read(uptime, '<!-- expected_similarity=0.8 -->', '', fenced('text', 'up 3 days'))[0]?.[0]).toBe('uptime');
  });
});

it('a value is looked for by machine where the output is that value alone', () => {
  const status = fenced('bash', 'curl -s -o /dev/null -w "%{http_code}" https://shop.example');
  expect(read(status, 'It should return `200`.')).toEqual([['curl', '200']]);
  expect(read(uptime, 'It should return `200`.')).toEqual([['uptime', '? It should return 200.']]);
});
