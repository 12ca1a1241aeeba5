import * as l10n from '@vscode/l10n';
import type { Fix } from '../fix.ts';
import type { Command, Problem } from '../model.ts';
import { bareWords } from './bareText.ts';
import { rangeInSource } from './commandPlace.ts';
import type { Source } from './source.ts';

const doubleQuote = /[\u201c-\u201f]/;
const quote = /[\u2018-\u201f]/g;
const any = /[\u2010-\u2015\u2018-\u201f\u2212]/;

/** Quotes and dashes that a word processor has made rounder or longer: for the shell they are letters like others. */
export function smartCharacters({ text, lines, outline }: Source): readonly Problem[] {
  if (!any.test(text)) return [];
  return outline.commands.flatMap((command) =>
    command.language === 'shell' && any.test(command.text)
      ? [...smartQuotes(command, lines), ...smartDashes(command, lines)]
      : [],
  );
}

function smartQuotes(command: Command, lines: readonly string[]): readonly Problem[] {
  return bareWords(command.text).flatMap(({ from, to }) =>
    [...command.text.slice(from, to).matchAll(quote)].flatMap(({ 0: character, index }) => {
      const plain = doubleQuote.test(character) ? '"' : "'";
      const message = l10n.t('For the shell {0} is no quotation mark but a letter. Write {1}.', character, plain);
      return found({ command, from: from + index, length: 1, lines, message, plain, isSafe: true });
    }),
  );
}

/** At the start of a word, where an option stands. One letter behind it: a short option, more: most likely a long one. */
function smartDashes(command: Command, lines: readonly string[]): readonly Problem[] {
  return bareWords(command.text).flatMap(({ from, to }) => {
    const option = /^([\u2010-\u2015\u2212]+)-?(\w+)/u.exec(command.text.slice(from, to));
    const dash = option?.[1];
    if (dash === undefined || /\S/.test(command.text[from - 1] ?? '')) return [];
    const isShort = option?.[2]?.length === 1;
    const plain = isShort || option?.[0].startsWith(`${dash}-`) === true ? '-' : '--';
    const message = l10n.t('For the shell {0} does not begin an option. Write {1}.', dash, plain);
    return found({ command, from, length: dash.length, lines, message, plain, isSafe: isShort });
  });
}

interface Found {
  readonly command: Command;
  readonly from: number;
  readonly length: number;
  readonly lines: readonly string[];
  readonly message: string;
  readonly plain: string;
  readonly isSafe: boolean;
}

function found({ command, from, length, lines, message, plain, isSafe }: Found): readonly Problem[] {
  const range = rangeInSource(command, from, from + length, lines);
  if (range === undefined) return [];
  const fix: Fix = { title: l10n.t('Replace it with {0}', plain), edits: [{ range, newText: plain }], isSafe };
  return [{ code: 'smart-character', severity: 'warning', message, ...range.from, end: range.to, fix }];
}
