import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExecInput } from '../../../../src/core/check/sidecar/kindSchemas.ts';
import { observeExec, type ExecPlace } from '../../../../src/runners/shell/observeExec.ts';
import { scratchFolder } from '../../../scratch.ts';
import { hurried, patient, subjectOf } from '../servers.ts';

const place: ExecPlace = {
  folder: tmpdir(),
  kubeconfig: '/pinned/kubeconfig',
  namespace: 'shop',
  env: { PATH: process.env['PATH'] ?? '' },
};

function exec(input: Partial<ExecInput>): ExecInput {
  return { env: {}, parse: 'text', ...input };
}

describe('a program that a check runs', () => {
  it('gives its exit status and both outputs', async () => {
    const script = 'echo out; echo err >&2; exit 3';
    expect(subjectOf(await observeExec(exec({ script }), place, patient))).toMatchObject({
      exitCode: 3,
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });

  it('gets its words as they are, without a shell', async () => {
    expect(subjectOf(await observeExec(exec({ argv: ['echo', '$HOME; ls'] }), place, patient))).toMatchObject({
      stdout: '$HOME; ls\n',
    });
  });

  it('reaches only the cluster of the run, whatever the check sets', async () => {
    const input = exec({ script: 'echo "$KUBECONFIG $OTHER"', env: { KUBECONFIG: '/other', OTHER: 'set' } });
    expect(subjectOf(await observeExec(input, place, patient))).toMatchObject({ stdout: '/pinned/kubeconfig set\n' });
  });

  it('has its output read as JSON', async () => {
    expect(
      subjectOf(await observeExec(exec({ argv: ['echo', '{"a": [1]}'], parse: 'json' }), place, patient)),
    ).toMatchObject({
      json: { a: [1] },
    });
  });

  it.each([
    ['is not there', exec({ argv: ['no-such-program'] }), 'no-such-program could not be started'],
    ['is not there, in a script', exec({ script: 'no-such-program' }), 'The program could not be run'],
    ['is no program', exec({ argv: [tmpdir()] }), 'could not be started'],
    ['may not be run, in a script', exec({ script: tmpdir() }), 'The program could not be run'],
    ['is ended by a signal', exec({ script: 'kill -9 $$' }), 'ended by signal SIGKILL'],
    ['prints nothing where there should be YAML', exec({ argv: ['true'], parse: 'yaml' }), 'It is empty'],
    ['prints no JSON', exec({ argv: ['echo', 'hello'], parse: 'json' }), 'It is not json'],
    ['would run in a folder that is not there', exec({ argv: ['true'], cwd: 'gone' }), 'gone does not exist'],
  ])('is not observed where it %s', async (_, input, message) => {
    expect(await observeExec(input, place, patient)).toMatchObject({
      state: 'unobserved',
      message: expect.stringContaining(message) as string,
    });
  });

  it('is stopped after its time', async () => {
    expect(await observeExec(exec({ script: 'sleep 5' }), place, hurried)).toEqual({
      state: 'unobserved',
      message: 'The program was stopped after 0.2 s without an end.',
    });
  });

  it('in a container is asked for through kubectl in the namespace of the target', async () => {
    const input = exec({ argv: ['df', '-h'], in: { pod: 'db-0', container: 'main' } });
    const shown = { ...place, env: { PATH: folderWith('kubectl', '#!/bin/sh\necho "$@"\n') } };
    expect(subjectOf(await observeExec(input, shown, patient))).toMatchObject({
      stdout: 'exec -n shop db-0 -c main -- df -h\n',
    });
  });

  it.each([
    ['Error from server (NotFound): pods "db-0" not found', 1],
    ['error: unable to upgrade connection: Forbidden', 1],
    ['Unable to connect to the server: dial tcp 192.0.2.1:6443: i/o timeout', 1],
  ])('in a container is not observed where kubectl says %j', async (message, exitCode) => {
    const program = `#!/bin/sh\necho '${message}' >&2\nexit ${exitCode}\n`;
    const input = exec({ argv: ['grep', '-q', 'x', '/file'], in: { pod: 'db-0' } });
    const failing = { ...place, env: { PATH: folderWith('kubectl', program) } };
    expect(await observeExec(input, failing, patient)).toEqual({
      state: 'unobserved',
      message: `kubectl could not run it: ${message}`,
    });
  });

  it('in a container may fail by itself, which kubectl says', async () => {
    const program = '#!/bin/sh\necho "command terminated with exit code 1" >&2\nexit 1\n';
    const input = exec({ argv: ['grep', '-q', 'x', '/file'], in: { pod: 'db-0' } });
    const failing = { ...place, env: { PATH: folderWith('kubectl', program) } };
    expect(subjectOf(await observeExec(input, failing, patient))).toMatchObject({ exitCode: 1 });
  });

  function folderWith(name: string, program: string): string {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, name), program, { mode: 0o755 });
    return folder;
  }
});
