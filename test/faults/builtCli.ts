/** The built command line on a runbook of its own, without a cluster. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const bundle = path.resolve(import.meta.dirname, '../../dist/cli.js');

export interface Ended {
  readonly code: number;
  readonly out: string;
}

export type Provebook = (...args: readonly string[]) => Promise<Ended>;

/** @param file of the runbook, which is written with one item whose command proves it */
export function provebookOn(file: string, env: Readonly<Record<string, string>> = {}): Provebook {
  writeFileSync(file, '# List\n\n- [ ] Says so\n\n  ```bash\n  echo orders İı 한 😀\n  - orders ✓\n  ```\n');
  const folder = path.dirname(file);
  const own = {
    PROVEBOOK_STATE_HOME: path.join(folder, 'state'),
    PROVEBOOK_ACTOR: 'İpek',
    KUBECONFIG: path.join(folder, 'none'),
  };
  return (name = '', ...args) => {
    const options = { env: { PATH: process.env['PATH'], ...own, ...env }, encoding: 'utf8' as const };
    return new Promise((resolve) => {
      execFile(process.execPath, [bundle, name, file, ...args], options, (error, out) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out }),
      );
    });
  };
}
