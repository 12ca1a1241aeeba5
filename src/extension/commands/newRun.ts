import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { Services } from '../services.ts';

/** Starts a new filling-in of the runbook; the runs before it stay in the state folder. */
export async function newRun(services: Services, target: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  const name = await window.showInputBox({
    ignoreFocusOut: true,
    prompt: l10n.t('Name of the run, for the report'),
    placeHolder: l10n.t('v2.0.0 to production'),
  });
  if (name !== undefined) await session.startRun(name);
}
