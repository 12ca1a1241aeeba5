/** Decides line by line what in a shell block is a command and what is output, comment or expectation. */
import { effortFor } from './completeCommand.ts';
import { groupPlainLines } from './plainLines.ts';
import type { CommandLanguage, Doubt } from './model.ts';
import { readPrompts, readRootPrompts } from './prompt.ts';
import { toolStatement } from './toolStatement.ts';
import { groupTranscript } from './transcript.ts';

/** `from` and `to` are 0-based positions in the block's lines, inclusive. */
export type LineGroup = CommandGroup | TextGroup;

export interface CommandGroup {
  readonly kind: 'command';
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Undefined where it is the block's own. */
  readonly language?: CommandLanguage;
  readonly doubt?: Doubt;
  /** What has to be open first: the prompt of another tool, or the command that opens it. */
  readonly session?: string;
}

export interface TextGroup {
  readonly kind: 'comment' | 'text';
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Groups the non-blank lines of a shell block.
 *
 * @param tagged whether the info string says shell; without it a line has to show more by itself.
 * @param effort what it may cost; once that is spent the groups are worth nothing.
 */
export function groupShellLines(
  lines: readonly string[],
  tagged: boolean,
  effort = effortFor(lines),
): readonly LineGroup[] {
  const prompts = readPrompts(lines) ?? readRootPrompts(lines);
  if (prompts !== undefined) return groupTranscript(lines, prompts, effort);
  const hasToolPrompt = lines.some((_line, at) => toolStatement(lines, at) !== undefined);
  // The prompt of a database says nothing of the shell's lines around it, where the author's tag says that there are some.
  return hasToolPrompt && !tagged
    ? groupTranscript(lines, () => undefined, effort)
    : groupPlainLines(lines, tagged, effort);
}
