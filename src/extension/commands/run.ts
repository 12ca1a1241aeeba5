import type { PlacedCheck } from '../../core/check/placedCheck.ts';
import { commandsUnder } from '../../core/runbook/find.ts';
import type { Command } from '../../core/runbook/model.ts';
import { checksUnder } from '../../session/checks/checksUnder.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { Work } from '../runner.ts';
import type { Services } from '../services.ts';
import { isTreeElement, type TreeElement } from '../tree/element.ts';

/** Runs a tree element, or commands and checks of a file named by their ids; ids that it does not have run nothing. */
export async function run(services: Services, target: unknown, ids?: unknown): Promise<unknown> {
  const session = await services.sessionOf(target);
  if (session === undefined) return undefined;
  const work = isTreeElement(target)
    ? workOf(target, session)
    : { checks: checksNamed(session, ids), commands: commandsNamed(session, ids) };
  return services.runner.run(session, work);
}

/** Performs every check of the runbook, then runs every command in order. */
export async function runAll(services: Services, target: unknown): Promise<unknown> {
  const session = await services.sessionOf(target);
  return session === undefined ? undefined : services.runner.run(session, allOf(session));
}

function allOf({ runbook, placement }: RunbookSession): Work {
  return { checks: placement.checks, commands: runbook.commands };
}

/** By id in the text as it is now: the element in the tree may be older. */
function workOf(element: TreeElement, session: RunbookSession): Work {
  switch (element.kind) {
    case 'runbook':
      return allOf(session);
    case 'node': {
      const ids = commandsUnder(element.node).map((command) => command.id);
      return { checks: checksUnder(session, element.node), commands: commandsNamed(session, ids) };
    }
    case 'check': {
      const { id } = element.placed.check;
      return { checks: session.placement.checks.filter(({ check }) => check.id === id), commands: [] };
    }
    case 'command':
      return { checks: [], commands: commandsNamed(session, [element.command.id]) };
  }
}

function commandsNamed(session: RunbookSession, ids: unknown): readonly Command[] {
  const wanted: readonly unknown[] = Array.isArray(ids) ? ids : [];
  return session.runbook.commands.filter((command) => wanted.includes(command.id));
}

/** By the ids under which their executions are recorded. */
function checksNamed(session: RunbookSession, ids: unknown): readonly PlacedCheck[] {
  const wanted: readonly unknown[] = Array.isArray(ids) ? ids : [];
  return session.placement.checks.filter(({ commandId }) => wanted.includes(commandId));
}
