/** Whether there is something to run in a row. */
import { commandsUnder } from '../../core/runbook/find.ts';
import { checksUnder } from '../../session/checks/checksUnder.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { PartElement } from './element.ts';

/** @param session undefined where the runbook could not be read */
export function isRunnable(element: PartElement, session: RunbookSession | undefined): boolean {
  switch (element.kind) {
    case 'node':
      if (commandsUnder(element.node).length > 0) return true;
      return session !== undefined && checksUnder(session, element.node).length > 0;
    case 'check':
      return element.placed.check.request.kind !== 'manual';
    case 'command':
      return true;
  }
}
