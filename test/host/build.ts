/** Bundles the suite that runs in the extension host: one CommonJS file for the entry and one for each test file. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** @returns the absolute path of the module that exports `run`. */
export async function buildHostSuite(): Promise<string> {
  const outdir = join(root, 'dist', 'test-host');
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/index.ts', 'test/host/*/**/*.test.ts'],
    outbase: 'test/host',
    outdir,
    bundle: true,
    format: 'cjs',
    // The package is an ES module; VS Code tells by the ending that this is not.
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node22',
    sourcemap: 'inline',
    logLevel: 'warning',
    external: ['vscode', 'mocha'],
    // What finds its neighbours by its own address does so in CommonJS, too.
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  return join(outdir, 'index.cjs');
}
