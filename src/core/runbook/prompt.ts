/** Prompts of shells in front of commands that were pasted from a terminal. */
import { commandShape, isAlsoWord } from './commandShape.ts';
import { knownCommands } from './knownCommands.ts';
import { visibleText } from './lineText.ts';

export interface Prompt {
  /** With the spaces around it. */
  readonly text: string;
  /** Root's: what follows was perhaps typed on another machine. */
  readonly root: boolean;
}

export type PromptReader = (line: string) => Prompt | undefined;

/** Prompts that are never the start of a command or a comment. */
const strongPrompts: readonly RegExp[] = [
  /^\s*\$>?\s+(?=\S)/,
  /^\s*(?:\([\w. -]{1,30}\)\s*)?[\w.-]+@[\w.-]+[^$#%\s]*(?:\s[^$#%\s]+)?\s*[$#%]\s+(?=\S)/,
  /^\s*\[[^\]]{1,60}\]\s*[$#%]\s*(?=[\w./~"'({[])/,
  /^\s*(?:sh|bash)-\d[\d.]*[$#]\s+(?=\S)/,
  /^\s*[\w.-]+:[~/][^\s$#%]*\s?[$#%]\s+(?=\S)/,
  /^\s*[❯➜]\s+(?:[~/]\S*\s+)?(?:git:\(\S+\)\s+)?(?:✗\s+)?(?=\S)/u,
  /^\s*[╰└]─+\s*[$#❯➜]\s+(?=\S)/u,
  /^\s*[~/][\w/.~-]*\s[#$%]\s+(?=\S)/,
];

/** Signs that mean something else as well: they are prompts in front of what reads like a command. */
const weakPrompts: readonly RegExp[] = [
  /^\s*[\w.~/-]+\s[$%]\s+(?=\S)/,
  /^\s*[%~>]\s+(?=\S)/,
  /^\s*[\w.-]+@[\w.-]+:\S*:\s*(?=\S)/,
  /^\s*[\w-]+[#$]\s+(?=\S)/,
];

/** In each line that begins with a prompt; most lines have none, and need no closer look. */
const promptSign = /[$#%~>❯➜]>?\s|@|^\s*(?:\[|\$[a-z])/;

/** Finds the prompts that one block uses; undefined where none of its lines has any. */
export function readPrompts(lines: readonly string[]): PromptReader | undefined {
  const signed = lines.filter((line) => promptSign.test(line));
  const strong = signed.some((line) => strongPrompt(line) !== undefined || typoPrompt(line) !== undefined);
  if (strong) return (line) => strongPrompt(line) ?? typoPrompt(line);
  const weak = weakPrompts.find((pattern) => signed.some((line) => startsCommand(line, pattern)));
  return weak === undefined ? undefined : (line) => promptBeforeCommand(line, weak);
}

/** The prompt of one line, with the spaces behind it; undefined where it has none. */
function strongPrompt(line: string): Prompt | undefined {
  if (!promptSign.test(line)) return undefined;
  for (const pattern of strongPrompts) {
    const found = promptOf(line, pattern);
    // "ops@example.com 50 % of" is no prompt: the sign of a zsh is one only in front of a command.
    if (found !== undefined) return found.text.trimEnd().endsWith('%') ? promptBeforeCommand(line, pattern) : found;
  }
  return undefined;
}

/** `$kubectl get pods` and `$laptop docker ps`: a variable in lower case that is a program, or stands in front of one. */
function typoPrompt(line: string): Prompt | undefined {
  if (!/^\s*\$[a-z]/.test(line)) return undefined;
  const [, indent = '', name = '', next = ''] = /^(\s*)\$([a-z][a-z-]*)\s+(\S+)/.exec(line) ?? [];
  if (knownCommands.has(name)) return { text: `${indent}$`, root: false };
  return name !== '' && knownCommands.has(next)
    ? { text: /^\s*\$[a-z-]+\s+/.exec(line)?.[0] ?? '', root: false }
    : undefined;
}

/** With the first character behind it. */
const MAX_PROMPT = 200;

function promptOf(line: string, pattern: RegExp): Prompt | undefined {
  const text = pattern.exec(line.slice(0, MAX_PROMPT))?.[0];
  return text === undefined ? undefined : { text, root: text.trimEnd().endsWith('#') };
}

function promptBeforeCommand(line: string, pattern: RegExp): Prompt | undefined {
  const found = promptOf(line, pattern);
  return found !== undefined && commandShape(line.slice(found.text.length)) !== 'text' ? found : undefined;
}

function startsCommand(line: string, pattern: RegExp): boolean {
  const prompt = promptOf(line, pattern);
  return prompt !== undefined && commandShape(line.slice(prompt.text.length)) === 'command';
}

const ROOT = /^\s*# +(?=\S)/;

/**
 * `# ` is a comment nearly everywhere. It is root's prompt in front of what reads like a command where no line of the block
 * is one without it.
 */
export function readRootPrompts(lines: readonly string[]): PromptReader | undefined {
  const first = lines.find((line) => visibleText(line) !== '');
  if (first === undefined || !ROOT.test(first)) return undefined;
  const filled = lines.filter((line) => visibleText(line) !== '');
  const marked = filled.filter((line) => ROOT.test(line));
  if (filled.some((line) => !ROOT.test(line) && (isClear(line) || commandShape(line) === 'assignment')))
    return undefined;
  const isMixed = marked.some((line) => !isRootCommand(line));
  if (isMixed && !marked.some((line) => hasArgument(line))) return undefined;
  return (line) =>
    isRootCommand(line) && (!isMixed || hasArgument(line))
      ? { text: ROOT.exec(line)?.[0] ?? '', root: true }
      : undefined;
}

/** In a session that an earlier line opened, `# ` in front of what reads like a command is root's prompt. */
export function nestedRootPrompt(line: string): Prompt | undefined {
  return isRootCommand(line) ? { text: ROOT.exec(line)?.[0] ?? '', root: true } : undefined;
}

/** A comment may well start with a word that is a program's name, too. */
function isRootCommand(line: string): boolean {
  const prompt = ROOT.exec(line)?.[0];
  return prompt !== undefined && isClear(line.slice(prompt.length));
}

function isClear(text: string): boolean {
  const shape = commandShape(text);
  return shape === 'command' || (shape === 'likely' && !isAlsoWord(/\S+/.exec(text)?.[0] ?? ''));
}

/** "# update the list" and "# uptime" say too little; an option or a path says enough. */
function hasArgument(line: string): boolean {
  const prompt = ROOT.exec(line)?.[0] ?? '';
  const text = line.slice(prompt.length);
  return commandShape(text) === 'command' && /\s--?[A-Za-z]|\/|[|>]/.test(text);
}
