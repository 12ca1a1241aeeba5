/** The only list of commands. Each takes ids, never a script: another extension may call them too. */
import { commands, window, type Disposable } from 'vscode';
import type { CommandId } from '../contributions.ts';
import { describeError } from '../describeError.ts';
import type { Services } from '../services.ts';
import { approve } from './approve.ts';
import { clearFilter, filter, sort } from './arrangeTree.ts';
import { attest } from './attest.ts';
import { cancel, checkAll, checkFailed, watchFailed } from './check.ts';
import { compareRuns } from './compareRuns.ts';
import { compareEvidence, openEvidence, showEvidence } from './evidence.ts';
import { fillField } from './fillField.ts';
import { findNodeByText, goToProblem, revealInTree } from './findInTree.ts';
import { markNotApplicable } from './markNotApplicable.ts';
import { newRun } from './newRun.ts';
import { note } from './note.ts';
import { openItem, openNode } from './openNode.ts';
import { reopen } from './reopen.ts';
import { confirmPlan, run, runAll } from './run.ts';
import { editValue, resumeRun, showRun } from './runs.ts';
import { showReport } from './showReport.ts';
import { signOff } from './signOff.ts';
import { tick } from './tick.ts';

type Handler = (services: Services, ...args: readonly unknown[]) => unknown;

const handlers: { readonly [id in CommandId]: Handler } = {
  'provebook.run': run,
  'provebook.rerun': run,
  'provebook.runAll': runAll,
  'provebook.checkAll': checkAll,
  'provebook.checkFailed': checkFailed,
  'provebook.watchFailed': watchFailed,
  'provebook.cancel': cancel,
  // Those that await an import are loaded when they are first called.
  'provebook.insertCheck': async (services, target) => (await import('./insertCheck.ts')).insertCheck(services, target),
  'provebook.createRunbook': async () => (await import('./createRunbook.ts')).createRunbook(),
  'provebook.openNode': openNode,
  'provebook.openItem': openItem,
  'provebook.openEvidence': openEvidence,
  'provebook.showEvidence': showEvidence,
  'provebook.compareEvidence': compareEvidence,
  'provebook.findNode': findNodeByText,
  'provebook.revealInTree': revealInTree,
  'provebook.nextProblem': (services) => goToProblem(services, 1),
  'provebook.previousProblem': (services) => goToProblem(services, -1),
  'provebook.filter': filter,
  'provebook.clearFilter': clearFilter,
  'provebook.sort': sort,
  'provebook.confirmPlan': confirmPlan,
  'provebook.approve': approve,
  'provebook.newRun': newRun,
  'provebook.resumeRun': resumeRun,
  'provebook.showRun': showRun,
  'provebook.editValue': editValue,
  'provebook.showReport': showReport,
  'provebook.compareRuns': compareRuns,
  'provebook.tick': tick,
  'provebook.attest': attest,
  'provebook.waive': async (services, target, nodeId) => (await import('./waive.ts')).waive(services, target, nodeId),
  'provebook.markNotApplicable': markNotApplicable,
  'provebook.reopen': reopen,
  'provebook.note': note,
  'provebook.fillField': fillField,
  'provebook.signOff': signOff,
  'provebook.exportReport': async (services, target, format) =>
    (await import('./exportReport.ts')).exportReport(services, target, format),
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
