import { stat } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../../core/errors.ts';
import type { Problem } from '../../core/runbook/model.ts';
import { findRunbooks } from '../../session/findRunbooks.ts';
import { lintFile, type LintedFile } from '../../session/lintFile.ts';
import { readArguments } from '../arguments.ts';
import { exitCodeOfError, exitCodes, type ExitCode } from '../exitCodes.ts';
import { visible, type Terminal } from '../terminal.ts';

/** A file that could not be read; the others are looked at all the same. */
interface UnreadableFile {
  readonly file: string;
  readonly error: ProvebookError;
}

interface Findings {
  readonly files: readonly LintedFile[];
  readonly unreadable: readonly UnreadableFile[];
}

/** `provebook lint FILE|DIR... [--json]`: problems of runbooks and their sidecars, each with its place. */
export async function lint(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { json: { type: 'boolean' } });
  if (args.positionals.length === 0)
    throw new ProvebookError(
      'usage',
      l10n.t('Name a runbook or a folder with runbooks.'),
      l10n.t('See "provebook --help".'),
    );
  const found = await lintAll(args.positionals);
  const counts = countSeverities(found);
  if (args.flag('json')) terminal.out(`${JSON.stringify({ ...jsonOf(found), counts }, undefined, 2)}\n`);
  else for (const { file, problems } of found.files) for (const problem of problems) terminal.out(line(file, problem));
  for (const { error } of found.unreadable) terminal.say(visible(`provebook: ${error.message}${hintOf(error)}`));
  terminal.say(
    l10n.t(
      'files: {0}, errors: {1}, warnings: {2}, notes: {3}',
      found.files.length,
      counts.error,
      counts.warning,
      counts.info,
    ),
  );
  return exitCode(found, counts.error);
}

async function lintAll(paths: readonly string[]): Promise<Findings> {
  const files = new Map<string, LintedFile>();
  const unreadable: UnreadableFile[] = [];
  const attempt = async <T>(file: string, action: () => Promise<readonly T[]>): Promise<readonly T[]> => {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof ProvebookError)) throw error;
      unreadable.push({ file, error });
      return [];
    }
  };
  for (const named of paths) {
    for (const file of await attempt(named, () => filesOf(named)))
      for (const linted of await attempt(file, () => lintFile(file))) files.set(linted.file, linted);
  }
  return { files: [...files.values()], unreadable };
}

/** The runbooks of a folder; anything else is a file, of which reading says what is wrong with it. */
async function filesOf(named: string): Promise<readonly string[]> {
  const isFolder = await stat(named).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [named];
  const files = await findRunbooks(named);
  if (files.length === 0)
    throw new ProvebookError(
      'file not found',
      l10n.t(
        '{0} holds no runbook: no Markdown file whose name or folder says runbook, checklist, playbook or readiness, and none with a .checks.yaml beside it.',
        named,
      ),
      l10n.t('Name the file itself.'),
    );
  return files;
}

function hintOf({ hint }: ProvebookError): string {
  return hint === undefined ? '' : `\n${hint}`;
}

type Counts = Record<Problem['severity'], number>;

function countSeverities({ files }: Findings): Counts {
  const counts: Counts = { error: 0, warning: 0, info: 0 };
  for (const { problems } of files) for (const { severity } of problems) counts[severity] += 1;
  return counts;
}

/** The form that editors and CI systems read from compilers: not translated but for the message. */
function line(file: string, { line, column, severity, message, code }: Problem): string {
  return `${visible(file)}:${line}:${column}: ${severity}: ${visible(message)} [${code}]\n`;
}

function jsonOf({ files, unreadable }: Findings): Record<string, unknown> {
  return {
    files,
    unreadable: unreadable.map(({ file, error }) => ({ file, code: error.code, message: error.message })),
  };
}

/** What could not be looked at outweighs what was found: the answer is not complete. */
function exitCode({ unreadable }: Findings, errors: number): ExitCode {
  const codes = unreadable.map(({ error }) => exitCodeOfError(error.code));
  if (codes.includes(exitCodes.usage)) return exitCodes.usage;
  return errors > 0 || codes.length > 0 ? exitCodes.invalidFile : exitCodes.pass;
}
