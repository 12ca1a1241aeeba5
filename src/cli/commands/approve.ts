import * as l10n from '@vscode/l10n';
import { commandsText } from '../../core/check/commandsText.ts';
import { visibleCommand } from '../../core/report/visibleText.ts';
import { foreignText, type ForeignKubeconfig } from '../../session/foreignKubeconfig.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { fileArgument, readArguments } from '../arguments.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { openSession } from '../openSession.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `provebook approve FILE [--yes] [--json]`: shows the exact bytes that will run, then allows them on this machine. Where
 * an earlier text was approved, only what differs from it.
 */
export async function approve(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { yes: { type: 'boolean', short: 'y' }, json: { type: 'boolean' } });
  const session = await openSession({ file: fileArgument(args) }, terminal);
  try {
    const { state, digest } = session.approval();
    const kubeconfigs = await session.kubeconfigs.foreign();
    if (!args.flag('json')) terminal.out(shownText(session));
    for (const kubeconfig of kubeconfigs) terminal.say(visibleCommand(foreignText(kubeconfig)));
    terminal.say(summary(session, digest));
    const isKnown = state === 'approved' && kubeconfigs.length === 0;
    const isApproved = isKnown || (await askForApproval(session, { kubeconfigs, yes: args.flag('yes') }, terminal));
    if (isKnown) terminal.say(l10n.t('Already approved on this machine.'));
    if (args.flag('json')) terminal.out(`${JSON.stringify(approvalObject(session), undefined, 2)}\n`);
    return isApproved ? exitCodes.pass : exitCodes.refused;
  } finally {
    session.close();
  }
}

/** Everything, unless an earlier text was approved and this one differs from it. */
function shownText(session: RunbookSession): string {
  const difference = session.approval().state === 'approved' ? '' : (session.approvalDifference() ?? '');
  if (difference !== '') return `${l10n.t('What differs from what was approved before:')}\n${difference}`;
  const { file, runbook, sidecarText } = session;
  return commandsText({ file, commands: runbook.commands, sidecarText });
}

interface Asked {
  readonly kubeconfigs: readonly ForeignKubeconfig[];
  readonly yes: boolean;
}

async function askForApproval(
  session: RunbookSession,
  { kubeconfigs, yes }: Asked,
  terminal: Terminal,
): Promise<boolean> {
  const agreed = yes || (terminal.canAsk && (await terminal.ask(l10n.t('May these commands run on this machine?'))));
  if (!agreed) {
    terminal.say(l10n.t('Not approved.'));
    return false;
  }
  await session.approve();
  await session.approveKubeconfigs(kubeconfigs);
  terminal.say(l10n.t('Approved until a command, a connection or the sidecar changes.'));
  return true;
}

function approvalObject(session: RunbookSession): unknown {
  const { file, runbook, placement } = session;
  const { state, digest } = session.approval();
  return { file, state, digest, commands: runbook.commands.length, checks: placement.checks.length };
}

function summary({ runbook, placement }: RunbookSession, digest: string): string {
  const [commands, checks] = [runbook.commands.length, placement.checks.length];
  return checks === 0
    ? l10n.t('commands: {0}, digest {1}', commands, digest)
    : l10n.t('commands: {0}, checks: {1}, digest {2}', commands, checks, digest);
}
