/** How many lines one command takes: up to where the shell parser says that nothing is open any more. */
import { readShell } from './shellSyntax.ts';

/** No construct of a runbook is longer; what is still open behind it was never a command. */
export const MAX_COMMAND_LINES = 400;

/** Lines of one block that may be parsed in vain, looking for the end of what never ends; then each line stands alone. */
const MAX_LINES_IN_VAIN = 1000;

export interface Effort {
  inVain: number;
}

export interface CompleteCommand {
  readonly text: string;
  readonly lines: number;
}

/** Takes lines until the command is complete; undefined if it never is, or is no shell. */
export function completeCommand(lines: readonly string[], effort: Effort): CompleteCommand | undefined {
  const most = effort.inVain < MAX_LINES_IN_VAIN ? lines.length : 1;
  for (let taken = 1; taken <= most; taken += 1) {
    const text = lines.slice(0, taken).join('\n');
    const syntax = readShell(text);
    if (!syntax.complete) continue;
    return syntax.valid ? { text: text.trim(), lines: taken } : undefined;
  }
  effort.inVain += most;
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

function continues(command: string, line: string): boolean {
  if (/^\s*['"]/.test(line)) return /\s--?[A-Za-z][\w-]*$/.test(command.trimEnd());
  if (/\S {2,}\S/.test(line.trim())) return false;
  return /^\s*--[a-z][\w-]+(?:[ =]|$)/.test(line) || /^\s*(?:\||&&|\|\|) ?[a-z][^|]*$/.test(line);
}
