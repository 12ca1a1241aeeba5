/** What the author of a runbook should know: constructs that do not mean what they look like. */
import * as l10n from '@vscode/l10n';
import type { Token } from 'markdown-it';
import type { Problem } from './model.ts';
import type { Outline } from './outline.ts';

export function findProblems(text: string, tokens: readonly Token[], outline: Outline): readonly Problem[] {
  return [...unclosedFences(text, tokens), ...invisibleCharacters(text, outline)];
}

/** A fence that nothing closes swallows the rest of its list entry or of the file. */
function unclosedFences(text: string, tokens: readonly Token[]): readonly Problem[] {
  const lines = text.split('\n');
  return tokens.flatMap((token) => {
    if (token.type !== 'fence' || token.map === null) return [];
    const last = lines[token.map[1] - 1]?.trim() ?? '';
    const isClosed = token.map[1] - token.map[0] >= 2 && last.startsWith(token.markup) && /^(`+|~+)$/.test(last);
    if (isClosed) return [];
    const message = l10n.t('This code block is never closed. Add a line with {0} where it ends.', token.markup);
    return [{ code: 'unclosed-fence', severity: 'error' as const, message, line: token.map[0] + 1, column: 1 }];
  });
}

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00a0]/u;

/** A character that cannot be seen changes what a command does. */
function invisibleCharacters(text: string, outline: Outline): readonly Problem[] {
  const lines = text.split('\n');
  return outline.commands.flatMap((command) => {
    if (!invisible.test(command.text)) return [];
    for (let line = command.lines.from; line <= command.lines.to; line += 1) {
      const at = invisible.exec(lines[line - 1] ?? '');
      if (at === null) continue;
      const code = (at[0].codePointAt(0) ?? 0).toString(16).padStart(4, '0').toUpperCase();
      const message = l10n.t('This command has the invisible character U+{0}. Delete it.', code);
      return [{ code: 'invisible-character', severity: 'error' as const, message, line, column: at.index + 1 }];
    }
    return [];
  });
}
