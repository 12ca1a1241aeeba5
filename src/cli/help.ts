/** What the command line says of itself. */
import * as l10n from '@vscode/l10n';
import { nearest } from '../core/check/sidecar/nearest.ts';

export function help(): string {
  return `${usage()}\n\n${safetyOptions()}`;
}

/** The lines of one command, with the options that `run` and `check` share. */
export function commandHelp(name: string): string {
  const lines = usage().split('\n');
  const from = lines.findIndex((line) => line.startsWith(`  ${name} `));
  const length = lines.slice(from + 1).findIndex((line) => !line.startsWith('   '));
  const own = lines.slice(from, from + 1 + length).map((line) => line.replace(/^ {2}(?! )/, 'provebook '));
  if (name !== 'run' && name !== 'check') return own.join('\n');
  const shared = lines.filter((line) => line.includes('--env NAME'));
  return [...own, ...shared, '', safetyOptions()].join('\n');
}

/** @param known the names of all commands */
export function unknownCommand(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  const said = l10n.t('provebook: there is no command "{0}".', name);
  const hint =
    meant === undefined
      ? l10n.t('There are: {0}. "provebook --help" says what they do.', known.join(', '))
      : l10n.t('Is "{0}" meant? "provebook --help" lists all.', meant);
  return `${said}\n${hint}`;
}

function usage(): string {
  return l10n.t(`Usage: provebook COMMAND

  inspect FILE [--json]                          what the reader found
  lint FILE|DIR... [--json]                      problems of runbooks and .checks.yaml files
  approve FILE [--yes] [--json]                  show the exact commands, then allow them on this machine
  init FILE [--print]                            write a first FILE.checks.yaml from what the reader found
  check FILE [--context C] [--item ID] [--tag T]… [--name N] [--timeout 10m] [--yes] [--json] [--junit OUT]
                                                 observes and judges the checks of FILE.checks.yaml
  run FILE [--context C] [--item ID] [--name N] [--set NAME=VALUE]… [--set-file NAME=PATH]… [--yes] [--json]
                                                 a run: the checks, then the commands of the runbook in order
  status FILE [--json]                           states and completion of the current run
  attest FILE ITEM [--evidence TEXT]… [--link URL]… [--file PATH]… [--note TEXT]
                                                 a person's word on an item, with what it rests on
  waive FILE ITEM --reason TEXT --until DATE     exempts an item, and all in it, through a day in UTC
  skip FILE ITEM --reason TEXT                   the item, and all in it, does not apply
  reopen FILE ITEM                               takes back what was attested, waived or skipped
  note FILE ITEM TEXT                            your note on an item; "" removes it
  fill FILE [FIELD VALUE]                        fills a blank of the text; without FIELD lists them
  sign FILE [ROLE] [--yes] [--withdraw]          signs the run as it is, or withdraws that; without ROLE lists them
  report FILE [--format html|md|completed|json|junit|csv|intoto] [--against RUN] [-o OUT]
                                                 the completion report, or the runbook filled in (completed)
  verify FILE [--json]                           whether logs and stored outputs are what was written
  contexts [--json]                              the merged kube contexts, the current one marked
  check and run: --env NAME…                     programs get this variable of the environment, too

Exit codes: 0 pass, 1 usage, 2 the file is invalid, 3 a check failed, 4 warnings, 5 could not observe, 6 refused
ITEM is an id, an exact title, or a line of FILE. "provebook COMMAND --help" shows one command, "provebook --version" the version.`);
}

function safetyOptions(): string {
  return l10n.t(`Options of run and check for safety:
  --read-only             nothing that may change something runs
  --confirm-context NAME  for changes on a protected context: its name, as it would be typed
  --approved DIGEST       only the text with this digest runs; "approve" and "inspect --json" print it`);
}
