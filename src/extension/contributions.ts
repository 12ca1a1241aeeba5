/** Every id of the manifest in one place; test/manifest.test.ts compares both ways. */

export const viewIds = { runbooks: 'provebook.runbooks' } as const;

export const commandIds = {
  run: 'provebook.run',
  runAll: 'provebook.runAll',
  checkAll: 'provebook.checkAll',
  checkFailed: 'provebook.checkFailed',
  watchFailed: 'provebook.watchFailed',
  cancel: 'provebook.cancel',
  insertCheck: 'provebook.insertCheck',
  createRunbook: 'provebook.createRunbook',
  openNode: 'provebook.openNode',
  showEvidence: 'provebook.showEvidence',
  approve: 'provebook.approve',
  newRun: 'provebook.newRun',
  showReport: 'provebook.showReport',
  exportReport: 'provebook.exportReport',
  showOutput: 'provebook.showOutput',
  refresh: 'provebook.refresh',
} as const;

export type CommandId = (typeof commandIds)[keyof typeof commandIds];

export const contextKeys = {
  running: 'provebook.running',
  searched: 'provebook.searched',
  noKubectl: 'provebook.noKubectl',
  noContext: 'provebook.noContext',
} as const;

export const settingIds = { inlineResults: 'provebook.inlineResults' } as const;

export const panelIds = { report: 'provebook.report' } as const;
