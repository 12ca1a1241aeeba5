/** The report panel: buttons and titles send ids to the extension; where the reader was stays where it was. */
import { isFromReport, isToReport } from '../src/protocol/reportMessages.ts';
import { registerComponents } from './components/designSystem.ts';
import { editor } from './editor.ts';
import { keepFolds, keepScroll } from './readingPlace.ts';
import { redraw } from './redraw.ts';
import './report.css';

registerComponents();
prepare();
keepScroll();
document.addEventListener('click', (event) => send(event.target));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && isTitle(event.target)) send(event.target);
});
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isToReport(data)) redraw(data.body, prepare);
});
editor.postMessage({ type: 'ready' });

function prepare(): void {
  makeTitlesLinks();
  keepFolds();
}

/** Without a script a title is plain text; here it opens the runbook at its line. */
function makeTitlesLinks(): void {
  for (const title of document.querySelectorAll<HTMLElement>('[data-node]')) {
    title.tabIndex = 0;
    title.setAttribute('role', 'link');
  }
}

function isTitle(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['node'] !== undefined;
}

function send(target: EventTarget | null): void {
  if (!(target instanceof Element)) return;
  const button = target.closest<HTMLElement>('[data-message]');
  const title = target.closest<HTMLElement>('[data-node]');
  const message: unknown =
    button === null ? { type: 'reveal', nodeId: title?.dataset['node'] } : { type: button.dataset['message'] };
  if (isFromReport(message)) editor.postMessage(message);
}
