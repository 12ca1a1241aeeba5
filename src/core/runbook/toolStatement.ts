/** Statements of other tools: behind their prompt, or behind the command that opens it. */
import type { CommandLanguage } from './model.ts';
import { openedTool } from './session.ts';
import type { CommandGroup } from './shellLines.ts';
import { startsSql } from './sqlStatements.ts';
import { isRedis, toolPrompts } from './toolPrompt.ts';

export interface ToolStatement {
  readonly language: CommandLanguage;
  /** The prompt, which names the session the statement belongs in. */
  readonly prompt: string;
  readonly text: string;
  /** How many lines it takes. */
  readonly lines: number;
}

/** The statement that starts at this line of a block; undefined where no prompt of another tool stands in front. */
export function toolStatement(lines: readonly string[], from: number): ToolStatement | undefined {
  const line = lines[from] ?? '';
  if (!hasPromptSign.test(line)) return undefined;
  for (const { pattern, language } of toolPrompts) {
    const prompt = pattern.exec(line)?.[0];
    if (prompt === undefined) continue;
    const first = line.slice(prompt.length);
    const read = language(first);
    if (read === undefined) continue;
    const rest = read === 'sql' ? sqlContinuation(lines, from, first) : [];
    const text = [first, ...rest].join('\n').trim().replace(/;$/, '');
    return { language: read, prompt: prompt.trim(), text, lines: 1 + rest.length };
  }
  return undefined;
}

/** The same as a group of lines. */
export function promptedStatement(lines: readonly string[], from: number): CommandGroup | undefined {
  const typed = toolStatement(lines, from);
  if (typed === undefined) return undefined;
  const { text, language, prompt } = typed;
  return { kind: 'command', from, to: from + typed.lines - 1, text, language, session: prompt };
}

/** All of these prompts end in one of them; most lines have none. */
const hasPromptSign = /[>#*]\s|[\]b]\)?:?\s/;

/** What a list in the block of a tool's start tells to type there: one statement, from the first entry to the last. */
export function keystrokes(lines: readonly string[], from: number, opener: string): CommandGroup | undefined {
  const tool = openedTool(opener);
  if (tool !== 'other' || !isEntry(lines[from] ?? '')) return undefined;
  const end = lines.findIndex((line, at) => at > from && !isEntry(line));
  const to = (end < 0 ? lines.length : end) - 1;
  const text = lines
    .slice(from, to + 1)
    .join('\n')
    .trim();
  return { kind: 'command', from, to, text, language: 'other', session: opener };
}

function isEntry(line: string): boolean {
  return /^\s*[-*•] \S/.test(line);
}

/** A client's own word for running a file of statements; a shell has the same word, and would run them as its commands. */
const runsFile = /^\s*(?:source|\\[.i]|\\ir)\s+\S+\.sql\s*;?\s*$/i;

/** `\dt`, `\c ledger`: psql's own, which no shell has. */
const ownWord = /^\s*\\(?:[dlc]\S*|connect|conninfo|timing|x)(?:\s+[\w.*"-]+)*\s*$/;

/** A statement behind the command that opens its tool, in a block that shows no prompts. */
export function unpromptedStatement(lines: readonly string[], from: number, opener: string): CommandGroup | undefined {
  const line = lines[from] ?? '';
  const tool = openedTool(opener);
  if (tool === 'sql' && (runsFile.test(line) || ownWord.test(line)))
    return { kind: 'command', from, to: from, text: line.trim(), language: 'other', session: opener };
  if (tool === 'sql' && startsSql(line)) {
    const rest = sqlContinuation(lines, from, line);
    const text = [line, ...rest].join('\n').trim().replace(/;$/, '');
    return { kind: 'command', from, to: from + rest.length, text, language: 'sql', session: opener };
  }
  if (tool !== 'redis' || !/^\s*[A-Z]/.test(line) || !isRedis(line)) return undefined;
  return { kind: 'command', from, to: from, text: line.trim(), language: 'redis', session: opener };
}

/** No statement that was pasted is longer. */
const MAX_STATEMENT = 40;

/** psql and mysql mark the lines that go on: `orders-# ` and `    -> `. Without a mark they go on up to the semicolon. */
function sqlContinuation(lines: readonly string[], from: number, first: string): readonly string[] {
  if (endsStatement(first) || first.startsWith('\\')) return [];
  const following = lines.slice(from + 1, from + MAX_STATEMENT);
  if (continued.test(following[0] ?? '')) {
    const end = following.findIndex((line) => !continued.test(line));
    return following.slice(0, end < 0 ? undefined : end).map((line) => line.replace(continued, ''));
  }
  const end = following.findIndex((line) => endsStatement(line) || line.trim() === '' || /^\s*[-+]{3}|\|/.test(line));
  return endsStatement(following[end] ?? '') ? following.slice(0, end + 1) : [];
}

const continued = /^\s*(?:[\w.@-]+[-('"*][#>]|->|'>|">)(?:\s|$)/;

function endsStatement(line: string): boolean {
  return /;\s*(?:--.*)?$/.test(line);
}
