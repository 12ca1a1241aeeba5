import { workspace } from 'vscode';
import type { ExecutionOutcome } from '../../core/check/outcome.ts';
import type { PlacedCheck } from '../../core/check/placedCheck.ts';
import { groupBy } from '../../core/groupBy.ts';
import { commandsUnder } from '../../core/runbook/find.ts';
import type { Command } from '../../core/runbook/model.ts';
import { checksUnder } from '../../session/checks/checksUnder.ts';
import type { Work } from '../../session/plannedRun.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { settingIds } from '../contributions.ts';
import type { Services } from '../services.ts';
import type { TreeElement } from '../tree/element.ts';

/**
 * Runs rows of the tree, or the commands and checks of a file named by their ids; ids that it does not have run nothing.
 *
 * @param second ids where `target` is a file; else all rows that are selected
 */
export async function run(services: Services, target: unknown, second?: unknown): Promise<unknown> {
  if (typeof target === 'string') {
    const session = await services.runbook.open(target);
    const work = { checks: checksNamed(session, second), commands: commandsNamed(session, second) };
    return services.runner.run(session, work);
  }
  const outcomes: ExecutionOutcome[] = [];
  for (const [file, rows] of groupBy(await services.settledRows(target, second), (row) => row.file)) {
    const session = await services.runbook.open(file);
    outcomes.push(...(await services.runner.run(session, workOf(rows, session))));
  }
  return outcomes;
}

/** Performs every check of the runbook, then runs every command in order; what that is, is shown before. */
export async function runAll(services: Services, target: unknown): Promise<unknown> {
  const session = await services.sessionOf(target);
  if (session === undefined) return undefined;
  const isAsked = workspace.isTrusted && workspace.getConfiguration().get<boolean>(settingIds.showPlan, true);
  const work = isAsked ? await (await services.plans()).choose(session, allOf) : allOf(session);
  return work === undefined ? undefined : services.runner.run(session, work);
}

/** Runs what is chosen in the plan in front. */
export async function confirmPlan(services: Services): Promise<void> {
  (await services.plans()).confirm();
}

function allOf({ runbook, placement }: RunbookSession): Work {
  return { checks: placement.checks, commands: runbook.commands };
}

/** By id in the text as it is now: the rows may be older. Each check and command once, in the order of the text. */
function workOf(rows: readonly TreeElement[], session: RunbookSession): Work {
  const works = rows.map((row) => workOfRow(row, session));
  const checks = new Set(works.flatMap((work) => work.checks.map(({ check }) => check.id)));
  const commands = new Set(works.flatMap((work) => work.commands.map(({ id }) => id)));
  return {
    checks: session.placement.checks.filter(({ check }) => checks.has(check.id)),
    commands: session.runbook.commands.filter(({ id }) => commands.has(id)),
  };
}

function workOfRow(element: TreeElement, session: RunbookSession): Work {
  switch (element.kind) {
    case 'runbook':
      return allOf(session);
    case 'node': {
      const ids = commandsUnder(element.node).map((command) => command.id);
      return { checks: checksUnder(session, element.node), commands: commandsNamed(session, ids) };
    }
    case 'range': {
      const works = element.rows.map((row) => workOfRow(row, session));
      return { checks: works.flatMap(({ checks }) => checks), commands: works.flatMap(({ commands }) => commands) };
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
