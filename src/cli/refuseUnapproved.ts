import * as l10n from '@vscode/l10n';
import type { Refusal } from '../core/check/outcome.ts';
import { unapprovedMessage, type ForeignKubeconfig } from '../session/foreignKubeconfig.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import type { Arguments } from './arguments.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { visible, type Terminal } from './terminal.ts';

/** Says what to do before anything of a runbook may run. */
export function refuseUnapproved(session: RunbookSession, args: Arguments, terminal: Terminal): ExitCode {
  const given = args.text('approved');
  const message =
    given === undefined
      ? l10n.t('The commands of {0} are not approved on this machine, so nothing ran.', session.file)
      : l10n.t(
          '{0} is not what --approved allows: its digest is {1}. Nothing ran.',
          session.file,
          session.approval().digest,
        );
  const hint = l10n.t('Read and approve them: provebook approve {0}', session.file);
  return refuse({ code: 'not approved', message, hint }, args, terminal);
}

/** A kubeconfig of the workspace is no part of the runbook, so its approval is another one. */
export function refuseKubeconfigs(
  { file }: RunbookSession,
  foreign: readonly ForeignKubeconfig[],
  args: Arguments,
  terminal: Terminal,
): ExitCode {
  const hint = l10n.t('Read and approve them: provebook approve {0}', file);
  return refuse({ code: 'kubeconfig not approved', message: unapprovedMessage(foreign), hint }, args, terminal);
}

function refuse(refusal: Refusal & { readonly hint: string }, args: Arguments, terminal: Terminal): ExitCode {
  terminal.say(visible(`${refusal.message}\n${refusal.hint}`));
  if (args.flag('json')) terminal.out(`${JSON.stringify({ state: 'refused', ...refusal }, undefined, 2)}\n`);
  return exitCodes.refused;
}
