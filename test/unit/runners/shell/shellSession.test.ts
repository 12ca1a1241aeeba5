import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { scratchFolder } from '../../../scratch.ts';
import { openShell } from './session.ts';

describe('the end of a command', () => {
  test.each([
    ['true', 0],
    ['exit 3', 3],
    ['false', 1],
    ['(exit 42)', 42],
    ['definitely-not-a-command', 127],
    ['/etc/passwd', 126],
    ['if', 2],
    ['true && exit 0; echo no', 0],
  ])('%s has the status %i', async (script, status) => {
    const { run } = openShell();
    expect(await run(script)).toMatchObject({ end: 'exited', exitCode: status });
  });

  test('by a signal has no status and says so', async () => {
    const observation = await openShell().run('echo before; kill -KILL $$');
    expect(observation).toMatchObject({ end: 'exited', exitCode: undefined, stdout: 'before\n' });
    expect(observation.message).toContain('SIGKILL');
  });

  test('that is not found is said on stderr, and only there', async () => {
    const { stdout, stderr, output } = await openShell().run('definitely-not-a-command');
    expect(stdout).toBe('');
    expect(stderr).toContain('definitely-not-a-command: command not found');
    expect(output).toBe(stderr);
  });

  test('comes at the first failure, also inside a pipe', async () => {
    const { run } = openShell();
    expect(await run('echo one\nfalse\necho two')).toMatchObject({ exitCode: 1, stdout: 'one\n' });
    expect(await run('false | cat; echo two')).toMatchObject({ exitCode: 1, stdout: '' });
    expect(await run('false || echo two')).toMatchObject({ exitCode: 0, stdout: 'two\n' });
    expect(await run('if false; then echo yes; fi; echo two')).toMatchObject({ exitCode: 0, stdout: 'two\n' });
  });

  test('keeps its two streams apart and together', async () => {
    const { stdout, stderr, output, totalBytes } = await openShell().run('echo out; sleep 0.1; echo err >&2');
    expect({ stdout, stderr, output, totalBytes }).toEqual({
      stdout: 'out\n',
      stderr: 'err\n',
      output: 'out\nerr\n',
      totalBytes: 8,
    });
  });

  test('has nothing to read from and no terminal', async () => {
    expect(await openShell().run('cat; tty')).toMatchObject({ exitCode: 1, stdout: 'not a tty\n' });
  });
});

describe('what carries over to the next command', () => {
  test('are the working directory, variables, exports, arrays and functions', async () => {
    const { run, session, cwd } = openShell();
    mkdirSync(path.join(cwd, "a 'folder'"));
    await run(`cd "a 'folder'"`);
    await run(String.raw`plain='two
lines "and" $quotes \ $(no)'`);
    await run('export exported=yes');
    await run(`declare -A colours=([sky]=blue [grass]='light green'); list=(one 'two three')`);
    await run('greet() { local name=$1; echo "hello $name"; }');
    expect(session.cwd).toBe(path.join(realpathSync(cwd), "a 'folder'"));
    const { stdout, stderr } = await run(
      `basename "$PWD"; printf '%s\\n' "$plain"; bash -c 'echo $exported-$plain'; echo "\${colours[grass]}"; echo "\${#list[@]}"; greet ada`,
    );
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toEqual([
      "a 'folder'",
      'two',
      String.raw`lines "and" $quotes \ $(no)`,
      'yes-',
      'light green',
      '2',
      'hello ada',
      '',
    ]);
  });

  test('stays right over many commands', async () => {
    const { run } = openShell();
    await run('count=0; readonly fixed=1; bump() { count=$((count + 1)); }');
    for (let round = 0; round < 5; round += 1) expect(await run('bump')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await run('echo $count $fixed')).toMatchObject({ stdout: '5 1\n', stderr: '' });
  });

  test('may be unset again', async () => {
    const { run, session } = openShell({ GIVEN: 'yes' });
    await run('name=value; twice() { :; }');
    expect([session.isSet('name'), session.isSet('GIVEN'), session.isSet('other')]).toEqual([true, true, false]);
    await run('unset name GIVEN; unset -f twice');
    expect([session.isSet('name'), session.isSet('GIVEN')]).toEqual([false, false]);
    expect(await run('echo "[${name-}${GIVEN-}]"; type twice')).toMatchObject({ exitCode: 1, stdout: '[]\n' });
  });

  test.each([
    ['fails', 'name=new; false', 'new'],
    ['exits', 'name=new; exit 7', 'new'],
    ['is no shell text', 'if', 'old'],
    ['is killed', 'name=new; kill -KILL $$', 'old'],
    ['becomes another program', 'name=new; exec false', 'old'],
  ])('is not lost when a command %s', async (_, script, name) => {
    const { run } = openShell();
    await run('name=old; keep=kept; f() { echo function; }');
    await run(script);
    expect(await run('echo $name $keep; f')).toMatchObject({ exitCode: 0, stdout: `${name} kept\nfunction\n` });
  });

  test('are no settings of the shell: each command begins with the same', async () => {
    const { run } = openShell();
    await run('set +e +o pipefail; set -u; set -- one two');
    expect(await run('false | cat; echo no')).toMatchObject({ exitCode: 1, stdout: '' });
    expect(await run('echo "$# [$unset]"')).toMatchObject({ exitCode: 0, stdout: '0 []\n' });
  });

  test('is nothing of our own', async () => {
    const { run, session } = openShell();
    await run('true');
    expect(await run('env | grep -ci ^PROVEBOOK; declare -F')).toMatchObject({ stdout: '1\n' });
    expect(session.isSet('__provebook_state')).toBe(false);
    expect(session.isSet('__provebook_script')).toBe(false);
    expect(session.isSet('PROVEBOOK_EXECUTION')).toBe(false);
  });
});

