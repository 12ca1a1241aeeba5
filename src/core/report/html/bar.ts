/** Progress as a drawing. Widths are attributes of SVG, so that no policy has to allow inline styles. */
import type { ItemState } from '../../run/state.ts';
import type { StateCount } from '../model.ts';
import { stateWord } from '../words.ts';
import { markup, type Markup } from './markup.ts';

const WIDTH = 1000;

/** One stretch for each state that is not open, in the order given. */
export function stackedBar(counts: readonly StateCount[], total: number, label: string): Markup {
  const stretches = counts
    .filter(({ state }) => state !== 'open')
    .map(({ state, count }, index, drawn) => {
      const before = drawn.slice(0, index).reduce((sum, other) => sum + other.count, 0);
      return stretch(state, position(before, total), position(before + count, total));
    });
  return markup`<svg class="bar" viewBox="0 0 ${WIDTH} 10" preserveAspectRatio="none" role="img" aria-label="${label}">${stretches}</svg>`;
}

function position(count: number, total: number): number {
  return total === 0 ? 0 : Math.round((WIDTH * count) / total);
}

function stretch(state: ItemState, from: number, to: number): Markup {
  return markup`<rect class="fill ${stateWord(state).tone} ${state}" x="${from}" y="0" width="${to - from}" height="10"/>`;
}
