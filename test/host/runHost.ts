/** Runs the host suite in the VS Code that npm serves: `node test/host/runHost.ts [--extension FOLDER] [PASS…]`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../editor/browser.ts';
import { testEnvironment } from '../editor/environment.ts';
import { startEditor } from '../editor/server.ts';
import { buildHostSuite } from './build.ts';
import { followResults } from './followResults.ts';
import { type Pass, passes } from './passes.ts';
import { type HostEvent, countEvents, passVariable, resultVariable } from './results.ts';
import { type SuiteFolders, createSuiteFolders } from './suiteFolders.ts';

const root = join(import.meta.dirname, '../..');
const artifacts = join(root, 'test-results');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { extension: { type: 'string' } }, allowPositionals: true });
  const extensionPath = values.extension ?? root;
  const chosen = passes.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const testsPath = await buildHostSuite();
  const folders = await createSuiteFolders();
  const events: HostEvent[] = [];
  try {
    for (const pass of chosen) {
      console.log(`${pass.name}:`);
      events.push(...(await runPass({ pass, folders, extensionPath, testsPath })));
    }
  } finally {
    await folders.scratch.remove();
  }
  process.exitCode = await writeReport(events);
}

interface PassRun {
  readonly pass: Pass;
  readonly folders: SuiteFolders;
  readonly extensionPath: string;
  readonly testsPath: string;
}

async function runPass({ pass, folders, extensionPath, testsPath }: PassRun): Promise<readonly HostEvent[]> {
  const userDataDir = await folders.scratch.create(`editor-${pass.name}`);
  const resultFile = join(userDataDir, 'results.jsonl');
  const env = await testEnvironment(folders.stateHome);
  const editor = await startEditor({
    extensionPath,
    testsPath,
    userDataDir,
    env: { ...env, [passVariable]: pass.name, [resultVariable]: resultFile },
    settings: { 'security.workspace.trust.enabled': !pass.isTrusted },
    log: console.log,
  });
  try {
    const events = await inBrowser(editor.url(folders.workspace(pass.workspace)), resultFile, pass);
    if (events.at(-1)?.type !== 'ended') console.log(await readFile(join(userDataDir, 'server.log'), 'utf8'));
    return events;
  } finally {
    await editor.stop();
  }
}

/** The extension host lives as long as the window does, so a browser has to show it. */
async function inBrowser(address: string, resultFile: string, pass: Pass): Promise<readonly HostEvent[]> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(address);
    const events = await followResults(resultFile);
    if (events.some(({ type }) => type === 'failed')) {
      await page.screenshot({ path: join(artifacts, 'screenshots', `host-${pass.name}.png`) });
    }
    return events;
  } finally {
    await browser.close();
  }
}

/** @returns the exit status. */
async function writeReport(events: readonly HostEvent[]): Promise<number> {
  const stats = countEvents(events);
  await mkdir(artifacts, { recursive: true });
  await writeFile(join(artifacts, 'host.json'), JSON.stringify({ stats, events }, undefined, 2));
  console.log(`${stats.passes} passed, ${stats.failures} failed, ${stats.pending} skipped`);
  return stats.failures > 0 || stats.tests === 0 ? 1 : 0;
}

await main();
