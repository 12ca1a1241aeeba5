import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorkspace, type Workspace } from './commandLine.ts';
import { executionOf, readRunResult } from './outputs.ts';

const runbook = `# Values

- [ ] the node answers

  \`\`\`bash
  kubectl get node <node> -o name
  - worker-1 ✓
  \`\`\`

- [ ] the token is counted

  \`\`\`bash
  printf %s "<api token>" | wc -c; echo "$GREETING"
  \`\`\`

- [ ] a terminal

  \`\`\`bash
  kubectl logs -f <pod>
  \`\`\`
`;

describe('a runbook with placeholders on the command line', () => {
  let workspace: Workspace;
  let file = '';

  beforeAll(async () => {
    workspace = await makeWorkspace();
    file = await workspace.write('values.md', runbook);
    await workspace.provebook(['approve', file, '--yes']);
  });

  afterAll(() => workspace.remove());

  test('exits 6 without values, names all that is missing and how to give it, and leaves nothing', async () => {
    const { code, stdout, stderr } = await workspace.provebook(['run', file, '--json']);
    expect(code).toBe(6);
    expect(stderr).toContain('--set node=VALUE --set-file api-token=PATH --set greeting=VALUE');
    expect(JSON.parse(stdout)).toMatchObject({
      state: 'refused',
      code: 'placeholder',
      missing: [
        { name: 'node', line: 6 },
        { name: 'api-token', secret: true, line: 13 },
        { name: 'greeting', texts: ['$GREETING'], line: 13 },
      ],
    });
    expect(await readdir(workspace.folder)).not.toContain('.provebook');
  });

  test('runs with them, and writes the secret nowhere', async () => {
    const token = await workspace.write('token', 'hunter2-token\n');
    const values = ['--set', 'NODE=worker-1', '--set', "greeting=it's $(date)", '--set-file', `api-token=${token}`];
    const { stdout, stderr } = await workspace.provebook(['run', file, '--json', ...values]);
    const result = readRunResult(stdout);
    expect(executionOf(result, 'kubectl get node')).toMatchObject({ text: 'kubectl get node worker-1 -o name' });
    expect(stderr).toContain("13\nit's $(date)");
    expect(stdout + stderr + (await everythingIn(path.join(workspace.folder, '.provebook')))).not.toContain('hunter2');
  });

  test('refuses what needs a terminal where there is none', async () => {
    const { code, stderr } = await workspace.provebook(['run', file, '--item', 'values/a-terminal']);
    expect(code).toBe(6);
    expect(stderr).toContain('needs a terminal');
  });

  test('says what is wrong with a value or its name, and starts no run', async () => {
    const unknown = await workspace.provebook(['run', file, '--set', 'nodes=a']);
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('no value for "nodes"') as string });
    const short = await workspace.provebook(['run', file, '--set', 'api-token=abc']);
    expect(short).toMatchObject({ code: 1, stderr: expect.stringContaining('at least 4 characters') as string });
  });
});

async function everythingIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (await Promise.all(files.map((one) => readFile(path.join(one.parentPath, one.name), 'utf8')))).join('\n');
}
