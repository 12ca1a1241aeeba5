import * as l10n from '@vscode/l10n';
import { hiddenRuns } from '../../report/visibleText.ts';
import { inLine, type Fix, type TextRange } from '../fix.ts';
import { knownCommands } from '../knownCommands.ts';
import type { Command, Problem } from '../model.ts';
import type { Source } from './source.ts';

/**
 * Characters that cannot be seen change what a command does; those that turn the direction of text make it look like
 * another one, also from a comment beside it.
 */
export function invisibleCharacters(source: Source): readonly Problem[] {
  if (hiddenRuns(source.text).length === 0) return [];
  const inCommands = source.outline.commands.flatMap((command) => ofCommand(command, source.lines));
  return [...inCommands, ...besideCommands(source)];
}

function ofCommand(command: Command, lines: readonly string[]): readonly Problem[] {
  const found: Problem[] = [];
  for (let line = command.lines.from; line <= command.lines.to; line += 1) {
    const { text, start } = ownText(command, lines[line - 1] ?? '');
    for (const run of hiddenRuns(text)) {
      const range = inLine(line, start + run.from + 1, start + run.to + 1);
      found.push(problem(run.text, range));
    }
  }
  return found;
}

/** Beside inline code stands prose, where anything may be. */
function ownText(command: Command, line: string): { readonly text: string; readonly start: number } {
  const start = command.source === 'inline' ? line.indexOf(command.text) : -1;
  return start < 0 ? { text: line, start: 0 } : { text: command.text, start };
}

/** Lines of the same blocks that are no commands: only what keeps them from being one, or hides what stands beside. */
function besideCommands({ outline, lines, commandLines }: Source): readonly Problem[] {
  return outline.blocks.flatMap((block) => {
    if (block.language !== 'shell' && block.language !== 'sql') return [];
    const found: Problem[] = [];
    for (let line = block.lines.from; line <= block.lines.to; line += 1) {
      if (commandLines.has(line)) continue;
      const text = lines[line - 1] ?? '';
      for (const run of hiddenRuns(text)) {
        const isFirst = text.slice(0, run.from).trim() === '';
        if (bidi.test(run.text) || isDisguised(text, isFirst && block.language === 'shell'))
          found.push(problem(run.text, inLine(line, run.from + 1, run.to + 1)));
      }
    }
    return found;
  });
}

const bidi = /[\u202a-\u202e\u2066-\u2069]/;

/** Without the characters it would be a comment, or begin with a program that is known. */
function isDisguised(text: string, mayBeComment: boolean): boolean {
  const plain = plainCharacters(text)
    .trim()
    .replace(/^\$\s+/, '');
  return (mayBeComment && plain.startsWith('#')) || knownCommands.has(/^\S*/.exec(plain)?.[0] ?? '');
}

/** What looks like a space becomes one, what cannot be seen goes. */
function plainCharacters(text: string): string {
  return hiddenRuns(text)
    .toReversed()
    .reduce((rest, run) => rest.slice(0, run.from) + spacesOf(run.text) + rest.slice(run.to), text);
}

function spacesOf(characters: string): string {
  return characters.replace(/\p{Zs}/gu, ' ').replace(/[^ ]/gu, '');
}

function problem(characters: string, range: TextRange): Problem {
  const codes = [...new Set(characters)].map(codePoint).join(', ');
  return {
    code: 'invisible-character',
    severity: 'error',
    message: l10n.t(
      'Here is an invisible character, {0}. It changes what a command does or how it looks. Delete it.',
      codes,
    ),
    ...range.from,
    end: range.to,
    fix: removal(characters, range),
  };
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0').toUpperCase()}`;
}

function removal(characters: string, range: TextRange): Fix {
  const newText = spacesOf(characters);
  const title = newText === '' ? l10n.t('Delete the invisible character') : l10n.t('Replace it with an ordinary space');
  return { title, edits: [{ range, newText }], isSafe: true };
}
