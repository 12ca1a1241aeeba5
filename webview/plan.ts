/** The plan panel: boxes choose steps, a button runs them. Only ids leave it. */
import { isFromPlan } from '../src/protocol/planMessages.ts';
import { registerComponents } from './components/designSystem.ts';
import './plan.css';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const editor = acquireVsCodeApi();
const version = Number(document.body.dataset['version']);

registerComponents();
showCounts();
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  if (target.dataset['all'] !== undefined) for (const box of boxesBeside(target)) box.checked = target.checked;
  showCounts();
  send({ type: 'select', version, steps: chosenSteps() });
});
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const step = target.closest<HTMLElement>('[data-reveal]')?.dataset['reveal'];
  if (step !== undefined) send({ type: 'reveal', step });
  const message = target.closest<HTMLElement>('[data-message]')?.dataset['message'];
  if (message === 'cancel') send({ type: 'cancel' });
  if (message === 'run') send({ type: 'run', version, steps: chosenSteps() });
});

function stepBoxes(within: ParentNode): readonly HTMLInputElement[] {
  return [...within.querySelectorAll<HTMLInputElement>('input[data-step]:not(:disabled)')];
}

function boxesBeside(all: HTMLInputElement): readonly HTMLInputElement[] {
  return stepBoxes(all.closest('fieldset') ?? document);
}

function chosenSteps(): readonly string[] {
  return stepBoxes(document).flatMap((box) => (box.checked ? (box.dataset['step'] ?? []) : []));
}

/** The button says how many it runs; a chapter's box is half where only some are chosen. */
function showCounts(): void {
  const count = chosenSteps().length;
  const button = document.querySelector<HTMLElement>('[data-message="run"]');
  if (button !== null) {
    const label = count === 1 ? button.dataset['one'] : button.dataset['many'];
    button.textContent = (label ?? '').replace('{0}', String(count));
    button.toggleAttribute('disabled', count === 0);
  }
  for (const all of document.querySelectorAll<HTMLInputElement>('input[data-all]')) {
    const chosen = boxesBeside(all).filter((box) => box.checked).length;
    all.checked = chosen > 0 && chosen === boxesBeside(all).length;
    all.indeterminate = chosen > 0 && !all.checked;
  }
}

function send(message: unknown): void {
  if (isFromPlan(message)) editor.postMessage(message);
}
