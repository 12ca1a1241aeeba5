/** Every fix, planted between the sections of every fixture: afterwards the text is as it should have been written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../../../../../src/core/runbook/fix.ts';
import { readRunbook } from '../../../../../src/core/runbook/read.ts';
import { fixtureNames, runbookText } from '../../../support/arbitraries.ts';
import { applyEdits, fixOf } from '../../../support/fixes.ts';
import { commandTexts, fenced, fixtureText, lines } from '../../../support/runbooks.ts';

interface Defect {
  readonly code: string;
  readonly broken: string;
  readonly whole: string;
}

const defects: readonly Defect[] = [
  {
    code: 'unclosed-fence',
    broken: lines('- [ ] Planted', '  ```bash', '  uptime', '- [ ] Beside'),
    whole: lines('- [ ] Planted', '  ```bash', '  uptime', '  ```', '- [ ] Beside'),
  },
  {
    code: 'unclosed-fence',
    broken: lines('````bash', 'uptime', '```'),
    whole: lines('````bash', 'uptime', '````'),
  },
  {
    code: 'nested-fence',
    broken: lines('```bash', 'uptime', '', '```text', 'up 3 days', '```'),
    whole: lines('```bash', 'uptime', '```', '', '```text', 'up 3 days', '```'),
  },
  {
    code: 'nested-fence',
    broken: lines('```markdown', 'A template', '', '```bash', 'uptime', '```', '', 'Its end', '```'),
    whole: lines('````markdown', 'A template', '', '```bash', 'uptime', '```', '', 'Its end', '````'),
  },
  {
    code: 'indented-fence',
    broken: lines('- [ ] Planted', '', '      ```bash', '      uptime', '      ```'),
    whole: lines('- [ ] Planted', '', '  ```bash', '  uptime', '  ```'),
  },
  {
    code: 'indented-fence',
    broken: lines('1. Planted', '       ```bash', '       uptime', '       ```'),
    whole: lines('1. Planted', '   ```bash', '   uptime', '   ```'),
  },
  {
    code: 'wrapped-command',
    broken: fenced('bash', 'kubectl get pods', '  --namespace planted'),
    whole: fenced('bash', 'kubectl get pods \\', '  --namespace planted'),
  },
  {
    code: 'broken-continuation',
    broken: fenced('bash', 'kubectl get pods \\ ', '  --namespace planted'),
    whole: fenced('bash', 'kubectl get pods \\', '  --namespace planted'),
  },
  {
    code: 'invisible-character',
    broken: fenced('console', '$ kubectl get\u00a0pods --namespace planted'),
    whole: fenced('console', '$ kubectl get pods --namespace planted'),
  },
  {
    code: 'invisible-character',
    broken: lines('- [ ] Run `kubectl get\u202e pods`'),
    whole: lines('- [ ] Run `kubectl get pods`'),
  },
  {
    code: 'smart-character',
    broken: fenced('bash', 'kubectl get pods –n planted'),
    whole: fenced('bash', 'kubectl get pods -n planted'),
  },
  {
    code: 'smart-character',
    broken: fenced('bash', 'kubectl get pods -l a=”planted'),
    whole: fenced('bash', 'kubectl get pods -l a="planted'),
  },
];

/** The text with a section of its own in front of a section, or at the end. */
function planted(fixture: string, at: number, section: string): { readonly text: string; readonly line: number } {
  const source = fixture.split('\n');
  const starts = [...source.keys()].filter((index) => source[index]?.startsWith('## ') === true);
  const before = starts[at % (starts.length + 1)] ?? source.length;
  const text = [...source.slice(0, before), '## Planted here', '', section, ...source.slice(before)].join('\n');
  return { text, line: before + 3 };
}

describe('each fix, wherever it is needed', () => {
  // A fence that is open already would swallow what is planted.
  const sound = fixtureNames.filter((name) =>
    readRunbook(fixtureText(name)).problems.every(({ severity }) => severity !== 'error'),
  );
  const places = fc.record({ name: fc.constantFrom(...sound), at: fc.nat({ max: 20 }) });

  it.each(defects.map((defect, index) => ({ ...defect, index })))(
    '$code ($index) leaves what should have been written, and every other command as it was',
    ({ code, broken, whole }) => {
      fc.assert(
        fc.property(places, fc.constantFrom('\n', '\r\n'), ({ name, at }, end) => {
          const { text, line } = planted(fixtureText(name), at, broken);
          const length = broken.split('\n').length;
          const problem = readRunbook(text.replaceAll('\n', end)).problems.find(
            (found) => found.code === code && line <= found.line && found.line < line + length,
          );
          expect(problem).toBeDefined();
          if (problem === undefined) return;
          const fixed = applyEdits(text, fixOf(problem).edits);
          expect(fixed).toBe(planted(fixtureText(name), at, whole).text);
          const after = readRunbook(fixed);
          expect(after.problems.filter((found) => found.code === code && found.line === problem.line)).toEqual([]);
          const own = new Set(commandTexts(readRunbook(whole)));
          const others = commandTexts(readRunbook(fixtureText(name)));
          expect(commandTexts(after).filter((command) => !own.has(command))).toEqual(
            others.filter((command) => !own.has(command)),
          );
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe('whatever text a file holds', () => {
  it('fixes edit places in it, each place once', () => {
    fc.assert(
      fc.property(runbookText, (text) => {
        const source = text.split(/\r\n?|\n/);
        const exists = ({ line, column }: Position): boolean =>
          source[line - 1] !== undefined && column >= 1 && column <= (source[line - 1] ?? '').length + 1;
        for (const { fix } of readRunbook(text).problems) {
          const ranges = fix?.edits.map(({ range }) => range) ?? [];
          expect(ranges.every(({ from, to }) => exists(from) && exists(to))).toBe(true);
          const starts = ranges.map(({ from }) => `${from.line}:${from.column}`);
          expect(starts).toEqual([...new Set(starts)]);
        }
      }),
      { numRuns: 600 },
    );
  });
});
