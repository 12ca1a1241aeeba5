/** What `npm run mutate` changes, and the tests that have to notice it: one group at a time, named by PROVEBOOK_MUTATE. */
export const mutationGroups = {
  redactor: {
    mutate: ['src/core/check/{redact,secretForms,secretShapes}.ts'],
    tests: ['test/unit/core/check/{redact,secretShapes}.test.ts'],
  },
  reducer: {
    mutate: ['src/core/run/{reduce,fold,executions,marks,shared,order,merge,causality,combine,nodeState}.ts'],
    tests: [
      'test/unit/core/run/{reduce,fold,shared,order,merge,causality,combine,nodeState,conflicts,people,rollup}.test.ts',
    ],
  },
  approval: {
    mutate: ['src/session/approval.ts', 'src/core/check/approvedText.ts', 'src/state/approvalStore.ts'],
    tests: [
      'test/unit/session/approval.test.ts',
      'test/unit/core/check/approvedText.test.ts',
      'test/unit/state/approvalStore.test.ts',
    ],
  },
  target: {
    mutate: [
      'src/core/target/{kubeconfig,readKubeconfig,kubeconfigPaths,pinContext,identity,targetRules}.ts',
      'src/session/{targetPin,changeGate}.ts',
      'src/core/check/changedTarget.ts',
    ],
    tests: [
      'test/unit/core/target/*.test.ts',
      'test/unit/session/{targetPin,changeGate,kubeconfigs}.test.ts',
      'test/unit/core/check/changedTarget.test.ts',
    ],
  },
  log: {
    mutate: ['src/state/{eventLog,readLog,runLog,logFile,logLine,durableFile,digest,links}.ts'],
    tests: [
      'test/unit/state/{eventLog,readLog,runLog,durableFile,links}.test.ts',
      'test/unit/state/{digest,failingDisk,failingSync}.isolated.test.ts',
    ],
  },
};

export function mutationGroup() {
  const { PROVEBOOK_MUTATE: name = '' } = process.env;
  const group = Object.hasOwn(mutationGroups, name) ? mutationGroups[name] : undefined;
  if (group === undefined) throw new Error(`PROVEBOOK_MUTATE names one of: ${Object.keys(mutationGroups).join(', ')}.`);
  return group;
}
