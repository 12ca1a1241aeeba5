/** A block without prompts: each line has to show by itself, and by its neighbours, whether it is a command. */
import { commandShape, isAlsoWord, type Shape } from './commandShape.ts';
import { completeCommand, MAX_COMMAND_LINES, wrappedLines, type Effort } from './completeCommand.ts';
import { visibleText } from './lineText.ts';
import type { Doubt } from './model.ts';
import { openedTool } from './session.ts';
import { indentOf, isPrinted, type Above } from './printedLine.ts';
import type { CommandGroup, LineGroup, TextGroup } from './shellLines.ts';
import { keystrokes, promptedStatement, unpromptedStatement } from './toolStatement.ts';

export function groupPlainLines(lines: readonly string[], tagged: boolean, effort: Effort): readonly LineGroup[] {
  const candidates = readCandidates(lines, effort);
  const block = surroundings(candidates, tagged);
  let isAfterText = false;
  let hasTextBefore = false;
  let above: Above | undefined;
  return candidates.flatMap((candidate, index): readonly LineGroup[] => {
    const { group, isDetached } = candidate;
    if (isDetached) isAfterText = false;
    if (group.kind === 'text') {
      isAfterText = !isNote(group.text);
      hasTextBefore ||= isAfterText;
      if (above !== undefined && isAfterText) above = { ...above, hasPrinted: true };
    }
    if (group.kind === 'comment') above = undefined;
    if (group.kind !== 'command' || group.language !== undefined) return [group];
    const line = lines[group.from] ?? '';
    const accepted = isPrinted(line, above, isDetached)
      ? undefined
      : acceptance(candidate, block, {
          isAfterText,
          hasTextBefore,
          isBeforeText: isOutput(candidates[index + 1]),
        });
    if (accepted === undefined) {
      isAfterText = true;
      hasTextBefore = true;
      return textLines(lines, group.from, group.to);
    }
    above = { text: group.text, indent: indentOf(line), hasPrinted: false };
    return [accepted === 'sure' || group.doubt !== undefined ? group : { ...group, doubt: accepted }];
  });
}

function isOutput(below: Candidate | undefined): boolean {
  return below?.group.kind === 'text' && !below.isDetached && !isNote(below.group.text);
}

/** What the author put beside a command, not what it printed: a list, the label over one, and what to do by hand. */
function isNote(text: string): boolean {
  return /^\s*([-*•✓✔✅☑]|\d+[.)])\s|[:：]\s*$|^\s*<[^<>]+>\s*$/.test(text);
}

interface Candidate {
  readonly group: LineGroup;
  /** What its first line reads like, where that decides. */
  readonly shape?: Shape;
  /** A blank line or a comment stands before it, so it is not what the line above printed. */
  readonly isDetached: boolean;
}

/** Everything that could be a command, with the lines it would take. */
function readCandidates(lines: readonly string[], effort: Effort): readonly Candidate[] {
  const found: Candidate[] = [];
  let opener: CommandGroup | undefined;
  let isDetached = true;
  let index = 0;
  while (index < lines.length) {
    const candidate: Candidate = { ...candidateAt(lines, index, opener, effort), isDetached };
    const { group } = candidate;
    const isBlank = group.text.trim() === '';
    if (!isBlank) found.push(candidate);
    if (group.kind === 'command' && openedTool(group.text) !== undefined) opener = group;
    isDetached = isBlank || group.kind === 'comment';
    index = group.to + 1;
  }
  return found;
}

function candidateAt(
  lines: readonly string[],
  from: number,
  opener: CommandGroup | undefined,
  effort: Effort,
): Omit<Candidate, 'isDetached'> {
  const line = lines[from] ?? '';
  if (visibleText(line).startsWith('#')) return { group: { kind: 'comment', from, to: from, text: line } };
  const typed =
    promptedStatement(lines, from) ??
    (opener === undefined
      ? undefined
      : (keystrokes(lines, from, opener.text) ?? unpromptedStatement(lines, from, opener.text)));
  if (typed !== undefined) return { group: typed };
  const shape = commandShape(line);
  const isContinued = (lines[from - 1] ?? '').trimEnd().endsWith('\\');
  const command =
    shape === 'text' || isContinued ? undefined : completeCommand(lines.slice(from, from + MAX_COMMAND_LINES), effort);
  if (command === undefined) return { group: { kind: 'text', from, to: from, text: line } };
  const end = from + command.lines;
  const wrapped =
    shape === 'command' || shape === 'likely' ? wrappedLines(command.text, lines.slice(end, end + MAX_WRAPPED)) : 0;
  if (wrapped === 0) return { group: { kind: 'command', from, to: end - 1, text: command.text }, shape };
  const text = lines
    .slice(from, end + wrapped)
    .join('\n')
    .trim();
  return { group: { kind: 'command', from, to: end + wrapped - 1, text, doubt: 'broken over lines' }, shape };
}

const MAX_WRAPPED = 10;

interface Surroundings {
  readonly tagged: boolean;
  readonly startsWithText: boolean;
  readonly hasText: boolean;
  readonly hasCommand: boolean;
}

function surroundings(candidates: readonly Candidate[], tagged: boolean): Surroundings {
  return {
    tagged,
    startsWithText: candidates.find(({ group }) => group.kind !== 'comment')?.group.kind === 'text',
    hasText: candidates.some(({ group }) => group.kind === 'text'),
    hasCommand: candidates.some(
      ({ shape, group }) => shape === 'command' || (shape === 'assignment' && /=.*[$`]/.test(group.text)),
    ),
  };
}

/** An argument that stands for a value or names a place: what a program takes, and output does not show. */
const hasValue = /<[^<>]+>|\[[A-Z]|\s[A-Z][A-Z_]{3,}\b|\w:\/\/|\w@\w/;

interface Place {
  /** The line above is no command, and nothing sets this one apart from it. */
  readonly isAfterText: boolean;
  readonly hasTextBefore: boolean;
  /** The line below is no command. */
  readonly isBeforeText: boolean;
}

/** A tag is the author's word that commands follow; without it one that reads like a command is not enough among other text. */
function acceptance(
  { shape = 'text', group }: Candidate,
  block: Surroundings,
  { isAfterText, hasTextBefore, isBeforeText }: Place,
): Doubt | 'sure' | undefined {
  if (!block.tagged && block.startsWithText) return undefined;
  switch (shape) {
    case 'command':
      if (isAfterText) return block.tagged ? 'after output' : undefined;
      return hasTextBefore && !block.tagged ? 'after output' : 'sure';
    case 'assignment':
      if (isAfterText) return undefined;
      return block.tagged || (block.hasCommand && !hasTextBefore) ? 'sure' : undefined;
    case 'likely':
      if (isAfterText) return undefined;
      if (block.tagged) return 'sure';
      return hasTextBefore || (isBeforeText && isAlsoWord(/\S+/.exec(group.text)?.[0] ?? '')) ? undefined : 'form only';
    case 'possible':
      return !block.hasText && (block.tagged || block.hasCommand || hasValue.test(group.text))
        ? 'form only'
        : undefined;
    case 'text':
      return undefined;
  }
}

function textLines(lines: readonly string[], from: number, to: number): readonly TextGroup[] {
  return lines
    .slice(from, to + 1)
    .flatMap((text, index) =>
      text.trim() === '' ? [] : [{ kind: 'text', from: from + index, to: from + index, text }],
    );
}
