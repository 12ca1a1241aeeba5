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
  let source = pattern.source;
  for (let before = ''; before !== source;) {
    before = source;
    source = source.replace(/\(\?<?[=!](?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)/, '');
  }
  return new RegExp(source.replaceAll('\\b', ''), pattern.flags.replace('i', ''));
}

it.each(
  [...outputLabels, ...seenSentences, ...verifySentences, ...verifySteps, ...announcesOutput].map(
    (pattern) => [pattern.source.slice(0, 60), pattern] as const,
  ),
)('no text says something without one of the words that are looked for first: %s', (_, pattern) => {
  fc.assert(
    fc.property(fc.stringMatching(withoutLookaround(pattern)), (text) => {
      if (pattern.test(text)) expect(text).toMatch(statementWords);
    }),
    { numRuns: 200 },
  );
});
