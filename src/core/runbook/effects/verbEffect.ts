/** The effect of a program that is told by its sub-command. */
import type { Effect } from '../model.ts';
import { canonicalName, globalOptions, verbTable } from './tables.ts';
import type { Verbs } from './verbs.ts';
import { strongest } from './weight.ts';

/**
 * An option that is not known may or may not take the next word as its value, so both readings count and the stronger
 * one stands: a change can never hide behind an option.
 */
export function verbEffect(table: Verbs, program: string, rest: readonly string[]): Effect {
  const { values, alone } = globalOptions(program);
  const own = optionVerb(table, rest);
  if (own !== undefined) return own;
  const readings = leadingReadings(rest, values, alone).map(withoutAddressee);
  return strongest(readings.map((words) => composeEffect(program, words) ?? lookUp(table, words, values)));
}

/** `docker compose -f stack.yml ps`: the verb stands behind options that are compose's own. */
function composeEffect(program: string, [first, ...rest]: readonly string[]): Effect | undefined {
  if (first !== 'compose' || canonicalName(program) !== 'docker' || rest[0]?.startsWith('-') !== true) return undefined;
  const own = verbTable('docker-compose');
  return own === undefined ? undefined : verbEffect(own, 'docker-compose', rest);
}

/** Options that are the verb themselves: `dpkg -i`, `ceph -s`. */
function optionVerb(table: Verbs, rest: readonly string[]): Effect | undefined {
  const found = rest.flatMap((word) => (word.startsWith('-') ? (table.get(word) ?? []) : []));
  return found.length === 0 || rest.some((word) => !word.startsWith('-') && table.has(word))
    ? undefined
    : strongest(found);
}

/** The words from the verb on: one reading, or two where an unknown option stands before it. */
function leadingReadings(
  rest: readonly string[],
  values: ReadonlySet<string>,
  alone: ReadonlySet<string>,
): readonly (readonly string[])[] {
  let at = 0;
  while ((rest[at] ?? '').startsWith('-')) {
    const word = rest[at] ?? '';
    const takesNone = alone.has(word) || word.includes('=') || (rest[at + 1] ?? '-').startsWith('-');
    if (values.has(word)) at += 2;
    else if (takesNone) at += 1;
    else return [rest.slice(at + 1), rest.slice(at + 2)];
  }
  return [rest.slice(at)];
}

/** `ceph tell osd.1 X` and `ceph daemon osd.1 X` do X. */
function withoutAddressee(words: readonly string[]): readonly string[] {
  return /^(?:tell|daemon)$/.test(words[0] ?? '') ? words.slice(2) : words;
}

/** The longest sub-command of the table that the words begin with, and what its options make of it. */
function lookUp(table: Verbs, words: readonly string[], values: ReadonlySet<string>): Effect {
  const plain = words.filter((word, index) => !word.startsWith('-') && !values.has(words[index - 1] ?? ''));
  const short = words.filter((word, index) => index === 0 || /^-[A-Za-z]$|^--[a-z-]+$/.test(word));
  const candidates = [plain.slice(0, 4), plain.slice(0, 3), plain.slice(0, 2)].map((part) => part.join(' '));
  const withOption = short.slice(1).map((option) => `${plain[0] ?? ''} ${option}`);
  const found = [...withOption, ...candidates, plain[0] ?? ''].find((verb) => table.has(verb));
  const effect = found === undefined ? 'unknown' : (table.get(found) ?? 'unknown');
  const named = plain[0] === 'branch' && plain.length > 1 && !words.some((word) => listing.test(word));
  return strongest([effect, ...(named ? (['local'] as const) : []), ...destroyingOptions(plain[0] ?? '', words)]);
}

/** With these `git branch` lists the names that it is given, and makes none. */
const listing =
  /^(?:-[arlv]+|--(?:list|all|remotes|verbose|(?:no-)?contains|(?:no-)?merged|show-current|points-at|sort|format)\b.*)$/;

/** `scale --replicas=0` stops everything, `git push --delete` removes. */
function destroyingOptions(verb: string, words: readonly string[]): readonly Effect[] {
  const stops =
    verb === 'scale' &&
    words.some((word, index) => /^--replicas=0$/.test(word) || (word === '0' && words[index - 1] === '--replicas'));
  const prunes = (verb === 'apply' && words.includes('--prune')) || (verb === 'replace' && words.includes('--force'));
  return stops || prunes ? ['destroy'] : [];
}
