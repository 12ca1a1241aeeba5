/** What a person sees when the input or the surroundings are wrong: one message, the exit code, and no invented state. */
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { makeWorkspace, type CliResult, type Variables, type Workspace } from './commandLine.ts';
import { readRunResult, readStatus, stateOf } from './outputs.ts';

const demo = inject('demo');
let workspace: Workspace;

beforeEach(async () => {
  workspace = await makeWorkspace();
});

afterEach(() => workspace.remove());

describe('a runbook that cannot be read', () => {
  test.each(['inspect', 'run', 'status', 'approve'])('is named by "%s" when it does not exist', async (command) => {
    const file = path.join(workspace.folder, 'missing.md');
    const { code, stdout, stderr } = await workspace.provebook([command, file]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(`provebook: ${file} does not exist.\nCheck the path.\n`);
  });

  test('is refused with its size and the limit when it is too large', async () => {
    const file = await workspace.write('large.md', '# Large\n'.padEnd(5_000_000, '- [ ] another item\n'));
    const { code, stderr } = await workspace.provebook(['inspect', file]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      `provebook: ${file} has 5000000 bytes; a runbook may have 4194304.\nSplit it into several runbooks.\n`,
    );
  });

  test('is refused with the line of the first wrong byte when it is not UTF-8', async () => {
    const file = await workspace.write('latin1.md', Buffer.from('# Caf\xe9\n\n- [ ] one\n', 'latin1'));
    const { code, stderr } = await workspace.provebook(['run', file, '--yes']);
    expect(code).toBe(2);
    expect(stderr).toBe(`provebook: ${file}:1: the file is not UTF-8 text.\nSave it with the encoding UTF-8.\n`);
    expect(await readdir(workspace.folder)).toEqual(['latin1.md']);
  });
});

describe('a run whose surroundings are wrong', () => {
  test('says that there is no kube context, and leaves the item open', async () => {
    const nowhere = path.join(workspace.folder, 'no-such-kubeconfig');
    const { ran, state } = await runOnly('kubectl get namespaces -o name', { KUBECONFIG: nowhere });
    expect(ran.code).toBe(5);
    expect(messages(ran)).toEqual([expect.stringMatching(/no kubeconfig with a context/)]);
    expect(state).toBe('open');
  });

  test('says which server does not answer, and leaves the item open', async () => {
    const config = await readFile(demo.kubeconfig, 'utf8');
    const KUBECONFIG = await workspace.write('kubeconfig', config.replaceAll(demo.server, 'https://127.0.0.1:1'));
    const { ran, state } = await runOnly('kubectl get namespaces -o name', { KUBECONFIG });
    expect(ran.code).toBe(5);
    expect(messages(ran)).toEqual([expect.stringContaining('127.0.0.1:1')]);
    expect(state).toBe('open');
  });

  test('says that a command was not found, which proves nothing', async () => {
    const { ran, state } = await runOnly('no-such-program --version');
    expect(ran.code).toBe(5);
    expect(messages(ran)).toEqual([expect.stringContaining('no-such-program')]);
    expect(state).toBe('error');
  });

  test('says that the password is wrong without showing it', async () => {
    await workspace.write('list.checks.yaml', connection);
    const { ran, state } = await runOnly('SELECT 1;', { WRONG: 'not-the-password' }, 'sql');
    expect(ran.code).toBe(5);
    expect(messages(ran)).toEqual([expect.stringContaining('password authentication failed')]);
    expect(ran.stdout + ran.stderr).not.toContain('not-the-password');
    expect(state).toBe('error');
  });
});

test('a run that is killed in the middle shows what was started without an end, and goes on from there', async () => {
  const file = await workspace.write('list.md', `${item('first', 'echo one')}${item('second', 'sleep 30')}`);
  await workspace.provebook(['approve', file, '--yes']);
  const child = workspace.start(['run', file, '--yes', '--json']);
  // The log is there a moment before its first event is.
  await until(() =>
    statusOf(file).then(
      (status) => stateOf(status, 'second') === 'running',
      () => false,
    ),
  );
  child.kill('SIGKILL');
  await once(child, 'close');

  const left = await statusOf(file);
  expect([stateOf(left, 'first'), stateOf(left, 'second')]).toEqual(['passed', 'unknown']);
  expect(left.logProblems).toEqual([]);
  await workspace.write('list.md', `${item('first', 'echo one')}${item('second', 'echo one')}`);
  await workspace.provebook(['approve', file, '--yes']);
  const again = await workspace.provebook(['run', file, '--item', 'second', '--yes', '--json']);
  const result = readRunResult(again.stdout);
  expect(again.code).toBe(0);
  expect([stateOf(result, 'first'), stateOf(result, 'second')]).toEqual(['passed', 'passed']);
  expect(result.run?.id).toBe(left.run?.id);
});

const connection = `version: 1
secrets:
  password: { env: WRONG }
connections:
  judgify:
    driver: postgres
    database: judgify
    user: judgify_readonly
    password: \${secrets.password}
    via: { portForward: { service: judgify-postgres, port: 5432 } }
`;

/** Approves and runs a runbook with one item, and tells what is left of it for another process. */
async function runOnly(
  command: string,
  env: Variables = {},
  language = 'bash',
): Promise<{ readonly ran: CliResult; readonly state: string }> {
  const file = await workspace.write('list.md', item('the only item', command, language));
  await workspace.provebook(['approve', file, '--yes'], env);
  const ran = await workspace.provebook(['run', file, '--yes', '--json'], env);
  return { ran, state: stateOf(await statusOf(file), 'the only item') };
}

function item(title: string, command: string, language = 'bash'): string {
  return `- [ ] ${title}\n\n  \`\`\`${language}\n  ${command}\n  - one ✓\n  \`\`\`\n\n`;
}

/** What the run says of each of its commands that did not come to a verdict. */
function messages({ stdout }: CliResult): readonly string[] {
  return readRunResult(stdout).outcomes.flatMap((one) =>
    one.state === 'refused' ? [one.message] : one.findings.map(({ message }) => message),
  );
}

async function statusOf(file: string): Promise<ReturnType<typeof readStatus>> {
  return readStatus((await workspace.provebook(['status', file, '--json'])).stdout);
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await delay(50);
}
