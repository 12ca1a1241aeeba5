import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  announcesOutput,
  outputLabels,
  seenSentences,
  statementWords,
  verifySentences,
  verifySteps,
} from '../../../../src/core/runbook/labels.ts';

/** What stands around a match says nothing of it, and no text can be made for it. */
function withoutLookaround(pattern: RegExp): RegExp {
  let { source } = pattern;
  for (let from = source.search(/\(\?<?[=!]/); from >= 0; from = source.search(/\(\?<?[=!]/))
    source = source.slice(0, from) + source.slice(groupEnd(source, from));
  return new RegExp(source.replaceAll('\\b', ''), pattern.flags.replace('i', ''));
}

/** Behind the parenthesis that closes the one at `from`. */
function groupEnd(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '(') depth += 1;
    else if (source[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  throw new Error(`a group is not closed: ${source}`);
}

it.each(
  [...outputLabels, ...seenSentences, ...verifySentences, ...verifySteps, ...announcesOutput].map(
    (pattern) => [pattern.source.slice(0, 60), pattern] as const,
  ),
)('no text says something without one of the words that are looked for first: %s', (_, pattern) => {
  fc.assert(
    fc.property(fc.stringMatching(withoutLookaround(pattern)), (text) => {
      if (pattern.test(text)) expect(statementWords.some((words) => words.test(text))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
