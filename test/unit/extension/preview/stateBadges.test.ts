import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { ItemState } from '../../../../src/core/run/state.ts';
import { allNodes } from '../../../../src/core/runbook/find.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { itemStates, stateBadges } from '../../../../src/extension/preview/stateBadges.ts';
import { lines } from '../../support/runbooks.ts';

const text = lines(
  '# R',
  '',
  '- [ ] one',
  '- [ ] two <b>x</b>',
  '  - [ ] three',
  '- no box',
  '',
  '1. [ ] four',
  '',
  '   more',
);

const { nodes } = readRunbook(text);

function render(states: Readonly<Record<string, ItemState>>, source = text): string {
  const byId = new Map(
    Object.entries(states).map(([word, state]) => [
      allNodes(nodes).find(({ title }) => title.startsWith(word))?.id ?? '',
      state,
    ]),
  );
  const markdown = stateBadges(new MarkdownIt(), (_, shown) => (shown === text ? itemStates(nodes, byId) : undefined));
  return markdown.render(source);
}

function badges(html: string): readonly string[] {
  return [...html.matchAll(/(\w+)(?:&lt;.*?)? <span class="([^"]+)">([^<]*)<\/span>/g)].map(([, word, kind, badge]) =>
    [word, kind?.split(' ').at(-1), badge].join(' '),
  );
}

describe('badges in the preview', () => {
  it('stand behind the text of items that have a state, nested ones too', () => {
    expect(badges(render({ one: 'passed', three: 'failed', four: 'stale' }))).toEqual([
      'one provebook-good ✓ passed',
      'three provebook-bad ✗ failed',
      'four provebook-warn ↻ stale',
    ]);
  });

  it('say nothing of what is open, and nothing in a text whose lines may be others', () => {
    expect(render({ one: 'open' })).not.toContain('span');
    expect(render({ one: 'passed' }, text.replace('# R', '# R\n\nnew'))).not.toContain('span');
  });

  it('put nothing of the text into markup', () => {
    expect(render({ two: 'passed' })).toContain('two &lt;b&gt;x&lt;/b&gt; <span');
  });
});
