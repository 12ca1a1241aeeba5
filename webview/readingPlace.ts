/** Scroll position and unfolded outputs, kept over every redraw of the panel and a reload of the window. */
import { editor, type PanelState } from './editor.ts';

let state: PanelState = editor.getState() ?? { scroll: 0, folds: {} };

/** Once for a page that has loaded. */
export function keepScroll(): void {
  const { file } = document.body.dataset;
  remember({ ...state, ...(file !== undefined && { file }) });
  window.scrollTo(0, state.scroll);
  document.addEventListener('scroll', rememberScroll, { passive: true });
}

/** For each report that is put into the page. */
export function keepFolds(): void {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>('details[data-fold]')) keepFold(fold);
}

/** Listens to the click, not to `toggle`, which the browser also fires for what the report itself has open. */
function keepFold(fold: HTMLDetailsElement): void {
  const name = fold.dataset['fold'] ?? '';
  fold.open = state.folds[name] ?? fold.open;
  fold.querySelector('summary')?.addEventListener('click', () => {
    remember({ ...state, folds: { ...state.folds, [name]: !fold.open } });
  });
}

function rememberScroll(): void {
  remember({ ...state, scroll: window.scrollY });
}

function remember(next: PanelState): void {
  state = next;
  editor.setState(next);
}
