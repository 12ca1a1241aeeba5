import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../../core/errors.ts';
import { fillIns, named, type FillIn } from '../../core/runbook/fillIn.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { fileAndWords, readArguments } from '../arguments.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { openSession } from '../openSession.ts';
import { visible, type Terminal } from '../terminal.ts';

/** `provebook fill FILE [FIELD VALUE]`: fills a blank of the text; without FIELD lists them. */
export async function fill(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, {});
  const isList = args.positionals.length === 1;
  const { file, words } = isList ? fileAndWords(args) : fileAndWords(args, 'FIELD', 'VALUE');
  const session = await openSession({ file }, terminal);
  try {
    const [name, value] = words;
    if (name === undefined || value === undefined) {
      const fields = fillIns(session.runbook);
      for (const field of fields) terminal.out(`${fieldLine(field, session)}\n`);
      if (fields.length === 0) terminal.say(l10n.t('This runbook has no blanks to fill.'));
      return exitCodes.pass;
    }
    const field = fieldNamed(session, name);
    await session.people.fill(field.key, value);
    terminal.say(fieldLine(field, session));
    return exitCodes.pass;
  } finally {
    session.close();
  }
}

function fieldNamed(session: RunbookSession, name: string): FillIn {
  const all = fillIns(session.runbook);
  const found = named(all, name, ({ label }) => label);
  const [field, ...others] = found;
  if (field !== undefined && others.length === 0) return field;
  const lines = (field === undefined ? all : found).map((one) => `  ${fieldLine(one, session)}`);
  const message =
    field === undefined
      ? l10n.t('{0} has no field "{1}".', session.file, name)
      : l10n.t('"{0}" names several fields:', name);
  throw new ProvebookError('usage', [message, ...lines].join('\n'), l10n.t('Name it by what stands behind its line.'));
}

function fieldLine({ key, line }: FillIn, { run }: RunbookSession): string {
  const value = run?.people.fields.get(key)?.value ?? '____';
  return `${line}: ${visible(key)}: ${visible(value)}`;
}
