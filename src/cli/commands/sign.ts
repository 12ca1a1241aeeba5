import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../../core/errors.ts';
import type { Report } from '../../core/report/model.ts';
import { signedText } from '../../core/report/signOffText.ts';
import { named, signingRoles } from '../../core/runbook/fillIn.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { fileAndWords, readArguments } from '../arguments.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { openSession } from '../openSession.ts';
import { visible, type Terminal } from '../terminal.ts';

/** `provebook sign FILE [ROLE] [--yes] [--withdraw]`: shows what is signed, asks, signs. Without ROLE it lists the roles. */
export async function sign(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { yes: { type: 'boolean', short: 'y' }, withdraw: { type: 'boolean' } });
  const { file, words } = args.positionals.length === 1 ? fileAndWords(args) : fileAndWords(args, 'ROLE');
  const session = await openSession({ file }, terminal);
  try {
    const report = session.reports.orThrow();
    const [name] = words;
    if (name === undefined) {
      for (const line of roleLines(report)) terminal.out(`${line}\n`);
      if (report.signOffs.length === 0)
        terminal.say(l10n.t('This runbook names no role that signs. Any name will do: provebook sign FILE ROLE'));
      return exitCodes.pass;
    }
    const role = roleNamed(session, name);
    if (args.flag('withdraw')) {
      await session.people.withdrawSignOff(role);
      terminal.say(l10n.t('Withdrawn: {0}', visible(role)));
      return exitCodes.pass;
    }
    for (const line of signedText(report)) terminal.say(visible(line));
    const question = l10n.t('Sign this as "{0}"?', visible(role));
    if (!args.flag('yes') && !(terminal.canAsk && (await terminal.ask(question)))) {
      terminal.say(l10n.t('Not signed.'));
      return exitCodes.refused;
    }
    await session.people.signOff(role, report.contentSha256);
    terminal.say(l10n.t('Signed: {0}', visible(role)));
    return exitCodes.pass;
  } finally {
    session.close();
  }
}

function roleNamed({ runbook, file }: RunbookSession, name: string): string {
  const roles = signingRoles(runbook);
  const [found, ...others] = named(roles, name, ({ role }) => role);
  if (roles.length === 0) return name;
  if (found !== undefined && others.length === 0) return found.key;
  const lines = (found === undefined ? roles : [found, ...others]).map(({ key, line }) => `  ${line}: ${key}`);
  const message =
    found === undefined
      ? l10n.t('{0} has no role "{1}" that signs.', file, name)
      : l10n.t('"{0}" names several roles:', name);
  throw new ProvebookError('usage', [message, ...lines].join('\n'));
}

function roleLines({ signOffs }: Report): readonly string[] {
  return signOffs.map(({ role, group, given }) => {
    const name = group === undefined ? role : `${group} / ${role}`;
    if (given === undefined) return `${visible(name)}: ____`;
    const words = given.isStale
      ? l10n.t('signed by {0} at {1}; the run has changed since', given.actor, given.at)
      : l10n.t('signed by {0} at {1}', given.actor, given.at);
    return `${visible(name)}: ${visible(words)}`;
  });
}
