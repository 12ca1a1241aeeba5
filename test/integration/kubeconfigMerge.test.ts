import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Kubeconfig, NamedEntry } from '../../src/core/target/kubeconfig.ts';
import { pinContext } from '../../src/core/target/pinContext.ts';
import { loadKubeconfig } from '../../src/runners/kube/kubeconfigFiles.ts';
import { writePinnedKubeconfig } from '../../src/runners/kube/pinnedKubeconfig.ts';
import { generateCases, writeCase, type KubeconfigCase } from './kubeconfigCases.ts';

const run = promisify(execFile);
const kubectl = path.join(inject('demo').kubectlFolder, 'kubectl');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'provebook-test-'));
});

afterAll(() => rm(folder, { recursive: true }));

describe('merging 200 generated lists of kubeconfig files', () => {
  const cases = generateCases(200, 20_261_124);

  test('gives what the real kubectl makes of them', async () => {
    // Two cores; kubectl waits for the disk as much as it computes.
    const atOnce = pLimit(4);
    const compared = await Promise.all(
      cases.map((one, index) =>
        atOnce(async () => {
          const list = await writeCase(one, path.join(folder, `case-${index}`));
          const [ours, theirs] = await Promise.all([ourView(list), kubectlView(list)]);
          return { index, ours, theirs };
        }),
      ),
    );
    expect(compared.map(({ index, ours }) => ({ index, ...ours }))).toEqual(
      compared.map(({ index, theirs }) => ({ index, ...theirs })),
    );
    expect(
      summary(
        cases,
        compared.map(({ theirs }) => theirs),
      ),
    ).toMatchInlineSnapshot(`
      {
        "invalid": 21,
        "with a missing file": 47,
        "with a repeated name": 37,
        "with one that names nothing": 115,
        "with several current-contexts": 59,
        "without current-context": 35,
      }
    `);
  });
});

describe('a pinned context', () => {
  test('reads in kubectl as it was, whatever its names and values', async () => {
    const odd = [
      'yes',
      'n',
      'null',
      '~',
      '012',
      '1:30',
      '2026-01-01',
      '1_000',
      '=',
      '*a',
      '!x',
      '# no',
      'a: b',
      '.inf',
    ];
    const values = [
      ...odd,
      '\u0000',
      '\u007f',
      '\u0085',
      '\u2028',
      '\ufeff',
      '🚀',
      ' x ',
      'a\nb',
      'a\\b',
      '"',
      "'",
      '\t',
      '{',
      '%',
    ];
    for (const value of [...values, values.join('')]) {
      const content = {
        contexts: [{ name: value, context: { cluster: value, user: value, namespace: value } }],
        clusters: [{ name: value, cluster: { server: `https://${value}` } }],
        users: [{ name: value, user: { token: value, username: value } }],
      };
      const source = path.join(folder, 'odd');
      await writeFile(source, JSON.stringify(content));
      const pinned = await pin(source, value);
      const view = await run(kubectl, ['config', 'view', '--raw', '--output=json'], { env: { KUBECONFIG: pinned } });
      expect(JSON.parse(view.stdout)).toMatchObject({ 'current-context': value, ...content });
    }
  });

  test('lets kubectl start the plugin that lies beside the original file', async () => {
    const team = path.join(folder, 'team');
    await mkdir(path.join(team, 'bin'), { recursive: true });
    const plugin = path.join(team, 'bin', 'login');
    await writeFile(plugin, `#!/bin/sh\necho started > '${team}/log'\nexit 1\n`);
    await chmod(plugin, 0o755);
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: './bin/login', interactiveMode: 'Never' };
    const source = path.join(team, 'config');
    const content = {
      contexts: [{ name: 'x', context: { cluster: 'x', user: 'x' } }],
      clusters: [{ name: 'x', cluster: { server: 'https://127.0.0.1:1' } }],
      users: [{ name: 'x', user: { exec } }],
    };
    await writeFile(source, JSON.stringify(content));
    const asking = run(kubectl, ['get', '--raw=/version'], { env: { KUBECONFIG: await pin(source, 'x') }, cwd: '/' });
    await expect(asking).rejects.toThrow('failed with exit code 1');
    expect(await readFile(path.join(team, 'log'), 'utf8')).toBe('started\n');
  });

  async function pin(file: string, name: string): Promise<string> {
    const merge = await loadKubeconfig({ KUBECONFIG: file });
    if (merge.state === 'invalid') throw new Error(JSON.stringify(merge.problems));
    const pinning = pinContext(merge.config, name);
    if (pinning.state === 'missing') throw new Error(pinning.message);
    return writePinnedKubeconfig(folder, pinning.context.yaml).path;
  }
});

