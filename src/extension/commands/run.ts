import { commandsUnder } from '../../core/runbook/find.ts';
import type { Command } from '../../core/runbook/model.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { Services } from '../services.ts';
import { isTreeElement, type TreeElement } from '../tree/element.ts';

/** Runs a tree element, or the commands of a file named by their ids; ids that the runbook does not have run nothing. */
export async function run(services: Services, target: unknown, commandIds?: unknown): Promise<unknown> {
  const session = await services.sessionOf(target);
  if (session === undefined) return undefined;
  const commands = isTreeElement(target) ? commandsOf(target, session) : named(session, commandIds);
  return services.runner.run(session, commands);
}

/** Runs every command of the runbook in order. */
export async function runAll(services: Services, target: unknown): Promise<unknown> {
  const session = await services.sessionOf(target);
  return session === undefined ? undefined : services.runner.run(session, session.runbook.commands);
}

/** By id in the text as it is now: the element in the tree may be older. */
function commandsOf(element: TreeElement, session: RunbookSession): readonly Command[] {
  switch (element.kind) {
    case 'runbook':
      return session.runbook.commands;
    case 'node':
      return named(
        session,
        commandsUnder(element.node).map((command) => command.id),
      );
    case 'command':
      return named(session, [element.command.id]);
  }
}

function named(session: RunbookSession, ids: unknown): readonly Command[] {
  const wanted: readonly unknown[] = Array.isArray(ids) ? ids : [];
  return session.runbook.commands.filter((command) => wanted.includes(command.id));
}
