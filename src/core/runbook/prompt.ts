/** Shell prompts in front of commands that were pasted from a terminal. */
import { knownCommands } from './knownCommands.ts';

/** Prompts that are never the start of a command or a comment. */
const strongPrompts: readonly RegExp[] = [
  /^\s*\$\s+(?=\S)/,
  /^\s*[\w.-]+@[\w.-]+[^$#%\s]*(?:\s[^$#%\s]+)?\s*[$#%]\s+(?=\S)/,
  /^\s*\[[^\]]{1,60}\]\s*[$#%]\s+(?=\S)/,
  /^\s*(?:sh|bash)-\d[\d.]*[$#]\s+(?=\S)/,
];

/** With the first character behind it. */
const MAX_PROMPT = 200;

/** The prompt of one line, with the spaces behind it; undefined where it has none. */
export function strongPrompt(line: string): string | undefined {
  const start = line.slice(0, MAX_PROMPT);
  for (const pattern of strongPrompts) {
    const match = pattern.exec(start);
    if (match !== null) return match[0];
  }
  return undefined;
}

/**
 * `# ` is a comment nearly everywhere. It is root's prompt where every line has it and each first line of them
 * starts with a program that is known.
 */
export function isRootPrompted(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  return (
    filled.length > 0 &&
    filled.every((line) => /^\s*# +\S/.test(line) && knownCommands.has(firstWord(line.replace(/^\s*# +/, ''))))
  );
}

export const rootPrompt = /^\s*# +/;

function firstWord(text: string): string {
  return /^\S+/.exec(text.trim())?.[0] ?? '';
}
