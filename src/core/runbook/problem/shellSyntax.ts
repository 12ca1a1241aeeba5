import * as l10n from '@vscode/l10n';
import { parse } from 'unbash';
import { knownCommands } from '../knownCommands.ts';
import type { Block, Problem } from '../model.ts';
import { maskSpans, placeholderSpans } from '../placeholder.ts';
import { isRootPrompted, rootPrompt, strongPrompt } from '../prompt.ts';
import { readShell } from '../shellSyntax.ts';
import type { CodeLines, Source } from './source.ts';
import { takenLines } from './takenLines.ts';

/** Lines that are tried to complete a command; constructs of runbooks are shorter. */
const MAX_LINES = 40;

/** A line that begins like a command and is none for the shell: it is not offered to run, and this is why. */
export function shellSyntaxErrors({ outline, fences, lines }: Source): readonly Problem[] {
  const fenceAt = new Map(fences.map((fence) => [fence.from, fence]));
  return outline.blocks.flatMap((block) => {
    const fence = fenceAt.get(block.lines.from);
    if (block.language !== 'shell' || fence === undefined || fence.tag === '') return [];
    return firstError(block, fence, lines) ?? [];
  });
}

function firstError(block: Block, fence: CodeLines, lines: readonly string[]): Problem | undefined {
  const content = lines.slice(fence.firstLine - 1, fence.lastLine);
  const prompt = promptOf(content);
  const taken = takenLines([...block.commands, ...block.expectations]);
  for (const [index, line] of content.entries()) {
    const at = fence.firstLine + index;
    const start = taken.has(at) ? undefined : commandStart(line, prompt);
    if (start === undefined) continue;
    const following = content.slice(index + 1, index + MAX_LINES);
    const next = prompt === undefined ? -1 : following.findIndex((other) => prompt(other) !== undefined);
    const text = [line.slice(start), ...following.slice(0, next < 0 ? undefined : next)];
    const error = syntaxError(text);
    if (error === undefined) continue;
    const message = l10n.t(
      'The shell cannot read this command, so it is not offered to run: {0}. Correct it, or tag the block with what it is.',
      error.message,
    );
    return { code: 'shell-syntax', severity: 'warning', message, line: at, column: start + 1 };
  }
  return undefined;
}

type Prompt = (line: string) => string | undefined;

function promptOf(content: readonly string[]): Prompt | undefined {
  if (isRootPrompted(content)) return (line) => rootPrompt.exec(line)?.[0];
  return content.some((line) => strongPrompt(line) !== undefined) ? strongPrompt : undefined;
}

/** Column, from 0, where a line begins like a command: behind a prompt, or with a program that is known. */
function commandStart(line: string, prompt: Prompt | undefined): number | undefined {
  if (prompt !== undefined) return prompt(line)?.length;
  const first = /^\s*(\S+)\s+-{0,2}[\w.$"'/<[{-]/.exec(line);
  return first !== null && knownCommands.has(first[1] ?? '') ? line.search(/\S/) : undefined;
}

/** The parser's word on the shortest text that is complete, else on all of it. */
function syntaxError(lines: readonly string[]): { readonly message: string; readonly pos: number } | undefined {
  for (let count = 1; count <= lines.length; count += 1) {
    const text = lines.slice(0, count).join('\n');
    if (readShell(text).complete) return firstOf(text);
  }
  return firstOf(lines.join('\n'));
}

function firstOf(text: string): { readonly message: string; readonly pos: number } | undefined {
  try {
    return parse(maskSpans(text, placeholderSpans(text, 'shell'))).errors?.[0];
  } catch {
    return undefined;
  }
}
