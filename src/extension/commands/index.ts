/** The only list of commands. Each takes ids, never a script: another extension may call them too. */
import { commands, window, type Disposable } from 'vscode';
import type { CommandId } from '../contributions.ts';
import { describeError } from '../describeError.ts';
import type { Services } from '../services.ts';
import { approve } from './approve.ts';
import { checkAll, checkFailed, watchFailed } from './check.ts';
import { exportReport } from './exportReport.ts';
import { newRun } from './newRun.ts';
import { openNode } from './openNode.ts';
import { run, runAll } from './run.ts';
import { showEvidence } from './showEvidence.ts';
import { showReport } from './showReport.ts';

type Handler = (services: Services, ...args: readonly unknown[]) => unknown;

const handlers: { readonly [id in CommandId]: Handler } = {
  'provebook.run': run,
  'provebook.runAll': runAll,
  'provebook.checkAll': checkAll,
  'provebook.checkFailed': checkFailed,
  'provebook.watchFailed': watchFailed,
  'provebook.cancel': async (services, target) => services.runner.cancel(await services.sessionOf(target)),
  // Loaded when they are first called.
  'provebook.insertCheck': async (services, target) => (await import('./insertCheck.ts')).insertCheck(services, target),
  'provebook.createRunbook': async () => (await import('./createRunbook.ts')).createRunbook(),
  'provebook.openNode': openNode,
  'provebook.showEvidence': showEvidence,
  'provebook.approve': approve,
  'provebook.newRun': newRun,
  'provebook.showReport': showReport,
  'provebook.exportReport': exportReport,
  'provebook.showOutput': (services) => services.output.show(true),
  'provebook.refresh': (services) => services.refresh(),
};

export function registerCommands(services: Services): Disposable[] {
  return Object.entries(handlers).map(([id, handler]) =>
    commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        return await handler(services, ...args);
      } catch (error) {
        void window.showErrorMessage(describeError(error));
        return undefined;
      }
    }),
  );
}
