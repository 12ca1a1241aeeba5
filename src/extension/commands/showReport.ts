import type { Services } from '../services.ts';

/** Opens the completion report of the current run beside the editor. */
export async function showReport(services: Services, target: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session !== undefined) services.reports.show(session);
}
