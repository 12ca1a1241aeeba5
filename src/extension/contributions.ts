/** Every id of the manifest in one place; test/manifest.test.ts compares both ways. */

export const viewIds = {
  runbooks: 'provebook.runbooks',
  run: 'provebook.run',
  results: 'provebook.results',
} as const;

export const commandIds = {
  run: 'provebook.run',
  rerun: 'provebook.rerun',
  runAll: 'provebook.runAll',
  checkAll: 'provebook.checkAll',
  checkFailed: 'provebook.checkFailed',
  watchFailed: 'provebook.watchFailed',
  cancel: 'provebook.cancel',
  insertCheck: 'provebook.insertCheck',
  createRunbook: 'provebook.createRunbook',
  openNode: 'provebook.openNode',
  openItem: 'provebook.openItem',
  openEvidence: 'provebook.openEvidence',
  showEvidence: 'provebook.showEvidence',
  compareEvidence: 'provebook.compareEvidence',
  findNode: 'provebook.findNode',
  revealInTree: 'provebook.revealInTree',
  nextProblem: 'provebook.nextProblem',
  previousProblem: 'provebook.previousProblem',
  filter: 'provebook.filter',
  clearFilter: 'provebook.clearFilter',
  sort: 'provebook.sort',
  confirmPlan: 'provebook.confirmPlan',
  approve: 'provebook.approve',
  newRun: 'provebook.newRun',
  resumeRun: 'provebook.resumeRun',
  showRun: 'provebook.showRun',
  editValue: 'provebook.editValue',
  showReport: 'provebook.showReport',
  compareRuns: 'provebook.compareRuns',
  tick: 'provebook.tick',
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

export const contextKeys = {
  running: 'provebook.running',
  searched: 'provebook.searched',
  filtered: 'provebook.filtered',
  planOpen: 'provebook.planOpen',
  noKubectl: 'provebook.noKubectl',
  noContext: 'provebook.noContext',
} as const;

export const panelIds = { report: 'provebook.report', plan: 'provebook.plan' } as const;

export const settingIds = {
  protectedContexts: 'provebook.protectedContexts',
  readOnly: 'provebook.readOnly',
  environment: 'provebook.environment',
  showPlan: 'provebook.showPlan',
  inlineResults: 'provebook.inlineResults',
} as const;

/** They decide what runs; each has the scope of the machine, because a workspace is written by others. */
export const machineSettings: readonly string[] = [
  settingIds.protectedContexts,
  settingIds.readOnly,
  settingIds.environment,
];
