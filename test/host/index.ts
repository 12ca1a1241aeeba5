/** Runs inside VS Code's extension host, which calls `run`. Bundled by build.ts; the tests lie beside the bundle. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Mocha from 'mocha';
import { type HostEvent, passVariable, resultVariable } from './results.ts';

export async function run(): Promise<void> {
  const resultFile = required(resultVariable);
  const report = (event: HostEvent): void => {
    writeFileSync(resultFile, `${JSON.stringify(event)}\n`, { flag: 'a' });
  };
  report({ type: 'started' });
  try {
    await runTests(join(__dirname, required(passVariable)), report);
  } catch (error) {
    report({ type: 'failed', title: 'the suite loads', message: describe(error) });
  }
  report({ type: 'ended' });
}

async function runTests(folder: string, report: (event: HostEvent) => void): Promise<void> {
  const { default: MochaRunner } = await import('mocha');
  const mocha = new MochaRunner({ timeout: 60_000 });
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.cjs'));
  for (const file of files.sort()) mocha.addFile(join(folder, file));
  await new Promise<void>((resolve) => {
    reportTo(
      mocha.run(() => resolve()),
      report,
    );
  });
}

function reportTo(runner: Mocha.Runner, report: (event: HostEvent) => void): void {
  runner.on('pass', (test) => report({ type: 'passed', title: test.fullTitle(), durationMs: test.duration ?? 0 }));
  runner.on('pending', (test) => report({ type: 'skipped', title: test.fullTitle() }));
  // Also the failures of hooks, which are no tests of their own.
  runner.on('fail', (test, error) => report({ type: 'failed', title: test.fullTitle(), message: describe(error) }));
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function required(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set`);
  return value;
}
