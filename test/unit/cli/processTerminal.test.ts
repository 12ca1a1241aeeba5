/** The terminal of this very process. */
import { describe, expect, it, vi } from 'vitest';
import { processTerminal } from '../../../src/cli/terminal.ts';

const interrupts = {
  signal: new AbortController().signal,
  leaveTo: <T>(work: () => Promise<T>): Promise<T> => work(),
};

/** As Node has it: a stream that is no terminal has no such property at all. */
function canAsk(stdin: true | undefined, stderr: true | undefined): boolean {
  vi.stubGlobal('process', { env: {}, stdin: { isTTY: stdin }, stderr: { isTTY: stderr }, stdout: {} });
  try {
    return processTerminal(interrupts).canAsk;
  } finally {
    vi.unstubAllGlobals();
  }
}

describe('the terminal of a process', () => {
  it.each([
    [true, true, true],
    [undefined, true, false],
    [true, undefined, false],
    [undefined, undefined, false],
  ] as const)('with stdin %j and stderr %j can ask: %j', (stdin, stderr, expected) => {
    expect(canAsk(stdin, stderr)).toBe(expected);
  });
});
