import { afterEach, describe, expect, it } from 'vitest';
import * as l10n from '@vscode/l10n';
import { nodeAt } from '../../../../src/core/runbook/find.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { starterRunbook } from '../../../../src/core/runbook/starter.ts';
import { expectationWords, itemsOf, readText } from '../../support/runbooks.ts';

const korean = JSON.parse(readText('l10n', 'bundle.l10n.ko.json')) as Record<string, string>;

describe.each([
  ['English', {}],
  ['Korean', korean],
])('a first runbook in %s', (_, contents) => {
  afterEach(() => l10n.config({ contents: {} }));

  it('has two items that prove themselves and one for a person, and nothing to mend', () => {
    l10n.config({ contents });
    const runbook = readRunbook(starterRunbook());
    expect(itemsOf(runbook)).toHaveLength(3);
    expect(runbook.commands.map(({ text, effect }) => [text, effect])).toEqual([
      ['kubectl get --raw /readyz', 'read'],
      ['kubectl get namespace kube-system', 'read'],
    ]);
    expect(expectationWords(runbook.expectations)).toEqual(['ok', 'Active']);
    expect(runbook.problems).toEqual([]);
  });
});

describe('the node at a line', () => {
  const runbook = readRunbook(starterRunbook());

  it('is the item that the line lies in, also in its block', () => {
    const [first] = itemsOf(runbook);
    const from = first?.lines.from ?? 0;
    expect([from, from + 3].map((line) => nodeAt(runbook, line)?.title)).toEqual([first?.title, first?.title]);
  });

  it('is the section elsewhere, and nothing before the first', () => {
    expect(nodeAt(runbook, 3)?.title).toBe('Readiness checklist');
    expect(nodeAt(runbook, 0)).toBeUndefined();
  });
});
