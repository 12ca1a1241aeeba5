/** Processes of commands: whatever they do, and whatever happens to the program that started them. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { onTestFinished } from 'vitest';
import type { Observation } from '../../src/core/check/observation.ts';
import { pidSpace, readProcess } from '../../src/runners/shell/processTable.ts';
import { COOKIE_VARIABLE } from '../../src/runners/shell/processTree.ts';
import { reapAbandoned } from '../../src/runners/shell/reapAbandoned.ts';
import { runProcess, type ProcessRequest } from '../../src/runners/shell/runProcess.ts';
import { watchBurden } from '../burden.ts';
import { makeWorkspace } from '../integration/commandLine.ts';
import { processesNaming, scratchFolder } from '../scratch.ts';
import { fault, tries, type FaultCount } from './fault.ts';

const shells = ['bash', 'sh', 'dash'];

/** What a script may leave behind; the last one sheds its environment too. */
const shapes: Readonly<Record<string, (mark: string) => string>> = {
  'a child in the background': (mark) => `sleep ${mark} & wait`,
  'a pipe': (mark) => `sleep ${mark} | cat`,
  setsid: (mark) => `setsid sleep ${mark} & wait`,
  'set -m': (mark) => `set -m; sleep ${mark} & wait`,
  'a daemon': (mark) => `(setsid sh -c 'sleep ${mark} & sleep ${mark} & exit' >/dev/null 2>&1 &); sleep ${mark}`,
  'env -i setsid': (mark) => `env -i setsid sleep ${mark} & wait`,
};

fault(
  'F8',
  'a command line that is stopped in a change: nobody makes it a second time unasked, and its end counts',
  () => countLost(tries(2, 20), () => survivesStop(), 1),
);

fault('F17', 'a child that ignores SIGINT and SIGTERM is gone', () =>
  countLost(tries(3, 100), async () => {
    const mark = uniqueTime();
    const { end, survivors } = await cancelled('bash', `trap '' INT TERM; sleep ${mark} & wait; sleep ${mark}`, mark);
    return end === 'cancelled' && survivors?.length === 0 && processesNaming(mark).length === 0;
  }),
);

for (const [shape, script] of Object.entries(shapes))
  fault('F18', `${shape}, in ${shells.join(', ')}: nothing survives a cancel`, () =>
    countLost(shells.length * tries(4, 500, 10), async (at) => {
      const mark = uniqueTime();
      const { end, survivors } = await cancelled(shells[at % shells.length] ?? '', script(mark), mark);
      return end === 'cancelled' && survivors?.length === 0 && processesNaming(mark).length === 0;
    }),
  );

fault('F19', 'a step ends when its shell does, although a child holds the pipe, and says so', () =>
  countLost(tries(12, 500), async () => {
    const mark = uniqueTime();
    const { end, exitCode, stdout, incomplete, survivors } = await run('bash', ['-c', `sleep ${mark} & echo done`]);
    const left = processesNaming(mark);
    for (const pid of left) process.kill(pid, 'SIGKILL');
    const isTold = incomplete === true && left.length === 1 && survivors?.[0] === left[0];
    return end === 'exited' && exitCode === 0 && stdout === 'done\n' && isTold;
  }),
);

fault('F20', '`yes`: bounded memory, no long pause, and a digest of every byte', async () => {
  const flood = (timeoutMs: number): Promise<Observation> => run('yes', [], { timeoutMs });
  const { result, memoryBytes, busyMs } = await watchBurden(() => flood(tries(1000, 60_000)));
  const isBounded = memoryBytes < 64 << 20 && busyMs < 100 && Buffer.byteLength(result.output) < (2 << 20) + 100;
  return { tries: 1, lost: isBounded && result.outputSha256 === digestOfYes(result.totalBytes) ? 0 : 1 };
});

fault('F20', 'one line without an end, bytes that are no text, NUL: the digest is that of sha256sum', async () => {
  const folder = scratchFolder();
  const size = tries(64 << 20, 1 << 30);
  const file = path.join(folder, 'bytes');
  writeFileSync(
    file,
    Buffer.concat([Buffer.from([0, 0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80]), randomBytes(4 << 20)]),
  );
  const scripts = [`head -c ${size} /dev/zero | tr '\\0' x`, `cat ${file}`, `head -c ${size} /dev/zero`];
  return countLost(scripts.length, async (at) => {
    const script = scripts[at] ?? '';
    const [expected] = execFileSync('bash', ['-c', `{ ${script}; } | sha256sum`], { encoding: 'utf8' }).split(' ');
    const { outputSha256, truncated } = await run('bash', ['-c', script]);
    return truncated && outputSha256 === expected;
  });
});

