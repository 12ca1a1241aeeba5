/** All that a row of the tree shows, as one text: rows that look the same need not be drawn again. */
import { staleTexts } from '../../core/report/staleText.ts';
import type { RunView } from '../../core/run/rollup.ts';
import type { Runbook } from '../../core/runbook/model.ts';
import type { TreeElement } from './element.ts';
import { progressOf, stateOf } from './rowState.ts';
import { isRunnable } from './runnable.ts';
import { rangeEnds } from './words.ts';

/** The runbook of a row with its state; undefined while it is not open. */
export type Shown = { readonly runbook: Pick<Runbook, 'title'>; readonly view: RunView } | undefined;

/** @param children ids of the rows under it */
export function lookOf(element: TreeElement, shown: Shown, children: readonly string[]): string {
  return JSON.stringify([...ownLook(element, shown), children]);
}

function ownLook(element: TreeElement, shown: Shown): readonly unknown[] {
  const view = shown?.view;
  switch (element.kind) {
    case 'runbook':
      return [shown?.runbook.title, view?.progress.get('')];
    case 'range': {
      const { rows } = element;
      return [
        rangeEnds(element),
        rows.some((row) => isRunnable(row, undefined)),
        view && stateOf(element, view),
        view && progressOf(element, view),
        view?.checks.size,
      ];
    }
    case 'node': {
      const { id, kind, title } = element.node;
      const level = element.node.kind === 'section' ? element.node.level : undefined;
      return [
        kind,
        level,
        title,
        view?.states.get(id),
        view?.progress.get(id),
        view?.countedStates.has(id),
        isRunnable(element, undefined),
        view && staleTexts(element.node, view),
        // Whether something under it can be run changes with the sidecar alone.
        view?.checks.size,
      ];
    }
    case 'check': {
      const { check, commandId } = element.placed;
      const execution = view?.latest.get(commandId);
      const state = view?.commandStates.get(commandId);
      return [check.title, check.texts, check.request.kind, execution?.id, state, view?.staleReasons.get(commandId)];
    }
    case 'command': {
      const { id, text, effect, doubt } = element.command;
      const execution = view?.latest.get(id);
      return [text, effect, doubt, execution?.id, view?.commandStates.get(id), view?.staleReasons.get(id)];
    }
  }
}
