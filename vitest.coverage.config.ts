import { defineConfig } from 'vitest/config';

/** What decides whether state, secrets, approvals and the target can be trusted: no branch of it goes untested. */
const safetyModules = [
  'src/state/{eventLog,readLog,runLog,logFile,logLine,durableFile,digest,links}.ts',
  'src/core/run/{reduce,fold,executions,marks,shared,order,merge,causality,combine,nodeState}.ts',
  'src/core/check/{redact,secretForms,secretShapes,approvedText,changedTarget}.ts',
  'src/state/approvalStore.ts',
  'src/session/{approval,targetPin,changeGate}.ts',
  'src/core/target/{kubeconfig,readKubeconfig,kubeconfigPaths,pinContext,identity,targetRules}.ts',
];

/** `npm run coverage`. Only the unit tests of these modules run, so that what passes by chance elsewhere does not count. */
export default defineConfig({
  test: {
    include: [
      'test/unit/state/*.test.ts',
      'test/unit/core/run/*.test.ts',
      'test/unit/core/target/*.test.ts',
      'test/unit/core/check/{redact,secretForms,secretShapes,approvedText,changedTarget}.test.ts',
      'test/unit/session/{approval,targetPin,changeGate,kubeconfigs}.test.ts',
    ],
    testTimeout: 60_000,
    coverage: {
      enabled: true,
      provider: 'v8',
      include: safetyModules,
      reporter: ['text'],
      thresholds: { branches: 100 },
    },
  },
});
