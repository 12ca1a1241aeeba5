/** A program of this folder as one file of JavaScript: a process that is started hundreds of times starts fast. */
import path from 'node:path';
import { build } from 'esbuild';
import { scratchFolder } from '../scratch.ts';

/** @param name of the file under `programs/` @returns the path of the bundle, which goes away with the test */
export async function bundled(name: string): Promise<string> {
  const outfile = path.join(scratchFolder(), `${name}.cjs`);
  await build({
    entryPoints: [path.join(import.meta.dirname, 'programs', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}
