/** A terminal that keeps what is written to it; nobody answers. */
import type { Terminal } from '../../../src/cli/terminal.ts';

export interface KeptOutput {
  readonly terminal: Terminal;
  readonly out: () => string;
  readonly said: () => string;
}

export function keptOutput(env: Terminal['env'] = {}): KeptOutput {
  let out = '';
  let said = '';
  return {
    terminal: {
      out: (text) => void (out += text),
      say: (text) => void (said += `${text}\n`),
      env,
      signal: new AbortController().signal,
      canAsk: false,
      ask: () => Promise.resolve(false),
      askText: () => Promise.resolve(undefined),
      leaveTo: (work) => work(),
      paint: (_style, text) => text,
    },
    out: () => out,
    said: () => said,
  };
}
