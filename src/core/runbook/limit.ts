/** Bounds on what is read, so that no text keeps the reader busy, and what the author is told of what lies behind them. */
import * as l10n from '@vscode/l10n';
import type { Token } from 'markdown-it';
import type { Block, Problem } from './model.ts';

/** Characters of a line in which commands are looked for: a command that a person reads is shorter. */
export const MAX_LINE_LENGTH = 4000;

/** Lists and quotes in each other that are read; a list counts for two. */
export const MAX_LIST_LEVEL = 40;
export const MAX_QUOTE_LEVEL = 10;

/** Cells of a table that is read, counting those that its short rows leave out. */
export const MAX_CELLS = 10_000;

/** Types of the tokens that stand for what is nested too deep, and for a table that is too large. */
export const TOO_DEEP = 'too_deep';
export const TOO_LARGE = 'too_large';

/** @param tokens with the lines of `text` */
export function limitProblems(text: string, tokens: readonly Token[], blocks: readonly Block[]): readonly Problem[] {
  return [...leftOut(tokens), ...longLines(tokens), ...blocksGivenUp(text, blocks)];
}

function leftOut(tokens: readonly Token[]): readonly Problem[] {
  return tokens.flatMap(({ type, map }) => {
    if ((type !== TOO_DEEP && type !== TOO_LARGE) || map === null) return [];
    const [from, to] = map;
    const message =
      type === TOO_DEEP
        ? l10n.t('Lines {0} to {1} are not read: too many lists or quotes stand in each other.', from + 1, to)
        : l10n.t('Lines {0} to {1} are not read: a table may have {2} cells.', from + 1, to, MAX_CELLS);
    return [problem(from + 1, message)];
  });
}

/** Of paragraphs, where inline code may be a command. */
function longLines(tokens: readonly Token[]): readonly Problem[] {
  return tokens.flatMap((token) => {
    if (token.type !== 'inline' || token.map === null || token.content.length <= MAX_LINE_LENGTH) return [];
    const [from] = token.map;
    return token.content.split('\n').flatMap((line, index) => {
      if (line.length <= MAX_LINE_LENGTH || !line.includes('`')) return [];
      const message = l10n.t(
        'This line has more than {0} characters: no command is looked for in it.',
        MAX_LINE_LENGTH,
      );
      return [problem(from + index + 1, message)];
    });
  });
}

function blocksGivenUp(text: string, blocks: readonly Block[]): readonly Problem[] {
  const givenUp = blocks.filter((block) => block.isGivenUp === true);
  if (givenUp.length === 0) return [];
  const source = text.split('\n');
  return givenUp.map(({ lines: { from, to } }) => {
    const long = source.slice(from - 1, to).findIndex((line) => line.length > MAX_LINE_LENGTH);
    return long < 0
      ? problem(
          from,
          l10n.t('Nothing of this code block can be run: too many of its lines open something that does not end.'),
        )
      : problem(
          from + long,
          l10n.t('Nothing of this code block can be run: this line has more than {0} characters.', MAX_LINE_LENGTH),
        );
  });
}

function problem(line: number, message: string): Problem {
  return { code: 'limit', severity: 'warning', message, line, column: 1 };
}
