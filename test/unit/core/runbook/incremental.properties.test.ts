import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunbookReader } from '../../../../src/core/runbook/incremental.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { edit, runbookText } from '../../support/arbitraries.ts';
import { documents } from '../../support/documents.ts';

/** So long that there is something far behind an edit. */
const longText = fc.array(runbookText, { minLength: 1, maxLength: 3 }).map((texts) => texts.join('\n\n'));

describe('a reader that follows the typing', () => {
  it('reads after every edit what the whole text says', { timeout: documents(300).timeoutMs }, () => {
    fc.assert(
      fc.property(longText, fc.array(edit, { minLength: 1, maxLength: 8 }), (text, edits) => {
        const reader = new RunbookReader();
        reader.read(text);
        let edited = text;
        for (const change of edits) {
          edited = change(edited);
          expect(reader.read(edited)).toEqual(readRunbook(edited));
        }
      }),
      { numRuns: documents(300).count },
    );
  });

  it('may be given any text after any other', { timeout: documents(100).timeoutMs }, () => {
    fc.assert(
      fc.property(fc.array(runbookText, { minLength: 2, maxLength: 4 }), (texts) => {
        const reader = new RunbookReader();
        for (const text of texts) expect(reader.read(text)).toEqual(readRunbook(text));
      }),
      { numRuns: documents(100).count },
    );
  });
});
