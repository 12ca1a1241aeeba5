/** Programs that read their arguments or their input as code: quoting for the shell does not quote for them. */
import type { QuotedRegion } from '../runbook/quoting.ts';

/** What of a value is harmless there; undefined where any value is. */
export interface Harmless {
  readonly program: string;
  readonly pattern: RegExp;
  /** The characters of `pattern`, for people. */
  readonly characters: string;
}

/** Harmless to a shell that reads it as a word once more. */
const forShells = { pattern: /^(?!-)[\p{L}\p{N}_./:@%+,-]+$/u, characters: '_ . / : @ % + , -' };

/** Harmless in any language: a name or a number that neither ends a string nor begins a comment. */
export const inAnyCode = { pattern: /^(?![-.:])(?!.*(?:--|::))[\p{L}\p{N}_.:-]+$/u, characters: '_ . : -' };

const shells = new Set([
  'sh',
  'bash',
  'zsh',
  'dash',
  'ksh',
  'ash',
  'eval',
  'ssh',
  'su',
  'watch',
  'parallel',
  'trap',
  'rsh',
]);

/** They run the argument of one of `codeOptions`, else what comes through a pipe or a heredoc. */
const executors = new Set(
  'psql mysql mariadb mongo mongosh sqlite3 redis-cli clickhouse-client cqlsh influx perl python python3 ruby node php irb rails'.split(
    ' ',
  ),
);
const codeOptions = /^(-c|-e|-E|-r|-q|-n?e|--command|--execute|--eval|--query)(=|$)/;

/** Their arguments are programs; what comes through a pipe is data. */
const filters = new Set(['awk', 'gawk', 'mawk', 'sed', 'jq', 'yq', 'rake', 'let', 'ansible', 'salt', 'knife']);

/** @param all the regions of the whole text: what `echo` writes may end in a shell */
export function harmlessAt(region: QuotedRegion, all: readonly QuotedRegion[]): Harmless | undefined {
  // The environment of a program is data to it.
  if (region.isAssigned && region.words.length > 0) return undefined;
  return harmlessIn(region) ?? harmlessBehind(region, all);
}

function harmlessIn({ words, wordIndex, delimiter }: QuotedRegion): Harmless | undefined {
  const names = words.map(baseName);
  const shell = names.find((name) => shells.has(name));
  if (shell !== undefined) return { program: shell, ...forShells };
  const filter = names.find((name) => filters.has(name));
  if (filter !== undefined) return { program: filter, ...inAnyCode };
  const executor = names.find((name) => executors.has(name));
  const isCode = [words[wordIndex], words[wordIndex - 1]].some((word) => codeOptions.test(word ?? ''));
  return executor !== undefined && (isCode || delimiter !== undefined)
    ? { program: executor, ...inAnyCode }
    : undefined;
}

/** What another command of the text would run. */
function harmlessBehind(region: QuotedRegion, all: readonly QuotedRegion[]): Harmless | undefined {
  const others = new Set(all.map(({ words }) => words).filter((words) => words.join('\0') !== region.words.join('\0')));
  for (const words of others) {
    const [name = '', ...rest] = words.map(baseName);
    if (name === 'eval' || name === 'trap') return { program: name, ...forShells };
    const isPlain = rest.every((word) => word.startsWith('-')) && !rest.some((word) => word === '-m');
    if (shells.has(name) && (isPlain || name === 'ssh')) return { program: name, ...forShells };
    if (executors.has(name) && !rest.some((word) => codeOptions.test(word) || /^-[mf]$/.test(word)))
      return { program: name, ...inAnyCode };
  }
  return undefined;
}

function baseName(word: string): string {
  return word.split('/').at(-1) ?? word;
}
