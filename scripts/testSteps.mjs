// The steps of `npm test`: how each is run, what it needs, and how its results are counted.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { run } from './children.mjs';
import { print } from './progress.mjs';

const results = 'test-results';

/** Scripts of package.json, each counted as one test. */
export const checks = ['build', 'check-types', 'lint', 'format:check'].map((name) => ({
  name,
  run: async () => counted(await run('npm', ['run', '--silent', name], { onLine: print })),
}));

export const suites = [
  { name: 'unit', needsPackages: true, run: vitest('unit') },
  { name: 'integration', needsDemo: true, run: vitest('integration') },
  { name: 'faults', needsDemo: true, needsPackages: true, run: vitest('faults', ['./test/faults/faultReporter.ts']) },
  { name: 'host', needsDemo: true, needsBrowser: true, run: host },
  { name: 'ui', needsDemo: true, needsBrowser: true, run: vitest('ui') },
];

/** All projects of vitest.config.ts whose names begin with the suite's. */
function vitest(suite, moreReporters = []) {
  return async (args, env) => {
    const file = `${results}/${suite}.json`;
    await prepare(file);
    const names = ['default', 'json', ...moreReporters];
    const reporters = [...names.map((name) => `--reporter=${name}`), `--outputFile.json=${file}`];
    const status = await run('vitest', ['run', '--project', `${suite}*`, ...reporters, ...args], {
      env,
      onLine: print,
    });
    return atLeastTheStatus(status, await readJson(file, countVitest));
  };
}

async function host(args, env) {
  const file = `${results}/host.json`;
  await prepare(file);
  const status = await run(process.execPath, ['test/host/runHost.ts', ...args], { env, onLine: print });
  return atLeastTheStatus(status, await readJson(file, countMocha));
}

async function prepare(file) {
  await mkdir(results, { recursive: true });
  await rm(file, { force: true });
}

async function readJson(file, count) {
  try {
    return count(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/** A test file that does not even load has failed, though it has no tests to count. */
function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length, skipped: numPendingTests + numTodoTests };
}

function countMocha({ stats }) {
  return { passed: stats.passes, failed: stats.failures, skipped: stats.pending };
}

/** A suite that ends badly has failed, whatever its results say, and so has one without results. */
function atLeastTheStatus(status, counts) {
  const isEmpty = counts.passed + counts.failed + counts.skipped === 0;
  return counts.failed === 0 && (status !== 0 || isEmpty) ? { ...counts, failed: 1 } : counts;
}

function counted(status) {
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}
