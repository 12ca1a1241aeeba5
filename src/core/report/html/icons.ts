/** The drawings beside state words: different in shape, so that they tell states apart without colour. */
import type { Icon } from '../words.ts';
import { markup, Markup } from './markup.ts';

/** Once a page; `icon` points into it. */
export function iconSheet(): Markup {
  const symbols = Object.entries(drawings).map(
    ([name, drawing]) => `<symbol id="icon-${name}" viewBox="0 0 16 16">${drawing}</symbol>`,
  );
  return new Markup(`<svg class="icon-sheet" width="0" height="0" aria-hidden="true">${symbols.join('')}</svg>`);
}

/** Says nothing to a screen reader: the word beside it does. */
export function icon(name: Icon): Markup {
  return markup`<svg class="icon" aria-hidden="true"><use href="#icon-${name}"/></svg>`;
}

/** An icon with its word in the colour of its tone. */
export function labelled(look: { word: string; icon: Icon; tone: string }, className = 'state'): Markup {
  return markup`<span class="${className} ${look.tone}">${icon(look.icon)}<span>${look.word}</span></span>`;
}

const disc = '<circle cx="8" cy="8" r="7.2" class="solid"/>';
const ring = '<circle cx="8" cy="8" r="6.5" class="line"/>';

/** Inside a view box of 16 by 16; the classes `solid`, `line` and `cut` are for a style sheet. */
export const drawings: Readonly<Record<Icon, string>> = {
  passed: `${disc}<path d="M4.7 8.3l2.3 2.3 4.4-4.9" class="cut"/>`,
  ticked:
    '<rect x="1.6" y="1.6" width="12.8" height="12.8" rx="2.6" class="line"/><path d="M4.8 8.3l2.3 2.3 4.2-4.9" class="line"/>',
  attested: '<path d="M3 1.6h7l3 3v9.8H3z" class="line"/><path d="M5.4 9l1.9 1.9 3.5-4" class="line"/>',
  waived: '<path d="M3.6 15V1.6" class="line"/><path d="M3.6 2.4h8.6l-2 3 2 3H3.6" class="line"/>',
  warned: '<path d="M8 1.2 15.4 14.4H.6z" class="solid"/><path d="M8 6v4M8 12.1v.2" class="cut"/>',
  failed: `${disc}<path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" class="cut"/>`,
  error: `${ring}<path d="M3.6 12.4 12.4 3.6" class="line"/>`,
  conflicting: `${ring}<path d="M5 6.6h6M5 9.6h6M9.6 4.6 6.4 11.6" class="line"/>`,
  unknown: `${ring}<path d="M6.2 6.3c.1-2.3 3.7-2.3 3.7 0 0 1.3-1.9 1.5-1.9 2.9M8 11.5v.2" class="line"/>`,
  stale: `${ring}<path d="M8 4.2V8l2.7 1.7" class="line"/>`,
  running: '<path d="M8 1.5A6.5 6.5 0 1 1 1.5 8" class="line"/><circle cx="8" cy="8" r="2" class="solid"/>',
  open: ring,
  skipped: `${ring}<path d="M5 8h6" class="line"/>`,
  person: '<circle cx="8" cy="5" r="3.1" class="line"/><path d="M2 14.4c.5-6.2 11.5-6.2 12 0" class="line"/>',
};
