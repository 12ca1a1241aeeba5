/** `provebook check` on the whole readiness checklist against the same observations by a shell script. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { planObservations } from '../src/core/check/plan.ts';
import { readSidecar } from '../src/core/check/sidecar.ts';
import type { ObservationRequest } from '../src/core/check/sidecar/model.ts';
import { startDemo } from '../test/cluster/demo.ts';
import { type DemoAccess, readDemoFile } from '../test/cluster/demoFile.ts';
import { medianMsOf, row } from './measure.ts';
import { shellCommand } from './sameByShell.ts';

const cli = path.join(import.meta.dirname, '../dist/cli.js');
const runbooks = path.join(import.meta.dirname, '../runbooks');
const name = 'judgify-production-readiness';

export async function benchChecks(): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'provebook-bench-'));
  try {
    const file = process.env['PROVEBOOK_DEMO'];
    if (file) return await measure(await readDemoFile(file), folder);
    const demo = await startDemo({ log: (line) => console.error(line) });
    try {
      return await measure(demo, folder);
    } finally {
      await demo.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(demo: DemoAccess, folder: string): Promise<readonly string[]> {
  cpSync(runbooks, folder, { recursive: true, filter: (from) => path.basename(from) !== '.provebook' });
  const runbook = path.join(folder, `${name}.md`);
  const env = {
    ...process.env,
    PROVEBOOK_STATE_HOME: path.join(folder, 'state'),
    PROVEBOOK_ACTOR: 'bench',
    KUBECONFIG: demo.kubeconfig,
    PATH: [demo.kubectlFolder, process.env['PATH'] ?? ''].join(path.delimiter),
  };
  // What does not hold makes no difference: all of it is observed either way.
  const run = (program: string, ...args: readonly string[]): Promise<unknown> =>
    promisify(execFile)(program, args, { env, cwd: folder, maxBuffer: 64 << 20 }).catch(() => undefined);
  await run(process.execPath, cli, 'approve', runbook, '--yes');
  const checked = await medianMsOf(5, () => run(process.execPath, cli, 'check', runbook, '--yes'));
  const { forEachObservation, forEachCheck } = await sameByShell(demo);
  return [
    ...(await against('one call an observation', forEachObservation)),
    ...(await against('one call a check', forEachCheck)),
  ];

  async function against(what: string, commands: readonly string[]): Promise<readonly string[]> {
    const list = path.join(folder, 'commands');
    writeFileSync(list, commands.map((command) => `{ ${command}\n} >/dev/null 2>&1\n`).join(''));
    const single = path.join(folder, 'single');
    writeFileSync(single, commands.map((command) => command.replaceAll('\n', ' ')).join('\0'));
    const sequential = await medianMsOf(2, () => run('bash', list));
    const parallel = await medianMsOf(2, () =>
      run('bash', '-c', `xargs -0 -P 8 -n 1 bash -c <${single} >/dev/null 2>&1`),
    );
    return [
      row(`provebook check, against ${what}`, checked, `a script of ${commands.length}`, sequential),
      row('the same', checked, 'xargs -P 8', parallel),
      `  ${(sequential / checked).toFixed(1)} times as fast as the script, ${(parallel / checked).toFixed(1)} times as fast as xargs`,
    ];
  }
}

/** As people write it, with a call for each check, and as the plan has it, which makes the same call once. */
async function sameByShell(
  demo: DemoAccess,
): Promise<Readonly<Record<'forEachObservation' | 'forEachCheck', string[]>>> {
  const reading = await readSidecar(readFileSync(path.join(runbooks, `${name}.checks.yaml`), 'utf8'));
  if (reading.state === 'invalid') throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  const { sidecar } = reading;
  const calls = (requests: readonly { readonly request: ObservationRequest }[]): string[] =>
    requests.flatMap(({ request }) => shellCommand(request, sidecar, demo) ?? []);
  return {
    forEachObservation: calls(planObservations(sidecar.checks, () => true)),
    forEachCheck: calls(sidecar.checks),
  };
}
