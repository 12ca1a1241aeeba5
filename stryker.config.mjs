import { mutationGroup } from './test/mutation/groups.mjs';

/** `npm run mutate`, on request only: each expression of a group is broken in turn, and a test has to notice. */
export default {
  mutate: mutationGroup().mutate,
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.mjs', related: false },
  concurrency: 2,
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
  // Node runs no TypeScript below node_modules, and some tests start processes.
  tempDirName: 'test-results/stryker',
  // Vitest checks no types. To take the checks out of every file, the bundles of dist too, takes gigabytes.
  disableTypeChecks: false,
};