describe('what is refused before anything starts', () => {
  test('is a command with a NUL character, which would end it early', async () => {
    const { run, cwd } = openShell();
    const observation = await run(`touch ${cwd}/there\0; false`);
    expect(observation).toMatchObject({ end: 'not started', exitCode: undefined });
    expect(observation.message).toMatch(/NUL/);
    expect(await run('ls')).toMatchObject({ stdout: '' });
  });

  test('is a working directory that has gone', async () => {
    const folder = path.join(scratchFolder(), 'gone');
    mkdirSync(folder);
    const { run } = openShell({}, folder);
    await run('name=kept');
    rmSync(folder, { recursive: true });
    const observation = await run('true');
    expect(observation.end).toBe('not started');
    expect(observation.message).toContain(folder);
    mkdirSync(folder);
    expect(await run('echo $name')).toMatchObject({ stdout: 'kept\n' });
  });

  test('is everything where there is no bash', async () => {
    const observation = await openShell({ PATH: scratchFolder() }).run('true');
    expect(observation).toMatchObject({ end: 'not started', exitCode: undefined });
    expect(observation.message).toMatch(/bash could not be started/);
  });
});

describe('the environment of a command', () => {
  test('has the pinned kubeconfig, whatever the editor or an earlier command says', async () => {
    const { run } = openShell({ KUBECONFIG: '/home/ada/.kube/config' });
    const ask = "echo $KUBECONFIG; bash -c 'echo $KUBECONFIG'";
    const pinned = '/nowhere/pinned\n/nowhere/pinned\n';
    expect(await run(ask)).toMatchObject({ stdout: pinned });
    await run('export KUBECONFIG=/another/cluster');
    expect(await run(ask)).toMatchObject({ stdout: pinned });
    await run('unset KUBECONFIG');
    expect(await run(ask)).toMatchObject({ stdout: pinned });
    expect(await run(ask, { kubeconfig: '/nowhere/other' })).toMatchObject({
      stdout: '/nowhere/other\n/nowhere/other\n',
    });
  });

  test("holds none of the editor's own variables", async () => {
    const { run, session } = openShell({
      VSCODE_PID: '1',
      VSCODE_IPC_HOOK_CLI: '/run/vscode.sock',
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: '--require /evil.js',
      GIT_ASKPASS: '/evil',
      BASH_ENV: '/evil.sh',
      ENV: '/evil.sh',
      SHELLOPTS: 'noexec',
      BASHOPTS: 'extdebug',
      PROVEBOOK_STATE_HOME: '/state',
      EDITOR: 'vi',
      VSCODE: 'mine',
    });
    const { stdout } = await run('env -0 | tr "\\0" "\\n" | cut -d= -f1 | sort');
    const names = stdout.trim().split('\n');
    expect(names).toEqual(expect.arrayContaining(['EDITOR', 'VSCODE', 'HOME', 'PATH', 'KUBECONFIG']));
    expect(
      names.filter((name) => /^(VSCODE_|ELECTRON_|NODE_OPTIONS|GIT_ASKPASS|BASH_ENV|ENV$|PROVEBOOK_)/.test(name)),
    ).toEqual(
      // Marks the processes of one execution, so that cancelling it ends them all.
      ['PROVEBOOK_EXECUTION'],
    );
    expect(session.isSet('VSCODE_PID')).toBe(false);
  });

  test('shows neither the command nor carried values among the arguments, where all users could read them', async () => {
    const { run } = openShell();
    await run('password=hunter2hunter2');
    const { stdout } = await run(
      'tr "\\0" " " < /proc/$$/cmdline; tr "\\0" "\\n" < /proc/$$/environ; : a-script-of-mine',
    );
    expect(stdout).not.toMatch(/hunter2|a-script-of-mine/);
  });
});
