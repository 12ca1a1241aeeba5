import { defineConfig } from 'vitest/config';

const isSoak = process.env['PROVEBOOK_FAULTS'] === 'soak';

/** Tests that put something else in the place of a module of Node, which other files must not see. */
const mocking = 'test/unit/**/*.isolated.test.ts';

const unit = {
  // A machine that is busy with other things is no reason to fail.
  testTimeout: 60_000,
  // By default one core is left free.
  maxWorkers: '100%',
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...unit,
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/*.test.ts'],
          exclude: [mocking],
          // What is tested is pure or cleans up behind itself: loading it anew for each file would take most of the time.
          isolate: false,
        },
      },
      { test: { ...unit, name: 'unit-isolated', include: [mocking] } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: 'test/integration/globalSetup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: 'test/integration/globalSetup.ts',
          testTimeout: isSoak ? 12 * 60 * 60_000 : 180_000,
          hookTimeout: 120_000,
          // Some watch memory and pauses, which more at once would disturb.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'ui',
          include: ['test/ui/**/*.test.ts'],
          // A click can meet a row that the editor is drawing anew; the run says which test needed a second try.
          retry: 1,
          globalSetup: 'test/integration/globalSetup.ts',
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // As long as a locator waits: a busy machine needs more than the second that is the default.
          expect: { poll: { timeout: 30_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
