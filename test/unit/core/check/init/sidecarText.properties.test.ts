import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeChecks } from '../../../../../src/core/check/init/proposeChecks.ts';
import { sidecarText } from '../../../../../src/core/check/init/sidecarText.ts';
import { containsWord } from '../../../../../src/core/check/judge.ts';
import { judgeCheck } from '../../../../../src/core/check/judgeCheck.ts';
import { linkItems } from '../../../../../src/core/check/linkItems.ts';
import type { Check, Sidecar } from '../../../../../src/core/check/sidecar/model.ts';
import type { JsonObject } from '../../../../../src/core/check/json.ts';
import { readRunbook } from '../../../../../src/core/runbook/read.ts';
import { runbookText } from '../../../support/arbitraries.ts';
import { judgeContext, validSidecar } from '../../../support/checks.ts';
import { fenced, itemsOf, lines } from '../../../support/runbooks.ts';

/** The sidecar that `init` would write; invalid ones throw with their problems. */
async function firstSidecar(text: string): Promise<Sidecar> {
  return validSidecar(sidecarText(proposeChecks(readRunbook(text)), 'runbook.md'));
}

describe('the first sidecar of any runbook', () => {
  it('is valid, and proves every item once', async () => {
    await fc.assert(
      fc.asyncProperty(runbookText, async (text) => {
        const { checks } = await firstSidecar(text);
        const runbook = readRunbook(text);
        const { nodeIds, problems } = linkItems(checks, runbook);
        expect(problems).toEqual([]);
        expect(nodeIds.size).toBe(checks.length);
        const linked = [...nodeIds.values()];
        expect(linked).toEqual([...new Set(linked)]);
        expect(linked).toEqual(expect.arrayContaining(itemsOf(runbook).map(({ id }) => id)));
      }),
      { numRuns: 300 },
    );
  });

  it('takes titles with anything in them, also what a sidecar reads as a reference', async () => {
    const title = fc
      .array(
        fc.oneof(
          fc.constantFrom('${', 'vars', 'var', 'secrets', '.a', '}', '$', '#', ': ', '*', '&a', '|'),
          fc.string(),
        ),
      )
      .map((parts) => parts.join('').replace(/[\r\n]/g, ' '));
    await fc.assert(
      fc.asyncProperty(title, async (text) => {
        expect((await firstSidecar(`- [ ] ${text} end`)).checks).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});

const word = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.stringMatching(/^[a-zé가.$+()*_-]{1,6}( [a-z]{1,3})?$/).filter((value) => value.trim() === value),
  },
  { weight: 1, arbitrary: fc.constantFrom('${vars.a}', '${secret.b}') },
);
const output = fc
  .array(fc.oneof(word, fc.constantFrom(' ', '\n', '.', '-', '_', ', ', '"', 'x', '1')), { maxLength: 8 })
  .map((parts) => parts.join(''));

/** Outputs that hold the value, and outputs that only look like it. */
const seen = fc
  .tuple(word, output, output, fc.boolean())
  .map(([value, before, after, isThere]) => ({ value, text: isThere ? before + value + after : before + after }));

async function checkOf(language: string, command: string, value: string): Promise<readonly [Check, Sidecar]> {
  const sidecar = await firstSidecar(
    lines('- [ ] it', '', fenced(language, command).trimEnd(), '', `<!-- expect: contains "${value}" -->`),
  );
  const [check] = sidecar.checks;
  if (check === undefined) throw new Error('there is no check');
  return [check, sidecar];
}

function verdict([check, { vars }]: readonly [Check, Sidecar], subject: JsonObject): string {
  return judgeCheck(check, { state: 'observed', subject, truncated: false }, { ...judgeContext, vars }).verdict;
}

describe('a proposed check', () => {
  it('of a command passes for the outputs that its expectation passes for, and fails for all others', async () => {
    await fc.assert(
      fc.asyncProperty(seen, async ({ value, text }) => {
        const check = await checkOf('bash', 'kubectl get pods', value);
        expect(check[0].request.kind).toBe('exec');
        expect(verdict(check, { exitCode: 0, stdout: text, stderr: '' })).toBe(
          containsWord(text, value) ? 'pass' : 'fail',
        );
        expect(verdict(check, { exitCode: 1, stdout: text, stderr: '' })).toBe('fail');
      }),
      { numRuns: 200 },
    );
  });

  it('of a statement passes where a cell holds the word, and fails for all others', async () => {
    await fc.assert(
      fc.asyncProperty(seen, async ({ value, text }) => {
        const check = await checkOf('sql', 'SELECT name FROM t;', value);
        expect(check[0].request.kind).toBe('sql');
        const rows = [
          { name: null, size: 5 },
          { name: text, size: null },
        ];
        expect(verdict(check, { rows, rowCount: 2, columns: ['name', 'size'] })).toBe(
          containsWord(text, value) ? 'pass' : 'fail',
        );
      }),
      { numRuns: 200 },
    );
  });
});
