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
  report: async () => (await import('./commands/report.ts')).report,
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
  report FILE --format html|md|json [-o OUT]     the completion report
  contexts [--json]                              the merged kube contexts, the current one marked
  check and run: --env NAME…                     programs get this variable of the environment, too

Exit codes: 0 pass, 1 usage, 2 the file is invalid, 3 a check failed, 4 warnings, 5 could not observe, 6 refused`);
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out(`${text}\n`);
    return exitCodes.pass;
  }
  if (name !== undefined) terminal.say(`${l10n.t('provebook: there is no command "{0}".', name)}\n`);
  terminal.say(text);
  return exitCodes.usage;
}
