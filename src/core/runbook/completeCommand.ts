/** How many lines one command takes: up to where the shell parser says that nothing is open any more. */
import { heredocDelimiter, readShell } from './shellSyntax.ts';

/** No construct of a runbook is longer; what is still open behind it was never a command. */
export const MAX_COMMAND_LINES = 400;

/** A command of many lines is parsed again with each line that may end it: so many times the length of its block in all. */
const MAX_REPEATS = 12;
/** A short block may cost this many characters more. */
const ALWAYS_ALLOWED = 2000;

/** What reading one block may still cost. */
export interface Effort {
  /** Characters to look at again; below 0 reading was given up. */
  left: number;
}

export function effortFor(lines: readonly string[]): Effort {
  return { left: ALWAYS_ALLOWED + MAX_REPEATS * lines.reduce((sum, line) => sum + line.length + 1, 0) };
}

export interface CompleteCommand {
  readonly text: string;
  readonly lines: number;
}

/** Takes lines until the command is complete; undefined if it never is, or is no shell. */
export function completeCommand(lines: readonly string[], effort: Effort): CompleteCommand | undefined {
  let delimiter: string | undefined;
  let closers: readonly string[] = [];
  for (const [index, line] of lines.entries()) {
    if (index > 0) effort.left -= line.length;
    if (effort.left < 0) return undefined;
    delimiter = delimiter === undefined ? heredocDelimiter(line) : line.trim() === delimiter ? undefined : delimiter;
    if (delimiter !== undefined || (closers.length > 0 && !closers.some((closer) => line.includes(closer)))) continue;
    const text = lines.slice(0, index + 1).join('\n');
    if (index > 0) effort.left -= text.length;
    const syntax = readShell(text);
    if (syntax.complete) return syntax.valid ? { text: text.trim(), lines: index + 1 } : undefined;
    ({ closers } = syntax);
  }
  return undefined;
}

/**
 * How many of the lines behind a complete command belong to it, although nothing says so: its value, its options or its
 * pipe stand on a line of their own, without a backslash before it. As it is written it would run in parts.
 */
export function wrappedLines(command: string, following: readonly string[]): number {
  let taken = 0;
  let text = command;
  for (const line of following) {
    if (!continues(text, line)) break;
    taken += 1;
    text = line;
  }
  return taken;
}

/** What goes on begins with a quote, an option or a pipe. */
const mayContinue = /^\s*['"|&-]/;

function continues(command: string, line: string): boolean {
  if (!mayContinue.test(line)) return false;
  if (/^\s*['"]/.test(line)) return /\s--?[A-Za-z][\w-]*$/.test(command.trimEnd());
  if (/\S {2,}\S/.test(line) || isFound(command, line)) return false;
  return /^\s*--[a-z][\w-]+(?:[ =]|$)/.test(line) || /^\s*(?:\||&&|\|\|) ?[a-z][^|]*$/.test(line);
}

/** What a `grep` at the end of a command looks for stands in the lines that it prints. */
function isFound(command: string, line: string): boolean {
  const [, quoted, single, bare] =
    /\bgrep(?:\s+-[A-Za-z]+)*\s+(?:"([^"]+)"|'([^']+)'|([^\s"'|]+))\s*$/.exec(command) ?? [];
  const sought = quoted ?? single ?? bare;
  return sought !== undefined && line.toLowerCase().includes(sought.replace(/^\\?(?=-)/, '').toLowerCase());
}
