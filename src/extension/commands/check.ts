import { failedChecks } from '../../session/checks/checksUnder.ts';
import type { Services } from '../services.ts';

/** Performs every check of the runbook, and runs none of its commands. */
export async function checkAll(services: Services, target: unknown): Promise<unknown> {
  const session = await services.sessionOf(target);
  if (session === undefined) return undefined;
  return services.runner.run(session, { checks: session.placement.checks, commands: [] });
}

/** Performs again what failed or could not be observed. */
export async function checkFailed(services: Services, target: unknown): Promise<unknown> {
  const session = await services.sessionOf(target);
  if (session === undefined) return undefined;
  return services.runner.run(session, { checks: failedChecks(session), commands: [] });
}

/** Performs them again and again until they pass, or until it is called once more. */
export async function watchFailed(services: Services, target: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session !== undefined) services.watch.toggle(session);
}

/** Of one runbook where one is named, else all that runs: what has to stop must not ask which. */
export async function cancel(services: Services, target: unknown): Promise<void> {
  const [row] = services.chosenRows(target, undefined);
  const named = typeof target === 'string' ? target : target === undefined ? undefined : row?.file;
  services.runner.cancel(named === undefined ? undefined : await services.sessions.open(named));
}
