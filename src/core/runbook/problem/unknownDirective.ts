import * as l10n from '@vscode/l10n';
import { commandDirectives } from '../commandDirective.ts';
import type { Command, Problem } from '../model.ts';
import { rangeInSource } from './commandPlace.ts';
import type { Source } from './source.ts';

/** Words behind `provebook:` in a comment that mean nothing, or say something twice: the command is refused because of them. */
export function unknownDirectives({ text, lines, outline }: Source): readonly Problem[] {
  if (!/provebook:/i.test(text)) return [];
  return outline.commands.flatMap((command) =>
    commandDirectives(command).unknown.flatMap((word) => found(command, word, lines)),
  );
}

function found(command: Command, word: string, lines: readonly string[]): readonly Problem[] {
  // The last one: where something is said twice it is the second that is not taken.
  const at = command.text.lastIndexOf(word);
  const range = rangeInSource(command, at, at + word.length, lines);
  if (range === undefined) return [];
  const message = l10n.t(
    '"{0}" behind "provebook:" is not understood. A comment may say "sensitive", and of a statement once "expect_rows=NUMBER" or "expect_rows=none".',
    word,
  );
  return [{ code: 'unknown-directive', severity: 'error', message, ...range.from, end: range.to, fix: undefined }];
}
