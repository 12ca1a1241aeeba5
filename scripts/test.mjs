// npm test: checks and all suites. `test.mjs SUITE [ARGUMENT…]` runs one suite and hands the arguments to its runner.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '../test/cluster/temporaryFolder.ts';
import { ensureBrowser, ensureTestPackages } from './apt.mjs';
import { stopAll } from './children.mjs';
import { startDemo } from './demo.mjs';
import { holdIfInterrupted, onInterrupt } from './interrupt.mjs';
import { print, say, step } from './progress.mjs';
import { closingLine, printTable, total } from './summary.mjs';
import { checks, suites } from './testSteps.mjs';

const isCi = (process.env.CI ?? '') !== '';
const [only, ...args] = process.argv.slice(2);
const rows = [];
const demoFile = 'demo.json';

process.exitCode = await main();

async function main() {
  const chosen = suites.filter(({ name }) => only === undefined || name === only);
  if (chosen.length === 0) {
    print(`There is no suite "${only}". There are: ${suites.map(({ name }) => name).join(', ')}.`);
    return 1;
  }
  let demo;
  onInterrupt(() => stopEverything(demo));
  const noBrowser = chosen.some((suite) => suite.needsBrowser) ? await ensureBrowser() : undefined;
  if (noBrowser !== undefined) say(noBrowser);
  const noServers = chosen.some((suite) => suite.needsPackages) ? await ensureTestPackages() : undefined;
  if (noServers !== undefined) say(`${noServers} Its tests are SKIPPED.`);
  // It may have to compile Kubernetes first, so it begins now and the checks run beside it.
  if (chosen.some((suite) => suite.needsDemo)) demo = startOrJoinDemo();
  try {
    const [build, ...others] = checks;
    await record(build.name, () => build.run());
    // They only read, and each keeps one core busy.
    if (only === undefined) await Promise.all(others.map((check) => record(check.name, () => check.run())));
    for (const suite of chosen) await runSuite(suite, demo, noBrowser);
  } finally {
    await step('Stopping what was started', () => stopEverything(demo));
  }
  return close();
}

async function runSuite(suite, demo, noBrowser) {
  const { name } = suite;
  if (suite.needsBrowser && noBrowser !== undefined) return skip(name, noBrowser);
  await record(name, async () => {
    if (!suite.needsDemo) return suite.run(args, process.env);
    try {
      return await suite.run(args, { ...process.env, PROVEBOOK_DEMO: await demo.file });
    } catch (error) {
      say(`${name} could not run: the demo did not start, ${error.message}.`);
      return { passed: 0, failed: 1, skipped: 0 };
    }
  });
}

/** One that somebody else keeps running is named by PROVEBOOK_DEMO; it is left alone. */
function startOrJoinDemo() {
  const { PROVEBOOK_DEMO } = process.env;
  if (PROVEBOOK_DEMO) return { file: Promise.resolve(PROVEBOOK_DEMO), stop: () => Promise.resolve() };
  const demo = startDemo((line) => say(`demo: ${line}`));
  const handedOver = handOver(demo);
  const file = handedOver.then(({ path }) => join(path, demoFile));
  file.catch(() => undefined);
  return {
    file,
    stop: async () => {
      await demo.stop();
      await handedOver.then((folder) => folder.remove()).catch(() => undefined);
    },
  };
}

/** Resolves to a folder with the file that tells the suites how to reach the demo. */
async function handOver(demo) {
  const line = await demo.ready;
  const folder = await makeTemporaryFolder('test');
  await writeFile(join(folder.path, demoFile), line, { mode: 0o600 });
  return folder;
}

async function stopEverything(demo) {
  await demo?.stop();
  await stopAll();
}

async function record(name, work) {
  const begun = performance.now();
  const counts = await step(name, work);
  await holdIfInterrupted();
  if (counts.failed > 0) say(`${name}: FAILED`);
  rows.push({ name, ...counts, ms: performance.now() - begun });
}

function skip(name, reason) {
  say(`${name}: SKIPPED. ${reason}`);
  rows.push({ name, passed: 0, failed: 0, skipped: 1, ms: 0 });
}

/** Prints the closing line, which nothing may follow. Returns the exit status. */
function close() {
  printTable(rows);
  const counts = total(rows);
  if (isCi && counts.skipped > 0) print('CI is set, so a skip is a failure.');
  print(closingLine(counts));
  return counts.failed > 0 || (isCi && counts.skipped > 0) ? 1 : 0;
}
