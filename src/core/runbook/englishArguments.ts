/** A line of a known program whose arguments have a word that else only sentences have: a ConfigMap may be called "where". */
import { commandEffect } from './effect.ts';
import { verbTable } from './effects/tables.ts';
import { everydayWords, knownCommands, productNames } from './knownCommands.ts';
import { hasSmallWords, isArgument, isOption, sentenceWord, simpleCommand } from './lineText.ts';
import type { Effect } from './model.ts';

/**
 * Whether a line is a command in spite of one such word. Nothing but arguments may stand behind the word, and either an
 * option does, as no sentence has it, or nothing more than a look is taken.
 *
 * @param rest the words behind the program
 */
export function isCommandAllTheSame(program: string, rest: readonly string[], text: string): boolean {
  const words = simpleCommand(rest);
  const found = sentenceWord(words);
  if (found === undefined || !isWord(found) || isArticle(found)) return false;
  const at = words.indexOf(found);
  const [before, behind] = [words.slice(0, at), words.slice(at + 1)];
  const effect = effectOfKnown(program, rest, text);
  if (effect === undefined || hasSmallWords(before) || before.filter(isPlain).length > MAX_PLAIN) return false;
  if (sentenceWord(behind) !== undefined || behind.some(isPlain)) return false;
  return isOption(behind[0] ?? '') || (effect === 'read' && before.length > 0);
}

/** "get pod", "rollout status deployment": more plain words in front of a name are a sentence. */
const MAX_PLAIN = 3;

/** The word for which a line that begins with a known program and its sub-command or an option is no command, if it is one. */
export function wordOfSentence(program: string, rest: readonly string[], text: string): string | undefined {
  const words = simpleCommand(rest);
  const isCalled = words.some(isOption) || effectOfKnown(program, rest, text) !== undefined;
  return isCalled && isProgramOnly(program) && !isCommandAllTheSame(program, rest, text)
    ? sentenceWord(words)
    : undefined;
}

/** Letters only, which quotes do not change. */
export function isWord(text: string): boolean {
  return /^[A-Za-z]+$/.test(text);
}

/** In front of an option, too: "takes the -n option". */
function isArticle(word: string): boolean {
  return /^(?:the|an)$/i.test(word);
}

/** Neither an argument by its form nor the value of an option. */
function isPlain(word: string, index: number, words: readonly string[]): boolean {
  return !isArgument(word) && !isOption(words[index - 1] ?? '');
}

/** What a program does whose sub-command is known; undefined where the line may be of something else. */
function effectOfKnown(program: string, rest: readonly string[], text: string): Effect | undefined {
  if (!isProgramOnly(program)) return undefined;
  const effect = commandEffect(text, 'shell');
  const isVerb = verbTable(program)?.has(rest.find((word) => !isOption(word)) ?? '') ?? false;
  if (effect === 'unknown' && !isVerb) return undefined;
  return productNames.has(program) && !isVerb ? undefined : effect;
}

/** A known program whose name does not begin sentences as an everyday word. */
function isProgramOnly(program: string): boolean {
  return knownCommands.has(program) && !everydayWords.has(program);
}