/** What both are asked for; files are named by their content, as `kubectl config view --flatten` shows them. */
type View =
  | { readonly state: 'invalid' }
  | {
      readonly state: 'merged';
      readonly currentContext: string;
      readonly contexts: readonly Entry[];
      readonly clusters: readonly Entry[];
      readonly users: readonly Entry[];
    };

type Entry = Readonly<Record<string, string>>;

async function kubectlView(list: string): Promise<View> {
  const env = { KUBECONFIG: list, HOME: folder };
  const [view, current] = await Promise.all([
    run(kubectl, ['config', 'view', '--raw', '--flatten', '--output=json'], { env }).catch(() => undefined),
    run(kubectl, ['config', 'current-context'], { env }).catch(() => ({ stdout: '' })),
  ]);
  if (view === undefined) return { state: 'invalid' };
  const { contexts, clusters, users } = JSON.parse(view.stdout) as Record<string, { name: string }[] | null>;
  return {
    state: 'merged',
    currentContext: current.stdout.replace(/\n$/, ''),
    contexts: entries(contexts, 'context', ['cluster', 'user', 'namespace']),
    clusters: entries(clusters, 'cluster', ['server', 'certificate-authority-data']),
    users: entries(users, 'user', ['token', 'client-certificate-data', 'client-key-data']),
  };
}

function entries(
  list: readonly { name: string }[] | null | undefined,
  field: string,
  keys: readonly string[],
): Entry[] {
  const found = (list ?? []).map((entry) => {
    const fields = (entry as unknown as Record<string, Record<string, string> | undefined>)[field];
    return { name: entry.name, ...Object.fromEntries(keys.map((key) => [key, fields?.[key] ?? ''])) };
  });
  return found.sort(byName);
}

async function ourView(list: string): Promise<View> {
  const merge = await loadKubeconfig({ KUBECONFIG: list, HOME: folder });
  if (merge.state === 'invalid') return { state: 'invalid' };
  const { currentContext, contexts, clusters, users }: Kubeconfig = merge.config;
  const summaries = [...contexts].map(([name, { cluster, user, namespace }]) => ({ name, cluster, user, namespace }));
  return {
    state: 'merged',
    currentContext,
    contexts: summaries.sort(byName),
    clusters: await flatten(clusters, ['server'], ['certificate-authority']),
    users: await flatten(users, ['token'], ['client-certificate', 'client-key']),
  };
}

async function flatten(
  map: ReadonlyMap<string, NamedEntry>,
  texts: readonly string[],
  files: readonly string[],
): Promise<Entry[]> {
  const found = [...map].map(async ([name, { fields }]) => {
    const entry: Record<string, string> = { name };
    for (const key of texts) entry[key] = (fields[key] ?? '') as string;
    for (const key of files) {
      const file = (fields[key] ?? '') as string;
      entry[`${key}-data`] = file === '' ? '' : await readFile(file, 'base64');
    }
    return entry;
  });
  return (await Promise.all(found)).sort(byName);
}

function byName(a: Entry, b: Entry): number {
  return (a['name'] ?? '') < (b['name'] ?? '') ? -1 : 1;
}

/** How often what this is about occurs, so that a change of the generator cannot make the comparison easy. */
function summary(cases: readonly KubeconfigCase[], views: readonly View[]): Readonly<Record<string, number>> {
  const written = cases.map(({ files }) => files.filter((file) => file.kind === 'written'));
  const named = written.map((files) => files.map(({ content }) => content['current-context'] ?? '').filter(Boolean));
  const contextNames = written.map((files) =>
    files.flatMap(({ content }) => content.contexts?.map((one) => one.name) ?? []),
  );
  const merged = views.filter((view) => view.state === 'merged');
  return {
    invalid: views.length - merged.length,
    'with a missing file': cases.filter(({ files }) => files.some((file) => file.kind === 'missing')).length,
    'with several current-contexts': named.filter((list) => new Set(list).size > 1).length,
    'without current-context': merged.filter((view) => view.currentContext === '').length,
    'with one that names nothing': merged.filter(
      (view) => view.currentContext !== '' && !view.contexts.some((one) => one['name'] === view.currentContext),
    ).length,
    'with a repeated name': contextNames.filter((names) => new Set(names).size < names.length).length,
  };
}
