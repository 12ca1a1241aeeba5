#!/usr/bin/env node
/** The command line: arguments in, exit code out. */
import module from 'node:module';
import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../core/errors.ts';
import { exitCodeOfError, exitCodes, type ExitCode } from './exitCodes.ts';
import { watchInterrupts } from './interrupts.ts';
import { loadMessages } from './messages.ts';
import { rerunUnderNewerNode } from './nodeVersion.ts';
import { processTerminal, type Terminal } from './terminal.ts';

type CommandFunction = (argv: readonly string[], terminal: Terminal) => Promise<ExitCode>;

/** Each is loaded when it is called: `status` must not pay for what `run` needs. */
const commands: Readonly<Record<string, () => Promise<CommandFunction>>> = {
  inspect: async () => (await import('./commands/inspect.ts')).inspect,
  lint: async () => (await import('./commands/lint.ts')).lint,
  init: async () => (await import('./commands/init.ts')).init,
  check: async () => (await import('./commands/check.ts')).check,
  run: async () => (await import('./commands/run.ts')).run,
  status: async () => (await import('./commands/status.ts')).status,
  attest: async () => (await import('./commands/attest.ts')).attest,
  waive: async () => (await import('./commands/waive.ts')).waive,
  skip: async () => (await import('./commands/skip.ts')).skip,
  reopen: async () => (await import('./commands/reopen.ts')).reopen,
  note: async () => (await import('./commands/note.ts')).note,
  fill: async () => (await import('./commands/fill.ts')).fill,
  sign: async () => (await import('./commands/sign.ts')).sign,
  report: async () => (await import('./commands/report.ts')).report,
  verify: async () => (await import('./commands/verify.ts')).verify,
  contexts: async () => (await import('./commands/contexts.ts')).contexts,
  approve: async () => (await import('./commands/approve.ts')).approve,
};

// Compiling the bundles anew would be half of what a short command costs. Older versions of Node have no such cache.
(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...argv]: readonly string[]): Promise<number> {
  const terminal = processTerminal(watchInterrupts());
  await loadMessages(terminal.env);
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) return help(name, terminal);
  if (name === 'run' || name === 'check') {
    const code = await rerunUnderNewerNode();
    if (code !== undefined) return code;
  }
  try {
    const command = await load();
    return await command(argv, terminal);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      terminal.say(`provebook: ${error.message}`);
      return exitCodes.usage;
    }
    if (!(error instanceof ProvebookError)) throw error;
    terminal.say(`provebook: ${error.message}${error.hint === undefined ? '' : `\n${error.hint}`}`);
    return exitCodeOfError(error.code);
  }
}

function help(name: string | undefined, terminal: Terminal): ExitCode {
  const text = l10n.t(`Usage: provebook COMMAND

  inspect FILE [--json]                          what the reader found
  lint FILE|DIR... [--json]                      problems of runbooks and .checks.yaml files
  approve FILE [--yes]                           show the exact commands, then allow them on this machine
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
ITEM is an id, an exact title, or a line of FILE.`);
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(`${text}\n\n${safetyOptions()}\n`);
    return exitCodes.pass;
  }
  if (name !== undefined) terminal.say(`${l10n.t('provebook: there is no command "{0}".', name)}\n`);
  terminal.say(text);
  return exitCodes.usage;
}

function safetyOptions(): string {
  return l10n.t(`Options of run and check for safety:
  --read-only             nothing that may change something runs
  --confirm-context NAME  for changes on a protected context: its name, as it would be typed
  --approved DIGEST       only the text with this digest runs; "approve" and "inspect --json" print it`);
}
