/** Decides line by line what in a shell block is a command and what is output, comment or expectation. */
import { completeCommand, effortFor, MAX_COMMAND_LINES, type Effort } from './completeCommand.ts';
import { knownCommands, shellKeywords, wrapperCommands } from './knownCommands.ts';
import { isRootPrompted, rootPrompt, strongPrompt } from './prompt.ts';

/** `from` and `to` are 0-based positions in the block's lines, inclusive. */
export type LineGroup =
  | { readonly kind: 'command'; readonly from: number; readonly to: number; readonly text: string }
  | { readonly kind: 'comment' | 'text'; readonly from: number; readonly to: number; readonly text: string };

/**
 * Groups the non-blank lines of a shell block.
 *
 * @param tagged whether the info string says shell; without it only prompts and known programs count.
 * @param effort what it may cost; once that is spent the groups are worth nothing.
 */
export function groupShellLines(
  lines: readonly string[],
  tagged: boolean,
  effort = effortFor(lines),
): readonly LineGroup[] {
  const rooted = isRootPrompted(lines);
  const prompt = (line: string): string | undefined => (rooted ? rootPrompt.exec(line)?.[0] : strongPrompt(line));
  const prompted = lines.some((line) => prompt(line) !== undefined);
  const groups: LineGroup[] = [];
  let index = 0;
  while (index < lines.length) {
    const group = prompted ? promptedGroup(lines, index, prompt, effort) : plainGroup(lines, index, tagged, effort);
    if (group.text.trim() !== '') groups.push(group);
    index = group.to + 1;
  }
  return groups;
}

/** In a block with prompts only prompted lines are commands; the rest is what they printed. */
function promptedGroup(
  lines: readonly string[],
  from: number,
  prompt: (line: string) => string | undefined,
  effort: Effort,
): LineGroup {
  const line = lines[from] ?? '';
  const found = prompt(line);
  if (found === undefined) return { kind: /^\s*#/.test(line) ? 'comment' : 'text', from, to: from, text: line };
  const following = lines.slice(from + 1, from + MAX_COMMAND_LINES);
  const next = following.findIndex((other) => prompt(other) !== undefined);
  // Continuation lines may carry the shell's own `> ` prompt.
  const rest = following.slice(0, next < 0 ? undefined : next).map((other) => other.replace(/^\s*> /, ''));
  return commandGroup([line.slice(found.length), ...rest], from, effort) ?? textLine(line, from);
}

function plainGroup(lines: readonly string[], from: number, tagged: boolean, effort: Effort): LineGroup {
  const line = lines[from] ?? '';
  if (/^\s*#/.test(line)) return { kind: 'comment', from, to: from, text: line };
  if (!startsCommand(line, tagged)) return textLine(line, from);
  return commandGroup(lines.slice(from, from + MAX_COMMAND_LINES), from, effort) ?? textLine(line, from);
}

function commandGroup(lines: readonly string[], from: number, effort: Effort): LineGroup | undefined {
  const command = completeCommand(lines, effort);
  return command && { kind: 'command', from, to: from + command.lines - 1, text: command.text };
}

function textLine(line: string, at: number): LineGroup {
  return { kind: 'text', from: at, to: at, text: line };
}

function startsCommand(line: string, tagged: boolean): boolean {
  const text = line.trim();
  if (text === '' || isProse(text)) return false;
  const words = text.split(/\s+/);
  const first = words.find((word) => !/^\w+=\S*$/.test(word));
  if (first === undefined) return true;
  if (/^\w+=/.test(words[0] ?? '')) return true;
  if (knownCommands.has(first) || /^(\.{0,2}|~)\/[\w.-]/.test(first)) return true;
  if (/^[A-Za-z_][\w-]*\s*\(\)\s*\{/.test(text)) return true;
  if (shellKeywords.has(first)) return readsAsCompound(first, text);
  return tagged && isPlausibleProgram(first, words.slice(1));
}

/** "for example", "if you" are prose; the shell's own words need their next word. */
function readsAsCompound(first: string, text: string): boolean {
  if (first === 'for') return /^for\s+(\w+\s+in\b|\(\()/.test(text);
  if (first === 'if' || first === 'while' || first === 'until')
    return /^\w+\s+(!|\[|\(\(|\S+.*(;|$))/.test(text) && !/^\w+\s+(you|the|a|this|it)\b/i.test(text);
  if (first === 'case') return /^case\s+\S+\s+in\b/.test(text);
  if (first === 'function') return /^function\s+[\w-]+/.test(text);
  return true;
}

/** Bullets, labels, table rows, sentences and log lines. */
function isProse(text: string): boolean {
  if (/^[-*•+]\s|^\d+[.)]\s|^[|+=]/.test(text)) return true;
  // The prompt of another program: `orders=# SELECT 1;`
  if (/^[\w.-]+[=-][#>]\s/.test(text)) return true;
  if (/[:：]$/.test(text) && !text.includes('"')) return true;
  if (/^[A-Z][a-z]+ [a-z]+ .*[.!?]$/.test(text)) return true;
  if (/^\d{4}-\d\d-\d\d|^\d\d:\d\d|^\[?(INFO|WARN|ERROR|DEBUG)\b/.test(text)) return true;
  return /^[^\x20-\x7e]/.test(text);
}

/** A program that is not in the list: a plain lower-case word with an option, a sub-command or nothing behind it. */
function isPlausibleProgram(first: string, rest: readonly string[]): boolean {
  if (wrapperCommands.has(first)) return true;
  if (!/^[a-z][a-z0-9_.+-]*$/.test(first)) return false;
  return rest.some((word) => /^--?[a-zA-Z]/.test(word));
}
