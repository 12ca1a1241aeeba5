import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveOutput } from '../../../../src/runners/shell/liveOutput.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const mark = '… some output is not shown here …';

function open(): { readonly push: (text: string) => void; readonly end: () => void; readonly pieces: string[] } {
  const pieces: string[] = [];
  const live = new LiveOutput((text) => pieces.push(text));
  const show = live.stream();
  return { push: (text) => show(Buffer.from(text)), end: () => live.end(), pieces };
}

describe('output that is shown as it comes', () => {
  test('shows the first piece at once and the rest at most ten times a second', () => {
    const { push, end, pieces } = open();
    for (let ms = 0; ms < 1000; ms += 1) {
      push(`${ms}\n`);
      vi.advanceTimersByTime(1);
    }
    end();
    expect(pieces[0]).toBe('0\n');
    expect(pieces.length).toBeLessThanOrEqual(12);
    expect(pieces.join('')).toBe(Array.from({ length: 1000 }, (_, ms) => `${ms}\n`).join(''));
  });

  test('leaves out of a flood what nobody could read, says so, and goes on with it', () => {
    const { push, end, pieces } = open();
    const line = `${'y'.repeat(99)}\n`;
    for (let round = 0; round < 5000; round += 1) push(line);
    vi.advanceTimersByTime(100);
    push(line);
    push('the last line\n');
    end();
    const text = pieces.join('');
    expect(text.length).toBeLessThan(130_000);
    expect(text).toMatch(/\n… some output is not shown here …\nthe last line\n$/);
  });

  test('shows each line whole or not at all, whatever the pieces it comes in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 0, max: 60 })), { maxLength: 60 }),
        fc.integer({ min: 100, max: 20_000 }),
        (steps, lineLength) => {
          const { push, end, pieces } = open();
          let at = 0;
          let written = '';
          for (const [count, ms] of steps) {
            const text = Array.from({ length: count }, () => ((at += 1) % lineLength === 0 ? '\n' : 'x')).join('');
            written += text;
            push(text);
            vi.advanceTimersByTime(ms);
          }
          end();
          const shown = pieces.join('');
          const whole = new Set(written.split('\n'));
          const lines = shown.split('\n').filter((line) => !line.startsWith('…'));
          expect(lines.filter((line) => !whole.has(line) && line !== '')).toEqual([]);
          expect(lines.length === written.split('\n').length || shown.includes(mark)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
