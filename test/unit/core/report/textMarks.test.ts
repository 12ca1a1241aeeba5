import { describe, expect, it } from 'vitest';
import { textMarks } from '../../../../src/core/report/textMarks.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { History } from '../../support/history.ts';
import { lines } from '../../support/runbooks.ts';

const text = lines(
  '# R',
  '',
  '- [ ] one',
  '',
  '  ```bash',
  '  echo a',
  '  - a ✓',
  '  ```',
  '',
  '- [ ] two',
  '',
  '  ```bash',
  '  echo b',
  '  ```',
  '',
  '- [ ] three',
);

/** Three hours after the first events of a history. */
const now = Date.parse('2026-03-02T12:05:00Z');

/** "line: icon text" of each mark. */
function marks(history: History, shown = text): readonly string[] {
  return textMarks(readRunbook(shown), history.view(shown), now).map(({ line, icon, text: words }) =>
    `${line}: ${icon ?? '-'} ${words}`.trimEnd(),
  );
}

describe('marks beside the text', () => {
  it('are none before something has run', () => {
    expect(marks(new History())).toEqual([]);
  });

  it('are at the item, at the beginning of its block, and in words behind its end', () => {
    expect(marks(new History().ran(text, 'one'))).toEqual(['3: passed', '5: passed', '8: - ✓ passed · 5 ms · 3h ago']);
  });

  it('say what failed', () => {
    expect(marks(new History().ran(text, 'one', 'fail'))).toContain('8: - ✗ failed · 5 ms · 3h ago');
  });

  it('tell no time of what has no end', () => {
    expect(marks(new History().began(text, 'two'))).toEqual([
      '10: unknown',
      '12: unknown',
      '14: - ? end unknown · 3h ago',
    ]);
  });

  it('leave to a person what a machine cannot judge', () => {
    expect(marks(new History().ran(text, 'two', 'manual'))).toEqual([
      '12: person',
      '14: - ○ a person decides · 5 ms · 3h ago',
    ]);
  });

  it('show a tick, which has no result', () => {
    expect(marks(new History().ticked(text, 'three'))).toEqual(['16: ticked']);
  });

  it('call stale what ran with another command', () => {
    expect(marks(new History().ran(text, 'one'), text.replace('echo a', 'echo a c')).join('\n')).toContain('↻ stale');
  });

  it('never pass a block of which a part has not run', () => {
    const two = text.replace('  echo b', '  echo b\n  echo c');
    const half = new History().ran(text, 'two');
    const shown = marks(half, two).join('\n');
    expect(shown).not.toContain('passed');
    expect(shown).toContain('1 of 2 run');
  });
});
