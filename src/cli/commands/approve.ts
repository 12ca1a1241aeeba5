import * as l10n from '@vscode/l10n';
import { effectWord } from '../../core/check/words.ts';
import { visibleCommand } from '../../core/report/visibleText.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { fileArgument, readArguments } from '../arguments.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { openSession } from '../openSession.ts';
import type { Terminal } from '../terminal.ts';

/** `provebook approve FILE [--yes]`: shows the exact bytes that will run, then allows them on this machine. */
export async function approve(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { yes: { type: 'boolean', short: 'y' } });
  const session = await openSession({ file: fileArgument(args) }, terminal);
  try {
    const { state, digest } = session.approval();
    for (const command of session.runbook.commands) {
      terminal.out(`${session.file}:${command.lines.from}  ${command.language}, ${effectWord(command.effect)}\n`);
      terminal.out(`${visibleCommand(command.text).replace(/^/gm, '    ')}\n`);
    }
    if (session.sidecarText !== '') terminal.out(`\n${visibleCommand(session.sidecarText)}\n`);
    terminal.say(summary(session, digest));
    if (state === 'approved') {
      terminal.say(l10n.t('Already approved on this machine.'));
      return exitCodes.pass;
    }
    const agreed =
      args.flag('yes') || (terminal.canAsk && (await terminal.ask(l10n.t('May these commands run on this machine?'))));
    if (!agreed) {
      terminal.say(l10n.t('Not approved.'));
      return exitCodes.refused;
    }
    await session.approve();
    terminal.say(l10n.t('Approved until a command, a connection or the sidecar changes.'));
    return exitCodes.pass;
  } finally {
    session.close();
  }
}

function summary({ runbook, placement }: RunbookSession, digest: string): string {
  const [commands, checks] = [runbook.commands.length, placement.checks.length];
  return checks === 0
    ? l10n.t('{0} commands, digest {1}', commands, digest)
    : l10n.t('{0} commands and {1} checks, digest {2}', commands, checks, digest);
}
