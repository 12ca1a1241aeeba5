/** Checks of an open runbook that need no cluster, from the sidecar to the state of the item. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import type { AskedSecret } from '../../../src/session/sessionOptions.ts';
import { lines } from '../support/runbooks.ts';

let folder: string;
const opened: RunbookSession[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'provebook-checks-'));
});

afterEach(async () => {
  for (const session of opened.splice(0)) session.close();
  await rm(folder, { recursive: true });
});

async function open(
  sidecar: readonly string[],
  askSecret?: (secret: AskedSecret) => Promise<string | undefined>,
): Promise<RunbookSession> {
  const file = path.join(folder, 'a.md');
  await writeFile(file, '- [ ] One\n- [ ] Two\n');
  await writeFile(path.join(folder, 'a.checks.yaml'), lines('version: 1', ...sidecar));
  const session = await RunbookSession.open({
    file,
    env: { ...process.env, KUBECONFIG: path.join(folder, 'none'), PROVEBOOK_STATE_HOME: path.join(folder, 'state') },
    isTrusted: () => true,
    confirm: () => Promise.resolve(true),
    ...(askSecret === undefined ? {} : { askSecret }),
  });
  opened.push(session);
  return session;
}

function all({ placement }: RunbookSession): readonly string[] {
  return placement.checks.map(({ check }) => check.id);
}

const release = [
  'checks:',
  '  - { id: written, item: "#one", file: { path: release.txt }, expect: { text: { contains: v2 } } }',
];

describe('checks of a session', () => {
  it('do nothing before they are approved, and say so', async () => {
    const session = await open(release);
    const [result] = await session.check(['written']);
    expect(result?.outcome).toMatchObject({ state: 'refused', refusal: { code: 'not approved' } });
    expect(session.run).toBeUndefined();
  });

  it('tick their item when they pass, in this process and in the next', async () => {
    const session = await open(release);
    await session.approve();
    await writeFile(path.join(folder, 'release.txt'), 'v2.0.0\n');
    await session.check(all(session));
    expect(session.view.states.get('one')).toBe('passed');
    expect((await open(release)).view.states.get('one')).toBe('passed');
  });

  it('lose their approval when the sidecar changes', async () => {
    const session = await open(release);
    await session.approve();
    await writeFile(path.join(folder, 'a.checks.yaml'), lines('version: 1', ...release, '# looser'));
    await session.refresh();
    expect(session.approval().state).toBe('not approved');
  });

  it('speak of a cluster only where there is one', async () => {
    const session = await open([
      ...release,
      '  - { id: nodes, item: "#two", k8s: { apiVersion: v1, kind: Node }, expect: { count: 3 } }',
    ]);
    await session.approve();
    await writeFile(path.join(folder, 'release.txt'), 'v2.0.0\n');
    const results = await session.check(all(session));
    expect(results.map(({ placed, outcome }) => [placed.check.id, outcome.state])).toEqual([
      ['written', 'finished'],
      ['nodes', 'refused'],
    ]);
  });
});

it('a program of a check gets no variable that the editor has for itself', async () => {
  const printed = 'exec: { argv: [printenv, VSCODE_OF_THE_TEST] }, expect: { exitCode: 1 }';
  process.env['VSCODE_OF_THE_TEST'] = 'x';
  try {
    const session = await open(['checks:', `  - { id: own, item: "#one", ${printed} }`]);
    await session.approve();
    await session.check(['own']);
    expect(session.view.states.get('one')).toBe('passed');
  } finally {
    delete process.env['VSCODE_OF_THE_TEST'];
  }
});

describe('a secret that a person is asked for', () => {
  const printing = (id: string): string =>
    `  - { id: ${id}, item: "#one", exec: { argv: [printenv, TOKEN], env: { TOKEN: "\${secrets.token}" } }, expect: { exitCode: 0 } }`;
  const sidecar = [
    'secrets: { token: { prompt: "Token of the pager?" } }',
    'checks:',
    printing('first'),
    printing('second'),
  ];

  it('is asked for once, reaches the program, and is kept nowhere', async () => {
    const asked: string[] = [];
    const session = await open(sidecar, ({ question }) => {
      asked.push(question);
      return Promise.resolve('tok-3f9a51');
    });
    await session.approve();
    await session.check(all(session));
    await session.check(all(session));
    expect(asked).toEqual(['Token of the pager?']);
    expect(session.view.states.get('one')).toBe('passed');
    expect(JSON.stringify(session.reports.of())).toContain('•••');
    expect(JSON.stringify(session.reports.of())).not.toContain('tok-3f9a51');
  });

  it('is asked for again where nobody gave it; nothing is proved without it', async () => {
    let times = 0;
    const session = await open(sidecar, () => {
      times += 1;
      return Promise.resolve(undefined);
    });
    await session.approve();
    await session.check(['first']);
    await session.check(['first']);
    expect(times).toBe(2);
    expect(session.view.commandStates.get('check:first')).toBe('error');
  });

  it('makes an error where nobody can be asked', async () => {
    const session = await open(sidecar);
    await session.approve();
    await session.check(['first']);
    expect(session.view.latest.get('check:first')?.finished?.findings[0]?.message).toContain('"token"');
  });
});
