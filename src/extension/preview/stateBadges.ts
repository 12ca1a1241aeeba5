/** States in the Markdown preview: a badge behind each item, to be read only. Everything in it is words of ours, escaped. */
import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { stateWord } from '../../core/report/words.ts';
import type { ItemState } from '../../core/run/state.ts';
import { allNodes } from '../../core/runbook/find.ts';

/** What the editor hands over: a markdown-it of its own. */
export type Markdown = InstanceType<typeof MarkdownIt>;

/** States by the line (1-based) where an item begins; undefined where the text shown is no open runbook. */
export type StatesOf = (env: unknown, source: string) => ReadonlyMap<number, ItemState> | undefined;

const BADGE = 'provebook_state';

/** Of a badge: the preview may read a text once and render it again after each change of a state. */
interface BadgePlace {
  readonly line: number;
  readonly source: string;
}

export function stateBadges(markdown: Markdown, statesOf: StatesOf): Markdown {
  const places = new WeakMap<Token, BadgePlace>();
  markdown.core.ruler.push(BADGE, ({ tokens, src, Token: Made }) => {
    for (const [at, token] of tokens.entries()) {
      if (token.type !== 'list_item_open' || token.map === null) continue;
      // The text of the entry is the first thing in it, in a paragraph that may be hidden.
      const inline = tokens[at + 2];
      if (inline?.type !== 'inline' || inline.children === null) continue;
      const badge = new Made(BADGE, '', 0);
      places.set(badge, { line: token.map[0] + 1, source: src });
      inline.children.push(badge);
    }
  });
  markdown.renderer.rules[BADGE] = (tokens, at, _options, env: unknown) => {
    const badge = tokens[at];
    const place = badge === undefined ? undefined : places.get(badge);
    const state = place === undefined ? undefined : statesOf(env, place.source)?.get(place.line);
    if (state === undefined) return '';
    const { mark, word, tone } = stateWord(state);
    const text = markdown.utils.escapeHtml(`${mark} ${word}`);
    return ` <span class="provebook-state provebook-${tone}">${text}</span>`;
  };
  return markdown;
}

/** Items that say something: one that is merely open needs no badge. */
export function itemStates(
  nodes: Parameters<typeof allNodes>[0],
  states: ReadonlyMap<string, ItemState>,
): ReadonlyMap<number, ItemState> {
  return new Map(
    allNodes(nodes).flatMap(({ id, kind, lines }): [number, ItemState][] => {
      const state = states.get(id) ?? 'open';
      return kind === 'item' && state !== 'open' ? [[lines.from, state]] : [];
    }),
  );
}
