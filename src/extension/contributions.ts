/** Every id of the manifest in one place; test/manifest.test.ts compares both ways. */

export const viewIds = { runbooks: 'provebook.runbooks' } as const;

export const commandIds = {
  run: 'provebook.run',
  runAll: 'provebook.runAll',
  checkAll: 'provebook.checkAll',
  checkFailed: 'provebook.checkFailed',
  watchFailed: 'provebook.watchFailed',
  cancel: 'provebook.cancel',
  openNode: 'provebook.openNode',
  approve: 'provebook.approve',
  newRun: 'provebook.newRun',
  showReport: 'provebook.showReport',
  compareRuns: 'provebook.compareRuns',
  attest: 'provebook.attest',
  waive: 'provebook.waive',
  markNotApplicable: 'provebook.markNotApplicable',
  reopen: 'provebook.reopen',
  note: 'provebook.note',
  fillField: 'provebook.fillField',
  signOff: 'provebook.signOff',
  exportReport: 'provebook.exportReport',
  showOutput: 'provebook.showOutput',
  refresh: 'provebook.refresh',
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];

export const contextKeys = { running: 'provebook.running', searched: 'provebook.searched' } as const;

export const panelIds = { report: 'provebook.report' } as const;

/** Of settings that decide what runs; each has the scope of the machine, because a workspace is written by others. */
export const settingIds = {
  protectedContexts: 'provebook.protectedContexts',
  readOnly: 'provebook.readOnly',
} as const;
