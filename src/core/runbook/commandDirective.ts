/**
 * What the author says of one command in a comment that is a part of it, and so of what is approved:
 * `-- provebook: expect_rows=1`, `# provebook: sensitive`.
 */
import type { Command } from './model.ts';
import { sqlRegions } from './sqlQuoting.ts';
import { trailingComment } from './trailingComment.ts';

export interface CommandDirectives {
  /** How many rows a statement changes; `none`: its answer counts no rows. undefined: not said. */
  readonly expectRows: number | 'none' | undefined;
  /** Nothing that was seen is shown or stored, only the verdict. */
  readonly sensitive: boolean;
  /** Words that mean nothing here, or say something a second time. */
  readonly unknown: readonly string[];
}

const opening = /^(?:--|#)\s*provebook:/i;

/** Whether a comment speaks to Provebook. */
export function isDirective(comment: string): boolean {
  return opening.test(comment.trim());
}

export function commandDirectives(command: Pick<Command, 'text' | 'language'>): CommandDirectives {
  const words = comments(command)
    .filter(isDirective)
    .flatMap((comment) =>
      comment
        .trim()
        .replace(opening, '')
        .split(/[\s,]+/),
    )
    .filter((word) => word !== '');
  return words.reduce((found, word) => withWord(found, word, command.language === 'sql'), nothing);
}

const nothing: CommandDirectives = { expectRows: undefined, sensitive: false, unknown: [] };

function comments(command: Pick<Command, 'text' | 'language'>): readonly string[] {
  // Most commands say nothing, and reading a shell's comment takes a parser.
  if (!/provebook:/i.test(command.text)) return [];
  if (command.language !== 'sql') return [trailingComment(command) ?? ''];
  return sqlRegions(command.text)
    .filter(({ quoting }) => quoting === 'comment')
    .map(({ from, to }) => command.text.slice(from, to));
}

function withWord(found: CommandDirectives, word: string, isStatement: boolean): CommandDirectives {
  if (word.toLowerCase() === 'sensitive') return { ...found, sensitive: true };
  const rows = isStatement ? /^expect_rows=(\d{1,9}|none)$/i.exec(word)?.[1]?.toLowerCase() : undefined;
  if (rows === undefined || found.expectRows !== undefined) return { ...found, unknown: [...found.unknown, word] };
  return { ...found, expectRows: rows === 'none' ? 'none' : Number(rows) };
}
