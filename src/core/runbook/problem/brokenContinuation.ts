import * as l10n from '@vscode/l10n';
import { inLine } from '../fix.ts';
import type { Command, Problem } from '../model.ts';
import { bareWords } from './bareText.ts';
import { placeInSource } from './commandPlace.ts';
import type { Source } from './source.ts';

/** A space behind the backslash at the end of a line: the shell takes the space for a word and ends the command. */
export function brokenContinuations({ text, outline, lines }: Source): readonly Problem[] {
  if (!/\\[ \t]+\n/.test(text)) return [];
  return outline.commands.flatMap((command) => (command.language === 'shell' ? broken(command, lines) : []));
}

function broken(command: Command, lines: readonly string[]): readonly Problem[] {
  const ends = [...command.text.matchAll(/\\[ \t]+(?=\n)/g)];
  if (ends.length === 0) return [];
  const words = bareWords(command.text);
  return ends.flatMap((end) => {
    const at = placeInSource(command, end.index, lines);
    if (at === undefined || !words.some(({ from, to }) => from <= end.index && end.index < to)) return [];
    const spaces = inLine(at.line, at.column + 1, at.column + end[0].length);
    return [
      {
        code: 'broken-continuation',
        severity: 'warning' as const,
        message: l10n.t('The command ends here, because a space follows the backslash. Delete the space.'),
        ...at,
        end: spaces.to,
        fix: { title: l10n.t('Delete the space'), edits: [{ range: spaces, newText: '' }], isSafe: true },
      },
    ];
  });
}
