/** What a command of the command line writes to: results on stdout, everything for people on stderr. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Interrupts } from './interrupts.ts';

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
  /** The line typed in, not echoed where it is hidden; undefined where the input ends. */
  readonly askText: (question: string, hidden: boolean) => Promise<string | undefined>;
  /** While `work` runs, the terminal and its Ctrl-C belong to a command. */
  readonly leaveTo: Interrupts['leaveTo'];
  readonly paint: Paint;
}

export type Paint = (style: 'red' | 'green' | 'yellow' | 'blue' | 'dim' | 'bold', text: string) => string;

const codes = { red: 31, green: 32, yellow: 33, blue: 34, dim: 2, bold: 1 } as const;

export function processTerminal({ signal, leaveTo }: Interrupts): Terminal {
  const { env, stdin, stderr, stdout } = process;
  // undefined where it is a file or a pipe, whatever its type says.
  const isTerminal = ({ isTTY }: { readonly isTTY?: boolean }): boolean => isTTY === true;
  const hasColour = isTerminal(stderr) && (env['NO_COLOR'] ?? '') === '';
  return {
    out: (text) => void stdout.write(text),
    say: (text) => void stderr.write(`${text}\n`),
    env,
    signal,
    canAsk: isTerminal(stdin) && isTerminal(stderr),
    ask: (question) => askOnTerminal(question),
    askText: (question, hidden) => readLine(question, hidden, signal),
    leaveTo,
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

async function readLine(question: string, hidden: boolean, signal: AbortSignal): Promise<string | undefined> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (hidden) process.stderr.write(question);
  const reader = createInterface({ input: process.stdin, output: hidden ? nowhere : process.stderr, terminal: true });
  const ended = new Promise<undefined>((resolve) => {
    for (const event of ['close', 'SIGINT'] as const) reader.once(event, () => resolve(undefined));
  });
  try {
    return await Promise.race([reader.question(hidden ? '' : question, { signal }), ended]);
  } catch {
    return undefined;
  } finally {
    reader.close();
    if (hidden) process.stderr.write('\n');
  }
}

/** Nothing that comes from a runbook or a program steers the terminal or hides in it: it is written out. */
export { visibleText as visible } from '../core/report/visibleText.ts';
