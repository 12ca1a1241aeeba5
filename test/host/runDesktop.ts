/** Runs the host suite in a desktop VS Code, downloaded on first use or named by VSCODE_EXECUTABLE. */
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { testEnvironment } from '../editor/environment.ts';
import { buildHostSuite } from './build.ts';
import { followResults } from './followResults.ts';
import { type Pass, passes } from './passes.ts';
import { type HostEvent, countEvents, passVariable, resultVariable } from './results.ts';
import { type SuiteFolders, createSuiteFolders } from './suiteFolders.ts';

const root = join(import.meta.dirname, '../..');

async function main(): Promise<void> {
  const testsPath = await buildHostSuite();
  const folders = await createSuiteFolders();
  const events: HostEvent[] = [];
  try {
    for (const pass of passes) {
      console.log(`${pass.name}:`);
      events.push(...(await runPass(pass, folders, testsPath)));
    }
  } finally {
    await folders.scratch.remove();
  }
  const stats = countEvents(events);
  console.log(`${stats.passes} passed, ${stats.failures} failed, ${stats.pending} skipped`);
  process.exitCode = stats.failures > 0 || stats.tests === 0 ? 1 : 0;
}

async function runPass(pass: Pass, folders: SuiteFolders, testsPath: string): Promise<readonly HostEvent[]> {
  const userDataDir = await folders.scratch.create(`editor-${pass.name}`);
  const resultFile = join(userDataDir, 'results.jsonl');
  const { VSCODE_EXECUTABLE } = process.env;
  const env = await testEnvironment(folders.stateHome);
  const [events] = await Promise.all([
    followResults(resultFile),
    runTests({
      ...(VSCODE_EXECUTABLE !== undefined && { vscodeExecutablePath: VSCODE_EXECUTABLE }),
      extensionDevelopmentPath: root,
      extensionTestsPath: testsPath,
      extensionTestsEnv: { ...env, [passVariable]: pass.name, [resultVariable]: resultFile },
      launchArgs: [
        folders.workspace(pass.workspace),
        `--user-data-dir=${userDataDir}`,
        `--extensions-dir=${join(userDataDir, 'extensions')}`,
        ...(pass.isTrusted ? ['--disable-workspace-trust'] : []),
      ],
    }),
  ]);
  return events;
}

await main();
