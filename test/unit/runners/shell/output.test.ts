import { describe, expect, test } from 'vitest';
import { CAPTURE_BYTES, OutputCapture } from '../../../../src/runners/shell/outputCapture.ts';
import { openShell } from './session.ts';

const marker = (bytes: number): string => `<${bytes}>`;
const kept = 2 * CAPTURE_BYTES;

describe('output', { timeout: 60_000 }, () => {
  test('comes while the command runs', async () => {
    const chunks: string[] = [];
    await openShell().run('echo one; sleep 0.2; echo two', { onOutput: (text) => chunks.push(text) });
    expect(chunks).toEqual(['one\n', 'two\n']);
  });

  test('up to the limit is whole', async () => {
    const { stdout, output, truncated, totalBytes } = await openShell().run(`head -c ${kept} /dev/zero | tr '\\0' x`);
    expect({ truncated, totalBytes }).toEqual({ truncated: false, totalBytes: kept });
    expect(stdout).toBe('x'.repeat(kept));
    expect(output).toBe(stdout);
  });

  test('above it loses its middle, says how much, and counts all', async () => {
    const { stdout, output, truncated, totalBytes } = await openShell().run(
      `echo begin; head -c 5000000 /dev/zero | tr '\\0' x; echo end`,
    );
    expect({ truncated, totalBytes }).toEqual({ truncated: true, totalBytes: 5_000_010 });
    expect(stdout.startsWith('begin\nxxx')).toBe(true);
    expect(stdout.endsWith('xxxend\n')).toBe(true);
    expect(stdout).toContain(`\n… ${5_000_010 - kept} bytes left out …\n`);
    expect(Buffer.byteLength(stdout)).toBeLessThan(kept + 100);
    expect(output).toBe(stdout);
  });

  test('without end costs bounded memory', async () => {
    const before = process.memoryUsage().rss;
    let most = 0;
    const { end, output, truncated, totalBytes } = await openShell().run('yes', {
      timeoutMs: 1000,
      onOutput: () => {
        most = Math.max(most, process.memoryUsage().rss);
      },
    });
    expect({ end, truncated }).toEqual({ end: 'timed out', truncated: true });
    expect(totalBytes).toBeGreaterThan(kept);
    expect(Buffer.byteLength(output)).toBeLessThan(kept + 100);
    expect(most - before).toBeLessThan(Math.max(totalBytes / 2, 256 * 1024 * 1024));
  });

  test('that is no UTF-8 is shown with marks in place of the bad bytes', async () => {
    const chunks: string[] = [];
    const { stdout, totalBytes } = await openShell().run(`printf '\\xff\\xfe ok \\xed\\xa0\\x80 \\xc3'`, {
      onOutput: (text) => chunks.push(text),
    });
    expect(stdout).toMatch(/^\ufffd+ ok \ufffd+ \ufffd$/);
    expect(totalBytes).toBe(11);
    expect(stdout.startsWith(chunks.join(''))).toBe(true);
  });

  test('keeps a character whole that comes in two pieces', async () => {
    const chunks: string[] = [];
    const { stdout } = await openShell().run(`printf '\\xed\\x95'; sleep 0.2; printf '\\x9c\\n'`, {
      onOutput: (text) => chunks.push(text),
    });
    expect(stdout).toBe('한\n');
    expect(chunks.join('')).toBe('한\n');
  });
});

describe('a capture', () => {
  test.each([0, 1, 9, 10, 11, 19, 20, 21, 30, 100])('of %i bytes with room for 2 x 10 adds up', (length) => {
    for (const size of [1, 3, 10, 64]) {
      const capture = new OutputCapture(10);
      const text = Array.from({ length }, (_, index) => String.fromCharCode(97 + (index % 26))).join('');
      for (let at = 0; at < length; at += size) capture.push(Buffer.from(text.slice(at, at + size)));
      const expected = length <= 20 ? text : `${text.slice(0, 10)}<${length - 20}>${text.slice(-10)}`;
      expect(capture.text(marker)).toBe(expected);
      expect(capture.totalBytes).toBe(length);
      expect(capture.truncated).toBe(length > 20);
    }
  });

  test('keeps a character whole that lies across its middle', () => {
    const capture = new OutputCapture(10);
    capture.push(Buffer.from('한국어한국어'));
    expect(capture.text(marker)).toBe('한국어한국어');
  });
});
