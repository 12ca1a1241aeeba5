import * as l10n from '@vscode/l10n';
import { parse } from 'unbash';
import { knownCommands } from '../knownCommands.ts';
import type { Problem } from '../model.ts';
import { maskSpans, placeholderSpans } from '../placeholder.ts';
import { readPrompts, readRootPrompts, type PromptReader } from '../prompt.ts';
import { readShell } from '../shellSyntax.ts';
import type { CodeLines, Source } from './source.ts';

/** Lines that are tried to complete a command; constructs of runbooks are shorter. */
const MAX_LINES = 40;

/** Lines of a block that are tried; one of them is told at most. */
const MAX_TRIES = 20;

/** A line that begins like a command and is none for the shell: it is not offered to run, and this is why. */
export function shellSyntaxErrors(source: Source): readonly Problem[] {
  const shellBlocks = source.outline.blocks.filter(({ language }) => language === 'shell');
  const starts = new Set(shellBlocks.map((block) => block.lines.from));
  return source.fences.flatMap((fence) =>
    starts.has(fence.from) && fence.tag !== '' ? (firstError(fence, source) ?? []) : [],
  );
}

function firstError(fence: CodeLines, source: Source): Problem | undefined {
  const content = source.lines.slice(fence.firstLine - 1, fence.lastLine);
  const free = [...content.keys()].filter((index) => isUnread(fence.firstLine + index, source)).slice(0, MAX_TRIES);
  if (free.length === 0) return undefined;
  const prompt = readPrompts(content) ?? readRootPrompts(content);
  for (const index of free) {
    const line = content[index] ?? '';
    const start = commandStart(line, prompt);
    if (start === undefined) continue;
    const following = content.slice(index + 1, index + MAX_LINES);
    const next = prompt === undefined ? -1 : following.findIndex((other) => prompt(other) !== undefined);
    // Spaces in place of the prompt keep the columns.
    const command = ' '.repeat(start) + line.slice(start);
    const error = syntaxError([command, ...following.slice(0, next < 0 ? undefined : next)]);
    if (error === undefined) continue;
    const place = error.place ?? { line: 0, column: start };
    const message = l10n.t(
      'The shell cannot read this command, so it is not offered to run: {0}. Correct it, or tag the block with what it is.',
      error.message,
    );
    return {
      code: 'shell-syntax',
      severity: 'warning',
      message,
      line: fence.firstLine + index + place.line,
      column: place.column + 1,
    };
  }
  return undefined;
}

function isUnread(line: number, { lines, commandLines, expectationLines }: Source): boolean {
  return !commandLines.has(line) && !expectationLines.has(line) && (lines[line - 1] ?? '').trim() !== '';
}

/** A loop or condition that is no sentence: "if you like" is one. */
const compound = /^\s*(for\s+\w+\s+in\s|(while|until)\s.*;\s*do\b|if\s+\[)/;

/** Column, from 0, where a line begins like a command: behind a prompt, or with a program that is known. */
function commandStart(line: string, prompt: PromptReader | undefined): number | undefined {
  if (prompt !== undefined) return prompt(line)?.text.length;
  if (compound.test(line)) return line.search(/\S/);
  const first = /^\s*(\S+)\s+-{0,2}[\w.$"'/<[{-]/.exec(line);
  return first !== null && knownCommands.has(first[1] ?? '') ? line.search(/\S/) : undefined;
}

interface ShellError {
  readonly message: string;
  /** Counted from 0; undefined where the parser only missed something at the end. */
  readonly place: { readonly line: number; readonly column: number } | undefined;
}

/** The parser's word on the shortest text that is complete, else on all of it. */
function syntaxError(lines: readonly string[]): ShellError | undefined {
  for (let count = 1; count <= lines.length; count += 1) {
    const text = lines.slice(0, count).join('\n');
    if (readShell(text).complete) return firstOf(text);
  }
  return firstOf(lines.join('\n'));
}

function firstOf(text: string): ShellError | undefined {
  try {
    const error = parse(maskSpans(text, placeholderSpans(text, 'shell'))).errors?.[0];
    if (error === undefined) return undefined;
    const before = text.slice(0, error.pos).split('\n');
    const place = { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
    return { message: error.message, place: error.pos < text.trimEnd().length ? place : undefined };
  } catch {
    // Nested too deep for the parser: there is nothing it could say.
    return undefined;
  }
}
