import { askForApproval } from '../confirm.ts';
import type { Services } from '../services.ts';
import { showCommandsOf } from '../showCommands.ts';

/** Shows what would run and asks whether it may, on this machine. */
export async function approve(services: Services, target: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session !== undefined) await askForApproval(session, () => showCommandsOf(session));
}
