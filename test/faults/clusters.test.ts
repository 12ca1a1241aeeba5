/** Two real API servers, and a nemesis that turns the person's kubeconfig from one to the other. */
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { parse } from 'yaml';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { runKubectl } from '../cluster/kubectl.ts';
import { scratchFolder } from '../scratch.ts';
import { fault, tries } from './fault.ts';
import { openTarget, replace } from './openTarget.ts';

type Reached = Pick<Cluster, 'kubectl' | 'kubeconfig'>;

const demo = inject('demo');
const kubectl = path.join(demo.kubectlFolder, 'kubectl');
const namespace = `provebook-fault-${randomBytes(4).toString('hex')}`;
const right: Reached = { kubectl, kubeconfig: demo.kubeconfig };
let wrong: Cluster;

beforeAll(async () => {
  const programs = { folder: demo.kubectlFolder, stages: path.join(demo.kubectlFolder, '../stages.yaml') };
  wrong = await startCluster({ programs, log: () => undefined, name: 'wrong', isBare: true });
  for (const [name, cluster] of [['right', right] as const, ['wrong', wrong] as const]) {
    await runKubectl(cluster, ['create', 'namespace', namespace]);
    await runKubectl(cluster, ['create', 'configmap', 'origin', '-n', namespace, `--from-literal=server=${name}`]);
  }
});

afterAll(async () => {
  await runKubectl(right, ['delete', 'namespace', namespace, '--wait=false']);
  await wrong.stop();
});

fault(
  'F24',
  'of two real API servers no command reaches the other one while contexts and kubeconfigs are swapped',
  async () => {
    const manifest = path.join(scratchFolder(), 'made.yaml');
    await writeFile(manifest, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { generateName: made- }\n');
    const texts = await kubeconfigTexts();
    const { session, kubeconfig } = await openTarget(
      [
        `kubectl get configmap origin -n ${namespace} -o 'jsonpath=[{.data.server}]'`,
        `kubectl create -n ${namespace} -f ${manifest}`,
      ],
      texts[0] ?? '',
    );
    const commands = session.runbook.commands.map(({ id }) => id);
    let printed = '';
    const run = async (): Promise<number> => {
      const outcomes = await session.execute(commands, { onOutput: (_command, text) => (printed += text) });
      return outcomes.filter(({ state }) => state === 'refused').length;
    };
    await run();
    const nemesis = setInterval(() => replace(kubeconfig, texts[Math.floor(Math.random() * texts.length)]), 3);
    const rounds = tries(8, 500);
    let refused = 0;
    try {
      for (let round = 0; round < rounds; round += 1) refused += await run();
    } finally {
      clearInterval(nemesis);
      session.close();
    }
    const [made, madeElsewhere] = await Promise.all([right, wrong].map(countMade));
    const seen = printed.split('[right]').length - 1;
    const isElsewhere = printed.includes('[wrong]') || madeElsewhere !== 0;
    // What was neither refused nor seen on the right server went somewhere else.
    const missing = Math.abs(2 + 2 * rounds - refused - seen - (made ?? 0));
    return { tries: 2 * rounds, lost: missing + (isElsewhere ? 1 : 0) };
  },
);

async function countMade(cluster: Reached): Promise<number> {
  const names = await runKubectl(cluster, ['get', 'configmaps', '-n', namespace, '-o', 'name']);
  return names.split('\n').filter((name) => name.startsWith('configmap/made-')).length;
}

/** What a kubeconfig may become at any time; the first names the right server. Both servers would take each command. */
async function kubeconfigTexts(): Promise<readonly (string | undefined)[]> {
  const [first, second] = await Promise.all([right, wrong].map(({ kubeconfig }) => readFile(kubeconfig, 'utf8')));
  const [rightOne, wrongOne] = [entriesOf(first ?? ''), entriesOf(second ?? '')];
  const whole = kubeconfigText('a', rightOne, wrongOne);
  return [
    whole,
    kubeconfigText('b', rightOne, wrongOne),
    kubeconfigText('a', wrongOne, rightOne),
    kubeconfigText('b', wrongOne, rightOne),
    whole.slice(0, whole.length / 2),
    undefined,
  ];
}

interface Entries {
  readonly cluster: unknown;
  readonly user: unknown;
}

function entriesOf(text: string): Entries {
  const { clusters, users } = parse(text) as { clusters: [{ cluster: unknown }]; users: [{ user: unknown }] };
  return { cluster: clusters[0].cluster, user: users[0].user };
}

function kubeconfigText(current: string, first: Entries, second: Entries): string {
  const named = [
    { name: 'a', ...first },
    { name: 'b', ...second },
  ];
  return JSON.stringify({
    'current-context': current,
    contexts: named.map(({ name }) => ({ name, context: { cluster: name, user: name, namespace } })),
    clusters: named.map(({ name, cluster }) => ({ name, cluster })),
    users: named.map(({ name, user }) => ({ name, user })),
  });
}