fault('F21', 'a child that ends at once with 64 KiB of output loses none', () => {
  const file = path.join(scratchFolder(), 'bytes');
  const bytes = randomBytes(64 << 10);
  writeFileSync(file, bytes);
  const expected = createHash('sha256').update(bytes).digest('hex');
  return countLost(tries(100, 10_000), async () => {
    const { totalBytes, outputSha256, incomplete } = await run('cat', [file]);
    return totalBytes === bytes.length && outputSha256 === expected && incomplete === false;
  });
});

for (const withSupervisor of [true, false])
  fault(
    'F22',
    withSupervisor
      ? 'a killed command line: nothing of its command and no kubeconfig is left, the item is unknown'
      : 'a killed command line whose supervisor is killed too: the next start ends all, the item is unknown',
    () => countLost(tries(2, 50), () => survivesKill(withSupervisor), 1),
  );

fault('F23', 'a record of a process with another start time, cookie or machine ends nobody; the right one does', () =>
  countLost(
    tries(5, 200),
    async () => {
      const folder = path.join(scratchFolder(), 'active');
      mkdirSync(folder);
      const cookie = randomBytes(16).toString('hex');
      const other = randomBytes(16).toString('hex');
      const child = sleeper(cookie);
      const leader = { pid: child.pid ?? 0, startedAt: readProcess(child.pid ?? 0)?.startedAt ?? '' };
      const right = { cookie, machine: hostname(), pidSpace: pidSpace(), leader, host: { pid: 1, startedAt: 'ended' } };
      const own = { pid: process.pid, startedAt: readProcess(process.pid)?.startedAt };
      const wrong = [
        { ...right, cookie: other },
        { ...right, cookie: other, leader: { ...leader, startedAt: '1' } },
        { ...right, pidSpace: 'another' },
        { ...right, machine: 'another' },
        { ...right, host: own },
      ];
      for (const record of wrong) {
        writeFileSync(path.join(folder, `${record.cookie}.json`), JSON.stringify(record));
        const { ended } = await reapAbandoned(folder);
        if (ended.length > 0 || !isRunning(child)) return false;
      }
      writeFileSync(path.join(folder, `${cookie}.json`), JSON.stringify(right));
      const { ended } = await reapAbandoned(folder);
      return (
        ended[0] === child.pid && !isRunning(child) && readdirSync(folder).every((name) => !name.startsWith(cookie))
      );
    },
    1,
  ),
);

fault(
  'F38',
  'a pause of the whole program, longer than the timeout: the end is the true one, and no byte is lost',
  () =>
    countLost(
      tries(2, 5),
      async () => {
        const folder = scratchFolder();
        const file = path.join(folder, 'bytes');
        writeFileSync(file, randomBytes(64 << 10));
        const script = `echo once >> ${folder}/log; cat ${file}; exit 3`;
        const running = run('bash', ['-c', script], { timeoutMs: 200 });
        pause(tries(1000, 10_000));
        const { end, exitCode, totalBytes, incomplete } = await running;
        const isOnce = readFileSync(path.join(folder, 'log'), 'utf8') === 'once\n';
        return isOnce && end === 'exited' && exitCode === 3 && totalBytes === 64 << 10 && incomplete === false;
      },
      1,
    ),
);

async function countLost(count: number, holds: (at: number) => Promise<boolean>, atOnce = 6): Promise<FaultCount> {
  const limit = pLimit(atOnce);
  const held = await Promise.all(Array.from({ length: count }, (_, at) => limit(() => holds(at))));
  return { tries: count, lost: held.filter((isSo) => !isSo).length };
}

async function run(
  program: string,
  args: readonly string[],
  request: Partial<ProcessRequest> = {},
): Promise<Observation> {
  const { observation } = await runProcess({
    program,
    args,
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '' },
    input: '',
    timeoutMs: 10 * 60_000,
    signal: new AbortController().signal,
    onOutput: () => undefined,
    activeFolder: undefined,
    ...request,
  });
  return observation;
}

/** Cancelled once its `sleep` runs. */
async function cancelled(shell: string, script: string, mark: string): Promise<Observation> {
  const cancel = new AbortController();
  const running = run(shell, ['-c', script], { signal: cancel.signal });
  await until(() => sleepersNaming(mark).length > 0);
  cancel.abort();
  return running;
}

