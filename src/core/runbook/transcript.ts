/** A block pasted from a terminal: what stands behind a prompt was typed, everything else is what it printed. */
import { commandShape } from './commandShape.ts';
import { completeCommand, MAX_COMMAND_LINES, type Effort } from './completeCommand.ts';
import { visibleText } from './lineText.ts';
import { nestedRootPrompt, type PromptReader } from './prompt.ts';
import { openedTool } from './session.ts';
import type { CommandGroup, LineGroup, TextGroup } from './shellLines.ts';
import { keystrokes, promptedStatement } from './toolStatement.ts';

export function groupTranscript(lines: readonly string[], prompts: PromptReader, effort: Effort): readonly LineGroup[] {
  const groups: LineGroup[] = [];
  let prompt = prompts;
  let index = 0;
  while (index < lines.length) {
    const group =
      statementGroup(lines, index, groups) ??
      promptedGroup(lines, index, prompt, effort) ??
      unpromptedGroup(lines, index, { prompt, effort, groups }) ??
      textGroup(lines, index);
    if (group.text.trim() !== '') groups.push(group);
    // Behind the command that opened a shell elsewhere, `# ` is that shell's prompt.
    if (group.kind === 'command' && openedTool(group.text) === 'shell')
      prompt = (line) => prompts(line) ?? nestedRootPrompt(line);
    index = group.to + 1;
  }
  return groups;
}

function statementGroup(
  lines: readonly string[],
  from: number,
  groups: readonly LineGroup[],
): CommandGroup | undefined {
  const typed = promptedStatement(lines, from);
  if (typed !== undefined) return typed;
  const last = groups.at(-1);
  return last?.kind === 'command' ? keystrokes(lines, from, last.text) : undefined;
}

function promptedGroup(
  lines: readonly string[],
  from: number,
  prompt: PromptReader,
  effort: Effort,
): CommandGroup | undefined {
  const line = lines[from] ?? '';
  const found = prompt(line);
  if (found === undefined) return undefined;
  const following = lines.slice(from + 1, from + MAX_COMMAND_LINES);
  const next = following.findIndex((other) => prompt(other) !== undefined);
  // Continuation lines may carry the shell's own `> ` prompt.
  const rest = following.slice(0, next < 0 ? undefined : next).map((other) => other.replace(/^\s*> /, ''));
  const command = completeCommand([line.slice(found.text.length), ...rest], effort);
  if (command === undefined) return undefined;
  const { text } = command;
  return { kind: 'command', from, to: from + command.lines - 1, text, ...(found.root ? { doubt: 'root prompt' } : {}) };
}

interface Place {
  readonly prompt: PromptReader;
  readonly effort: Effort;
  readonly groups: readonly LineGroup[];
}

/** Without a prompt a command is doubtful, and only one where no output can stand: at the start, and behind a remark. */
function unpromptedGroup(
  lines: readonly string[],
  from: number,
  { prompt, effort, groups }: Place,
): CommandGroup | undefined {
  const line = lines[from] ?? '';
  if (prompt(line) !== undefined || commandShape(line) !== 'command' || !isOutOfOutput(groups)) return undefined;
  const following = lines.slice(from, from + MAX_COMMAND_LINES);
  const next = following.findIndex((other) => prompt(other) !== undefined);
  const command = completeCommand(following.slice(0, next < 0 ? undefined : next), effort);
  if (command === undefined) return undefined;
  return { kind: 'command', from, to: from + command.lines - 1, text: command.text, doubt: 'no prompt' };
}

/** Programs that print files, in which remarks and commands stand as well. */
const prints =
  /\b(?:cat|tac|less|more|head|tail|sed|awk|grep|rg|diff|history|git|jq|yq|curl|wget|crontab)\b|\s-o\s*(?:yaml|json)/;

function isOutOfOutput(groups: readonly LineGroup[]): boolean {
  const last = groups.findLast((group) => group.kind !== 'comment');
  if (last === undefined) return true;
  return last.kind === 'command' && last !== groups.at(-1) && !prints.test(last.text);
}

function textGroup(lines: readonly string[], at: number): TextGroup {
  const text = lines[at] ?? '';
  return { kind: visibleText(text).startsWith('#') ? 'comment' : 'text', from: at, to: at, text };
}
