import * as l10n from '@vscode/l10n';
import { insertion, type Fix } from '../fix.ts';
import { knownCommands } from '../knownCommands.ts';
import type { Command, Problem } from '../model.ts';
import { readShell } from '../shellSyntax.ts';
import type { Source } from './source.ts';

/** Lines that are looked at behind a command. */
const MAX_LINES = 20;

/** A command that goes on in the next line without a backslash: the shell runs its first half. */
export function wrappedCommands(source: Source): readonly Problem[] {
  return source.outline.blocks.flatMap((block) => {
    if (block.language !== 'shell') return [];
    const isFree = (line: number): boolean =>
      line < block.lines.to && !source.commandLines.has(line) && !source.expectationLines.has(line);
    return block.commands.flatMap((command) => wrapped(command, isFree, source.lines) ?? []);
  });
}

type IsFree = (line: number) => boolean;

function wrapped(command: Command, isFree: IsFree, lines: readonly string[]): Problem | undefined {
  // The reader has put together what belongs together; otherwise the lines behind the command are looked at.
  const isJoined = command.doubt === 'broken over lines';
  const first = isJoined ? command.lines.from : command.lines.to;
  const last = isJoined ? command.lines.to : lastLine(command, isFree, lines);
  if (last === first) return undefined;
  const line = first + 1;
  const text = lines[line - 1] ?? '';
  const message = l10n.t('The command of line {0} seems to go on here. End that line with a backslash.', first);
  return {
    code: 'wrapped-command',
    severity: 'warning',
    message,
    line,
    column: text.search(/\S/) + 1,
    end: { line: last, column: (lines[last - 1] ?? '').trimEnd().length + 1 },
    // Behind a comment a backslash would be part of the comment.
    fix: hasComment(lines[first - 1] ?? '') ? undefined : joinLines(first, last, lines),
  };
}

/** The last line that goes on with the command; its own last one where none does. */
function lastLine(command: Command, isFree: IsFree, lines: readonly string[]): number {
  let line = command.lines.to;
  let text = command.text;
  while (isFree(line + 1) && line < command.lines.to + MAX_LINES) {
    const next = (lines[line] ?? '').trim();
    const joined = `${text} \\\n${next}`;
    if (!goesOn(text, next) || !isCommand(joined)) break;
    text = joined;
    line += 1;
  }
  return line;
}

function isCommand(text: string): boolean {
  const { complete, valid } = readShell(text);
  return complete && valid;
}

/** Precision before recall: output that is shown behind a command may begin with a dash or a quote too. */
function goesOn(text: string, next: string): boolean {
  if (/^(\||&&|\|\|)\s/.test(next)) return knownCommands.has(next.split(/\s+/)[1] ?? '') && !next.endsWith('|');
  if (/^--[a-z][\w-]*(=|\s|$)/.test(next) || /^-[a-zA-Z]\s+\S/.test(next))
    return !/\b(help|man|diff)\b|\s-h\b/.test(text);
  return expectsWord(text) && (/^(["']).*\1$/.test(next) || /^[\w./:=-]+$/.test(next));
}

/** The command ends in an option that means nothing without the word behind it. */
function expectsWord(text: string): boolean {
  return /\s--$|^\s*(kubectl|oc|helm)\s[^|;&]*\s(-n|--namespace|-p|--patch|-l|--selector|--context|--type)$/.test(text);
}

function hasComment(line: string): boolean {
  return /(^|\s)#/.test(line);
}

function joinLines(from: number, to: number, lines: readonly string[]): Fix {
  const edits = [];
  for (let line = from; line < to; line += 1)
    edits.push(insertion({ line, column: (lines[line - 1] ?? '').trimEnd().length + 1 }, ' \\'));
  return { title: l10n.t('Join the lines with a backslash'), edits, isSafe: false };
}
