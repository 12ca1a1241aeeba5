/** The comment behind a command on its last line: `curl … # should be 200`. */
import type { Command } from './model.ts';
import { readShell } from './shellSyntax.ts';

/** A line with more of them in front of its comment is no command that a person wrote. */
const MAX_MARKS = 10;

/** With its mark; undefined where there is none. */
export function trailingComment({ text, language }: Pick<Command, 'text' | 'language'>): string | undefined {
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  if (language === 'sql') return /\s(--.*)$/.exec(lastLine)?.[1];
  if (language !== 'shell') return undefined;
  if (!lastLine.includes('#')) return undefined;
  const marks = [...lastLine.matchAll(/\s#/g)].slice(0, MAX_MARKS);
  const words = marks.length === 0 ? 0 : wordCount(text);
  for (const match of marks) {
    // A `#` inside quotes leaves the text before it open, or takes words away from it.
    const before = text.slice(0, text.length - lastLine.length + match.index);
    const syntax = readShell(before);
    if (syntax.complete && syntax.valid && wordCount(before) === words) return lastLine.slice(match.index).trim();
  }
  return undefined;
}

function wordCount(text: string): number {
  return readShell(text).commands.reduce((sum, command) => sum + command.words.length, 0);
}
