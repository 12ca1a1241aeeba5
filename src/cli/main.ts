#!/usr/bin/env node
/** The command line: arguments in, exit code out. */
import module from 'node:module';
import path from 'node:path';
import { ProvebookError } from '../core/errors.ts';
import { cacheFolder } from '../state/folders.ts';
import { exitCodeOfError, exitCodes, type ExitCode } from './exitCodes.ts';
import { commandHelp, help, unknownCommand } from './help.ts';
import { watchInterrupts } from './interrupts.ts';
import { loadMessages } from './messages.ts';
import { rerunUnderNewerNode } from './nodeVersion.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { productVersion } from './version.ts';

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

keepCompiled();

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...argv]: readonly string[]): Promise<number> {
  const terminal = processTerminal(watchInterrupts());
  await loadMessages(terminal.env);
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name === undefined || load === undefined) return answerWithoutCommand(name, terminal);
  if (argv.some(isHelpOption)) {
    terminal.out(`${commandHelp(name)}\n`);
    return exitCodes.pass;
  }
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

/**
 * Compiling the bundles anew would be half of what a short command costs. Older versions of Node have no such cache. It is
 * what runs the next time, so it never lies where others may write, as in Node's own place for it below `/tmp`.
 */
function keepCompiled(): void {
  const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown };
  enableCompileCache?.(process.env['NODE_COMPILE_CACHE'] ?? path.join(cacheFolder(process.env), 'compiled'));
}

function answerWithoutCommand(name: string | undefined, terminal: Terminal): ExitCode {
  if (name === '--version' || name === '-V' || name === 'version') terminal.out(`${productVersion()}\n`);
  else if (name === 'help' || (name !== undefined && isHelpOption(name))) terminal.out(`${help()}\n`);
  else {
    terminal.say(name === undefined ? help() : unknownCommand(name, Object.keys(commands)));
    return exitCodes.usage;
  }
  return exitCodes.pass;
}

function isHelpOption(text: string): boolean {
  return text === '--help' || text === '-h';
}
