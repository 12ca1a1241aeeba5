/** What the author of a runbook should know: constructs that do not mean what they look like. One rule a file. */
import type { Token } from 'markdown-it';
import type { Problem } from './model.ts';
import type { Outline } from './outline.ts';
import { brokenContinuations } from './problem/brokenContinuation.ts';
import { boxesThatAreNoItems } from './problem/boxNoItem.ts';
import { duplicateIds } from './problem/duplicateId.ts';
import { emptyItems } from './problem/emptyItem.ts';
import { indentedFences } from './problem/indentedFence.ts';
import { invisibleCharacters } from './problem/invisibleCharacter.ts';
import { nestedFences } from './problem/nestedFence.ts';
import { passwordsInUrls } from './problem/passwordInUrl.ts';
import { placeholderRedirects } from './problem/placeholderRedirect.ts';
import { sentenceLines } from './problem/sentenceLine.ts';
import { shellSyntaxErrors } from './problem/shellSyntax.ts';
import { smartCharacters } from './problem/smartCharacter.ts';
import { readSource, type Source } from './problem/source.ts';
import { unclosedFences } from './problem/unclosedFence.ts';
import { unknownDirectives } from './problem/unknownDirective.ts';
import { wrappedCommands } from './problem/wrappedCommand.ts';

/** Finds all places of one kind of problem. Reads only; takes time in proportion to the text. */
type Rule = (source: Source) => readonly Problem[];

const rules: readonly Rule[] = [
  unclosedFences,
  nestedFences,
  indentedFences,
  wrappedCommands,
  brokenContinuations,
  invisibleCharacters,
  smartCharacters,
  duplicateIds,
  boxesThatAreNoItems,
  emptyItems,
  shellSyntaxErrors,
  sentenceLines,
  placeholderRedirects,
  passwordsInUrls,
  unknownDirectives,
];

/**
 * The problems of a runbook by their place.
 *
 * @param text the whole source with `\n` as its line end.
 * @param tokens markdown-it's, with `map` counting the lines of `text`.
 */
export function findProblems(text: string, tokens: readonly Token[], outline: Outline): readonly Problem[] {
  const source = readSource(text, tokens, outline);
  return rules.flatMap((rule) => rule(source)).sort((a, b) => a.line - b.line || a.column - b.column);
}
