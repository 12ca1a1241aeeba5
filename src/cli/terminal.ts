/** What a command of the command line writes to: results on stdout, everything for people on stderr. */
import { createInterface } from 'node:readline/promises';

export interface Terminal {
  /** The result: what a pipe or a file should get. */
  readonly out: (text: string) => void;
  /** Progress and messages. */
  readonly say: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** False where nobody can answer: every question counts as no then. */
  readonly canAsk: boolean;
  readonly ask: (question: string) => Promise<boolean>;
  readonly paint: Paint;
}

export type Paint = (style: 'red' | 'green' | 'yellow' | 'blue' | 'dim' | 'bold', text: string) => string;

const codes = { red: 31, green: 32, yellow: 33, blue: 34, dim: 2, bold: 1 } as const;

export function processTerminal(signal: AbortSignal): Terminal {
  const { env, stdin, stderr, stdout } = process;
  const hasColour = stderr.isTTY && (env['NO_COLOR'] ?? '') === '';
  return {
    out: (text) => void stdout.write(text),
    say: (text) => void stderr.write(`${text}\n`),
    env,
    signal,
    canAsk: stdin.isTTY && stderr.isTTY,
    ask: (question) => askOnTerminal(question),
    paint: (style, text) => (hasColour ? `\u001b[${codes[style]}m${text}\u001b[0m` : text),
  };
}

async function askOnTerminal(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    return /^(y|yes|예|네)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}

/** Output of commands may hold escape sequences that would steer the terminal; they are shown, not sent. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, (char) =>
    char === '\r' ? '' : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
