/** Puts another report in the place of the one that is shown; the focus stays where it was. */
export function redraw(body: string, prepare: () => void): void {
  const shown = document.querySelector('main.report');
  const next = new DOMParser().parseFromString(body, 'text/html').querySelector('main.report');
  if (shown === null || next === null) return;
  const place = focusedPlace();
  shown.replaceWith(next);
  // Before the focus comes back: a title cannot have it until it is made a link.
  prepare();
  if (place !== undefined)
    document.querySelectorAll<HTMLElement>(place.selector)[place.at]?.focus({ preventScroll: true });
}

/** What in a report can have the focus: titles, and what unfolds. The buttons stand beside it and stay. */
const selectors = ['[data-node]', 'summary', 'a[href]'];

interface Place {
  readonly selector: string;
  /** Of those of the same name; among all where it has none. */
  readonly at: number;
}

function focusedPlace(): Place | undefined {
  const focused = document.activeElement;
  const kind = selectors.find((selector) => focused?.matches(selector));
  if (kind === undefined || !(focused instanceof HTMLElement)) return undefined;
  const selector = namedSelector(focused) ?? kind;
  return { selector, at: [...document.querySelectorAll(selector)].indexOf(focused) };
}

function namedSelector(element: HTMLElement): string | undefined {
  const { node } = element.dataset;
  if (node !== undefined) return `[data-node="${CSS.escape(node)}"]`;
  const fold = element.closest<HTMLElement>('details[data-fold]')?.dataset['fold'];
  return fold === undefined ? undefined : `details[data-fold="${CSS.escape(fold)}"] > summary`;
}
