import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { processesNaming } from '../../../scratch.ts';
import { longTime, openShell } from './session.ts';

/** Long enough for `request`'s own steps (SIGINT 2 s, SIGTERM 5 s, SIGKILL) on a busy machine. */
const patient = { timeout: 60_000 };

/** What a command may leave behind; each says "ready" once it runs. */
const trees: readonly (readonly [string, (time: string) => string])[] = [
  ['a command in the foreground', (time) => `echo ready; sleep ${time}`],
  ['children in the background', (time) => `sleep ${time} & sleep ${time} & echo ready; wait`],
  ['a pipe', (time) => `echo ready; sleep ${time} | cat`],
  ['a child in a session of its own', (time) => `setsid sleep ${time} & echo ready; wait`],
  [
    'a child that has been left by its parents',
    (time) => `(setsid bash -c 'sleep ${time} & echo ready' &) ; sleep ${time}`,
  ],
  ['a child with a process group of its own', (time) => `set -m; sleep ${time} & echo ready; wait`],
  ['children that do not want to end', (time) => `trap '' INT TERM; sleep ${time} & echo ready; wait; sleep ${time}`],
];

describe('cancelling', patient, () => {
  test.concurrent.each(trees)('ends %s', async (_, script) => {
    const time = longTime();
    const cancel = new AbortController();
    const seen: number[][] = [];
    const observation = await openShell().run(script(time), {
      signal: cancel.signal,
      onOutput: () => {
        // The children need a moment to become what they are.
        setTimeout(() => {
          seen.push([...processesNaming(time)]);
          cancel.abort();
        }, 100);
      },
    });
    expect(observation).toMatchObject({ end: 'cancelled', exitCode: undefined, stdout: 'ready\n', message: undefined });
    expect(seen[0]).not.toEqual([]);
    expect(processesNaming(time)).toEqual([]);
  });

  test('before the start ends it at once', async () => {
    const { run } = openShell();
    const time = longTime();
    expect(await run(`sleep ${time}`, { signal: AbortSignal.abort() })).toMatchObject({ end: 'cancelled' });
    expect(processesNaming(time)).toEqual([]);
  });

  test('leaves the state of earlier commands as it was', async () => {
    const { run } = openShell();
    await run('name=kept');
    const cancel = new AbortController();
    await run(`echo ready; sleep ${longTime()}`, { signal: cancel.signal, onOutput: () => cancel.abort() });
    expect(await run('echo $name')).toMatchObject({ stdout: 'kept\n' });
  });

  test('after the end changes nothing', async () => {
    const cancel = new AbortController();
    const observation = await openShell().run('echo done', { signal: cancel.signal });
    cancel.abort();
    expect(observation).toMatchObject({ end: 'exited', exitCode: 0, stdout: 'done\n' });
  });
});

describe('a timeout', patient, () => {
  test('ends the whole tree, sessions of its own included, and keeps what was written', async () => {
    const time = longTime();
    const observation = await openShell().run(`setsid sleep ${time} & echo ready; sleep ${time}`, { timeoutMs: 400 });
    expect(observation).toMatchObject({ end: 'timed out', exitCode: undefined, stdout: 'ready\n' });
    expect(processesNaming(time)).toEqual([]);
  });

  test('lets a command clean up that listens', async () => {
    const { run, cwd } = openShell();
    await run(`trap 'touch cleaned; exit 0' INT TERM; while :; do sleep 0.1; done`, { timeoutMs: 400 });
    expect(existsSync(path.join(cwd, 'cleaned'))).toBe(true);
  });
});

describe('a command that leaves a child behind', patient, () => {
  test('which holds its output open ends all the same, and the child goes on', async () => {
    const time = longTime();
    onTestFinished(() => processesNaming(time).forEach((pid) => process.kill(pid, 'SIGKILL')));
    const { run } = openShell();
    const observation = await run(`sleep ${time} & name=kept; echo done`);
    expect(observation).toMatchObject({ end: 'exited', exitCode: 0, stdout: 'done\n', incomplete: true });
    expect(observation.survivors).toEqual(processesNaming(time));
    expect(processesNaming(time)).toHaveLength(1);
    expect(await run('echo $name')).toMatchObject({ stdout: 'kept\n' });
  });
});
