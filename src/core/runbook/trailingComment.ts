/** The comment behind a command on its last line: `curl … # should be 200`. */
import type { Command } from './model.ts';
import { readShell } from './shellSyntax.ts';

/** With its mark; undefined where there is none. */
export function trailingComment({ text, language }: Command): string | undefined {
  const lastLine = text.split('\n').at(-1) ?? '';
  if (language === 'sql') return /\s(--.*)$/.exec(lastLine)?.[1];
  if (language !== 'shell') return undefined;
  const words = wordCount(text);
  for (const match of lastLine.matchAll(/\s#/g)) {
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
