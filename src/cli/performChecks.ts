/** Performs checks on the command line, each told as it ends. */
import type { PlacedCheck } from '../core/check/placedCheck.ts';
import { sidecarOf } from '../core/runbook/discovery.ts';
import type { CheckResult } from '../session/checks/checkExecutor.ts';
import { sidecarInvalid } from '../session/runbookFile.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import { checkLines } from './print.ts';
import type { Terminal } from './terminal.ts';

/** @param deadlineMs of all of them together */
export function performChecks(
  session: RunbookSession,
  checks: readonly PlacedCheck[],
  terminal: Terminal,
  deadlineMs?: number,
): Promise<readonly CheckResult[]> {
  return session.check(
    checks.map(({ check }) => check.id),
    {
      signal: terminal.signal,
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
      onResult: (result) => checkLines(result, terminal.paint).forEach((line) => terminal.say(line)),
    },
  );
}

/** A check that belongs nowhere would look as if its item were proved without it. Throws a ProvebookError. */
export function refuseMisplaced(session: RunbookSession): void {
  const { problems } = session.placement;
  if (problems.length > 0) throw sidecarInvalid(sidecarOf(session.file), problems);
}
