/** Lines that are text whatever their first word is: lists, tables, logs, sentences, formulas. And the words of a line. */
import { endsInColon } from './inlineText.ts';

/** Without what cannot be seen: a zero-width space in front of `#` does not make a command of a comment. */
export function visibleText(line: string): string {
  // All of them lie between these, and most lines have none.
  if (!/[\u00a0\u200b-\u2069\ufeff]/.test(line)) return line.trim();
  return line
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .trim();
}

/** Stands in a word's place for what was quoted or substituted. */
const QUOTED = '"…"';

/** Words roughly as the shell sees them: what is quoted or stands for a value is one word, a comment at the end is none. */
export function lineWords(text: string): readonly string[] {
  return withoutQuotes(text).match(/\S+/g) ?? [];
}

function withoutQuotes(text: string): string {
  return text
    .replace(/<(?![<\s(])[^<>|&;$]{0,80}>|\[[a-z][^\][|$]*\](?=\s|$)/g, '<value>')
    .replace(/"(?:\\.|[^"\\])*(?:"|$)|'[^']*(?:'|$)|\$\((?:[^()]|\([^()]*\))*(?:\)|$)|`[^`]*(?:`|$)/g, QUOTED)
    .replace(/\s#\s.*$/, '');
}

/** Bullets, labels, table rows, sentences, log lines, data: nothing of it is the start of a command. */
export function isTextLine(text: string): boolean {
  return (
    textStart.test(text) ||
    textLines.some((pattern) => pattern.test(text)) ||
    (endsInColon(text) && !/"|\s--?[A-Za-z]/.test(text))
  );
}

/** A bullet, a number, a letter of another script, and punctuation that opens nothing in a shell. */
const textStart = /^(?:[-*•+]\s|[\d|+=}\])>"'`,;:!?&%@^\\-]|\[[^ [\]]|[^\x20-\x7e])/;

const textLines: readonly RegExp[] = [
  // A row of a table that psql or Markdown drew
  /^(?=[^'"]*\|[^'"]*\|)[^'"]*(?:\s{2,}\||\|\s{2,})/,
  /^[A-Z][a-z]+ [a-z]+ .*[.!?]$/,
  /^\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL|NOTICE)\b/,
  // "command    - What it does", a table of commands
  /\S(?: {2,}|\t)[-–—] +[A-Z][a-z]/,
  // JSON with or without an opening brace, and PromQL
  /^\{\s*(?:$|["'}])/,
  /^[a-zA-Z_:][\w:]*(?:\{[^}]*\}|\[\d+[smhdwy]\])/,
];

/** Columns stand apart by more than one space; a command has one, or options. */
export function hasColumns(text: string, atLeast: number): boolean {
  if (!/ {2}|\t/.test(text)) return false;
  const bare = withoutQuotes(text);
  const gaps = [...bare.matchAll(/\S(?: {2,}|\t+)(?=\S)/g)].length;
  return gaps >= MANY_GAPS || (gaps >= atLeast && !/[|$=/]|\s--?[A-Za-z]/.test(bare));
}

/** The list of processes has options in its columns, too. */
const MANY_GAPS = 4;

const sentenceWords = new Set(
  (
    'the an is are was were be been being has have had does did you your yours we our us they their them this that these those it its ' +
    'i should must shall could would can cannot may might will because please whose when where while than then also only just very ' +
    'if but so not of into onto about above below before after during between'
  ).split(' '),
);

const operators = new Set([
  '=',
  '==',
  '===',
  '!=',
  '=~',
  '!~',
  '+',
  '->',
  '=>',
  '<=',
  '>=',
  ':=',
  '→',
  '↓',
  '⇒',
  '–',
  '—',
  ':',
]);

/** Words that only a sentence or a formula has, among the arguments of what may be a program. */
export function isSentence(words: readonly string[]): boolean {
  return sentenceWord(simpleCommand(words)) !== undefined;
}

/** The first of such words. */
export function sentenceWord(words: readonly string[]): string | undefined {
  return words.find(
    (word) =>
      sentenceWords.has(word.toLowerCase()) ||
      operators.has(word) ||
      /^(?:[a-z]{2,}[,:!?]|\(?(?:[a-z]+\/)?[a-z]{2,}\.)$|^\([a-z]/i.test(word),
  );
}

/** Up to where another command begins, or the arguments of one inside a container. */
export function simpleCommand(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => word === '--' || /[;|&]/.test(word));
  return words.slice(0, end < 0 ? undefined : end);
}

const smallWords = new Set('and as at by every for from in on or to with'.split(' '));

/** Words that a known program may have among its arguments, but that make a sentence of what no known program begins. */
export function hasSmallWords(words: readonly string[]): boolean {
  return words.some((word, index) => smallWords.has(word) && !isOption(words[index - 1] ?? ''));
}

/** An argument as a sentence would not have it: an option, a path, a value, a variable, a quote. */
export function isArgument(word: string): boolean {
  return (
    word === QUOTED || (/^--?[A-Za-z]|[/$|=><;&~*{}@_"]|\d|\w\.\w|\w:\w/.test(word) && !/^(?:e\.g|i\.e)\b/.test(word))
  );
}

export function isOption(word: string): boolean {
  return /^--?[A-Za-z][\w-]*(?:=|$)/.test(word) || word === '--';
}