/** The whole program is stopped, as a laptop that sleeps is, and goes on after somebody else has tried the same. */
async function survivesStop(): Promise<boolean> {
  const workspace = await makeWorkspace();
  onTestFinished(() => workspace.remove());
  const env = { PATH: process.env['PATH'] ?? '' };
  const log = path.join(scratchFolder(), 'log');
  await workspace.write('change.sh', `echo once >> ${log}; sleep 1; echo made\n`);
  const block = '  ```bash\n  sh change.sh\n  - made ✓\n  ```\n';
  const file = await workspace.write('runbook.md', `# A\n\n- [ ] item\n\n${block}`);
  await workspace.provebook(['approve', file, '--yes'], env);
  const host = workspace.start(['run', file, '--yes'], env);
  await until(() => existsSync(log));
  host.kill('SIGSTOP');
  const during = await workspace.provebook(['status', file, '--json'], env);
  const second = await workspace.provebook(['run', file, '--item', 'a/item', '--yes'], env);
  host.kill('SIGCONT');
  await once(host, 'exit');
  const { stdout } = await workspace.provebook(['status', file, '--json'], env);
  const isAsked = second.code !== 0 && second.stderr.includes('It runs at the moment in another window');
  const isTold = during.stdout.includes('"state": "running"') && stdout.includes('"state": "passed"');
  return isAsked && isTold && readFileSync(log, 'utf8') === 'once\n';
}

async function survivesKill(withSupervisor: boolean): Promise<boolean> {
  const workspace = await makeWorkspace();
  onTestFinished(() => workspace.remove());
  const env = { PATH: process.env['PATH'] ?? '' };
  const mark = uniqueTime();
  const script = `sleep ${mark} & setsid sleep ${mark} & sleep ${mark}`;
  const file = await workspace.write('runbook.md', `# A\n\n- [ ] item\n\n  \`\`\`bash\n  ${script}\n  \`\`\`\n`);
  await workspace.provebook(['approve', file, '--yes'], env);
  const host = workspace.start(['run', file, '--yes'], env);
  const active = path.join(workspace.state, 'active');
  await until(() => sleepersNaming(mark).length === 3 && supervisorsOf(host).length === 1);
  const targets = path.join(workspace.state, 'targets');
  const isPrivate = isPrivateFolder(targets);
  if (!withSupervisor) for (const pid of supervisorsOf(host)) process.kill(pid, 'SIGKILL');
  host.kill('SIGKILL');
  await once(host, 'exit');
  if (withSupervisor) await until(() => sleepersNaming(mark).length === 0);
  const wasLeft = sleepersNaming(mark).length;
  const { stdout, stderr } = await workspace.provebook(['status', file, '--json'], env);
  const isSwept = readdirSync(targets).length === 0;
  const isReaped = withSupervisor ? wasLeft === 0 : wasLeft === 3 && stderr.includes('that were ended: 4');
  const isNothingLeft = sleepersNaming(mark).length === 0 && readdirSync(active).length === 0;
  return isPrivate && isSwept && isReaped && isNothingLeft && stdout.includes('"state": "unknown"');
}

/** The kubeconfig of the run lies there, and only its owner may read it. */
function isPrivateFolder(folder: string): boolean {
  const modes = [folder, ...readdirSync(folder).map((name) => path.join(folder, name))].map(
    (file) => statSync(file).mode & 0o777,
  );
  return modes.join() === [0o700, 0o600].join();
}

function supervisorsOf({ pid }: ChildProcess): readonly number[] {
  return processesNaming('supervisor.js').filter((candidate) => readProcess(candidate)?.parent === pid);
}

function sleeper(cookie: string): ChildProcess {
  const child = spawn('sleep', [uniqueTime()], { env: { ...process.env, [COOKIE_VARIABLE]: cookie }, detached: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

function isRunning({ pid }: ChildProcess): boolean {
  return pid !== undefined && readProcess(pid) !== undefined;
}

/** A number of seconds for `sleep` that no other process on this machine has among its arguments. */
function uniqueTime(): string {
  return `86400.${randomInt(1e9, 1e10)}`;
}

function sleepersNaming(mark: string): readonly number[] {
  return processesNaming(mark).filter((pid) => /^sleep\0/.test(readFileIfThere(`/proc/${pid}/cmdline`)));
}

function readFileIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Ends with the timeout of the test at the latest. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

/** Nothing of this program goes on meanwhile. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function digestOfYes(bytes: number): string {
  const digest = createHash('sha256');
  const block = Buffer.from('y\n'.repeat(1 << 19));
  for (let left = bytes; left > 0; left -= block.length) digest.update(block.subarray(0, left));
  return digest.digest('hex');
}
