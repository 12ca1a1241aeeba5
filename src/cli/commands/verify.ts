import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../../core/errors.ts';
import { stateProblemText } from '../../session/stateProblemText.ts';
import { whileReading } from '../../session/stateErrors.ts';
import { stateFolder } from '../../state/folders.ts';
import { verifyRuns, type StateProblem, type Verification } from '../../state/verify.ts';
import { fileArgument, readArguments } from '../arguments.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { visible, type Terminal } from '../terminal.ts';

/** `provebook verify FILE [--json]`: whether the logs and stored outputs of all runs are what was written. */
export function verify(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const args = readArguments(argv, { json: { type: 'boolean' } });
  const file = fileArgument(args);
  const found = whileReading(stateFolder(file), () => verifyRuns(file));
  if (found === undefined) throw new ProvebookError('no run', l10n.t('{0} has no run yet.', file));
  const isValid = found.problems.every(isHarmless);
  if (args.flag('json')) terminal.out(`${JSON.stringify(jsonOf(file, found, isValid), undefined, 2)}\n`);
  else for (const problem of found.problems) terminal.out(line(problem));
  for (const text of summary(found)) terminal.say(text);
  return Promise.resolve(isValid ? exitCodes.pass : exitCodes.invalidFile);
}

/** A writer that was killed leaves such a line behind; nobody relied on it. */
function isHarmless({ kind }: StateProblem): boolean {
  return kind === 'torn';
}

/** The form that editors and CI systems read from compilers. */
function line(problem: StateProblem): string {
  const { message, hint } = stateProblemText(problem);
  const severity = isHarmless(problem) ? 'info' : 'error';
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${visible(place)}: ${severity}: ${visible(message)} ${hint}\n`;
}

function summary({ runs, files, events, evidence, newer, problems }: Verification): readonly string[] {
  const errors = problems.filter((problem) => !isHarmless(problem)).length;
  const counts = l10n.t(
    'runs: {0}, log files: {1}, events: {2}, stored outputs and texts: {3}, errors: {4}',
    runs,
    files,
    events,
    evidence,
    errors,
  );
  const unknown = l10n.t('Log lines that a newer version wrote, which are not taken into account: {0}.', newer);
  return [counts, ...(newer > 0 ? [unknown] : []), undetectable()];
}

function undetectable(): string {
  return l10n.t(
    'Not seen by this: last lines that were cut or changed before another log file saw them, a run that was removed as a whole, a log that somebody wrote anew with all its digests. Names of people are what they said of themselves.',
  );
}

function jsonOf(file: string, found: Verification, valid: boolean): Record<string, unknown> {
  const problems = found.problems.map((problem) => ({ ...problem, ...stateProblemText(problem) }));
  return { file, valid, ...found, problems, undetectable: undetectable() };
}
