import type { TestProject } from 'vitest/node';
import { startDemo } from '../cluster/demo.ts';
import { type DemoAccess, readDemoFile, toDemoAccess } from '../cluster/demoFile.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A cluster and services that all tests share: leave them as they were. */
    demo: DemoAccess;
  }
}

/** Uses the running demo that PROVEBOOK_DEMO describes (what `main.ts up` prints), or starts one for these tests. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const file = process.env['PROVEBOOK_DEMO'];
  if (file) {
    project.provide('demo', await readDemoFile(file));
    return undefined;
  }
  const demo = await startDemo({ log: (line) => process.stderr.write(`${line}\n`) });
  project.provide('demo', toDemoAccess(demo));
  return () => demo.stop();
}
