/** Faults of the place where a run acts: contexts, kubeconfigs, credential plugins, API servers, trust. */
import { readFileSync, writeFileSync } from 'node:fs';
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { askApi, type Answer } from '../../src/runners/kube/ask.ts';
import { askPlugin, type ExecPlugin } from '../../src/runners/kube/execPlugin.ts';
import type { SessionOptions } from '../../src/session/sessionOptions.ts';
import { scratchFolder } from '../scratch.ts';
import {
  refusal,
  startStubApiServer,
  type StubAnswer,
  type StubApiServer,
} from '../unit/runners/kube/stubApiServer.ts';
import { fault, tries, type FaultCount } from './fault.ts';
import { openTarget, replace, type OpenTarget } from './openTarget.ts';

fault(
  'F24',
  'no command reaches the other server while contexts are switched and kubeconfigs are swapped',
  async () => {
    await using right = await startStubApiServer(() => clusterOf('right'));
    await using wrong = await startStubApiServer(() => clusterOf('wrong'));
    const { session, kubeconfig } = await openWith(
      ['kubectl get --raw /command/read', 'kubectl delete --raw /command/change'],
      [right, wrong],
    );
    const commands = session.runbook.commands.map(({ id }) => id);
    await session.execute(commands);
    const nemesis = setInterval(() => swap(kubeconfig, [right, wrong]), 3);
    let refused = 0;
    const rounds = tries(15, 500);
    try {
      for (let round = 0; round < rounds; round += 1)
        refused += (await session.execute(commands)).filter(({ state }) => state === 'refused').length;
    } finally {
      clearInterval(nemesis);
      session.close();
    }
    const ran = right.requests.filter(({ url }) => url?.startsWith('/command/') === true).length;
    // One that was neither refused nor seen by the right server went somewhere else.
    return { tries: 2 * rounds, lost: wrong.requests.length + Math.abs(2 + 2 * rounds - refused - ran) };
  },
);

fault('F25', 'a kubeconfig that is replaced, removed or half-written stops the next change', async () => {
  await using right = await startStubApiServer(() => clusterOf('right'));
  await using wrong = await startStubApiServer(() => clusterOf('wrong'));
  const whole = kubeconfigText('a', right.url, wrong.url);
  const cuts = tries(12, whole.length - 2);
  const halves = Array.from({ length: cuts }, (_, at) =>
    whole.slice(0, Math.floor((whole.length / (cuts + 1)) * (at + 1))),
  );
  const texts = [undefined, '', '{}', 'a: [', kubeconfigText('a', wrong.url, right.url), ...halves];
  return await count(texts, async (text) => {
    const { session, kubeconfig } = await openWith(['kubectl delete --raw /command/change'], [right, wrong]);
    const commands = session.runbook.commands.map(({ id }) => id);
    const [before] = await session.execute(commands);
    replace(kubeconfig, text);
    const seen = right.requests.length;
    const [after] = await session.execute(commands);
    session.close();
    const isStopped = after?.state === 'refused' && after.refusal.code === 'target changed';
    return before?.state === 'finished' && isStopped && right.requests.length === seen && wrong.requests.length === 0;
  });
});

fault('F25', 'a script that calls kubectl in a run without a context reaches no localhost:8080', async () => {
  const script = path.join(scratchFolder(), 'deploy.sh');
  await writeFile(script, 'kubectl get --raw / --request-timeout=2s\n');
  return count([undefined, '', '{}'], async (text) => {
    const { session, kubeconfig } = await openWith([`bash ${script}`], []);
    replace(kubeconfig, text);
    let printed = '';
    const commands = session.runbook.commands.map(({ id }) => id);
    await session.execute(commands, { onOutput: (_command, output) => (printed += output) });
    session.close();
    return printed.includes('no-kube-context.invalid') && !printed.includes('localhost');
  });
});

fault('F36', 'no further step starts once trust is revoked or a step is edited', async () => {
  const steps = [0, 1, 2, 3];
  const moments = [0, 1, 2].flatMap((at) => (['trust', 'edit', 'sidecar'] as const).map((what) => ({ at, what })));
  return count(moments, async ({ at, what }) => {
    const done = path.join(scratchFolder(), 'done');
    let isTrusted = true;
    // Each runs until the disturbance, if there is one, is through; then it may end.
    const texts = steps.map((step) => `while [ ! -e ${done}.${step} ]; do sleep 0.01; done; echo ${step} >> ${done}`);
    const { session } = await openWith(texts, [], { isTrusted: () => isTrusted });
    const disturb = async (): Promise<void> => {
      if (what === 'trust') isTrusted = false;
      if (what === 'edit') session.updateText(session.text.replace('echo 3', 'echo other'));
      if (what === 'sidecar') writeFileSync(session.file.replace(/md$/, 'checks.yaml'), 'version: 1\n');
      if (what === 'sidecar') await session.refresh();
    };
    const commands = session.runbook.commands.map(({ id }) => id);
    const outcomes = await session.execute(commands, {
      onStart: ({ command }) => {
        const step = commands.indexOf(command.id);
        void (step === at ? disturb() : Promise.resolve()).then(() => writeFileSync(`${done}.${step}`, ''));
      },
    });
    session.close();
    const ran = readFileSync(done, 'utf8').trim().split('\n');
    const refused = outcomes.filter(({ state }) => state === 'refused').length;
    return ran.join() === steps.slice(0, at + 1).join() && refused === steps.length - 1 - at;
  });
});

fault(
  'F26',
  'ten callers of a credential plugin start one process, and one more after its answer was refused',
  async () => {
    const folder = scratchFolder();
    const calls = path.join(folder, 'calls');
    const expirationTimestamp = new Date(Date.now() + 3_600_000).toISOString();
    const command = await plugin(
      folder,
      `echo called >> ${calls}; sleep 0.1; echo '${credential({ expirationTimestamp })}'`,
    );
    const rounds = Array.from({ length: tries(3, 50) }, (_, round) => round);
    return count(rounds, async (round) => {
      await rm(calls, { force: true });
      let answer = namespace;
      await using server = await startStubApiServer(() => answer);
      const { yaml } = server.pin({ exec: { command, args: [String(round)] } });
      const ask = (): Promise<readonly Answer<unknown>[]> =>
        Promise.all(Array.from({ length: 10 }, () => readNamespace(yaml)));
      const first = await ask();
      answer = refusal(401, 'no longer');
      await ask();
      answer = namespace;
      const again = await ask();
      const started = (await readFile(calls, 'utf8')).split('\n').length - 1;
      return started === 2 && [...first, ...again].every(({ state }) => state === 'answered');
    });
  },
);

fault('F26', 'a credential plugin that does anything else is told in one clear line, and ended', async () => {
  const folder = scratchFolder();
  const faults: readonly (readonly [script: string, message: RegExp])[] = [
    ['sleep 600', /did not answer within/],
    ['echo "please log in" >&2; exit 1', /please log in/],
    ['head -c 104857600 /dev/zero; sleep 600', /more than 1048576 bytes/],
    ['echo "{"', /did not print an ExecCredential/],
    [`echo '${credential({ token: '' })}'`, /no credentials/],
    [`echo '${credential({ expirationTimestamp: '2001-01-01T00:00:00Z' })}'`, /expired at 2001/],
  ];
  return count(faults, async ([script, message]) => {
    const made: ExecPlugin = { apiVersion: 'client.authentication.k8s.io/v1', command: await plugin(folder, script) };
    const failure = await askPlugin(made, 1000).catch((error: unknown) => error);
    return failure instanceof Error && message.test(failure.message) && !failure.message.includes('\n');
  });
});

fault('F27', 'an API server that refuses, breaks or is silent is asked once, and the answer says why', async () => {
  const answers: readonly (readonly [answer: StubAnswer | undefined, state: Answer<unknown>['state']])[] = [
    ...[401, 403, 410, 429, 500].map((status) => [refusal(status, `said ${status}`), 'refused'] as const),
    [{ status: 200, body: 'no JSON' }, 'unreachable'],
    [undefined, 'unreachable'],
  ];
  return count(answers, async ([answer, state]) => {
    await using server = await startStubApiServer(() => answer);
    const found = await readNamespace(server.pin({}).yaml, 500);
    return found.state === state && server.requests.length === 1;
  });
});

fault('F27', 'a server that speaks no TLS, or is not there, is unreachable and nothing else', async () => {
  await using server = await startStubApiServer(() => namespace);
  const addresses = [server.url.replace('http:', 'https:'), 'https://127.0.0.1:1'];
  return await count(addresses, async (address) => {
    const { yaml } = server.pin({}, { server: address });
    const { state } = await readNamespace(yaml, 2000);
    return state === 'unreachable' && server.requests.length === 0;
  });
});

/** A cluster of its own: its kube-system has a uid like no other. */
function clusterOf(uid: string): StubAnswer {
  return { status: 200, body: { kind: 'Namespace', apiVersion: 'v1', metadata: { name: 'kube-system', uid } } };
}

/** A runbook whose context `a` is the first server and `b` the second. */
function openWith(
  texts: readonly string[],
  servers: readonly StubApiServer[],
  options: Partial<SessionOptions> = {},
): Promise<OpenTarget> {
  const [first, second] = servers.map(({ url }) => url);
  return openTarget(texts, kubeconfigText('a', first ?? '', second ?? ''), options);
}

function kubeconfigText(current: string, first: string, second: string): string {
  return JSON.stringify({
    'current-context': current,
    contexts: ['a', 'b'].map((name) => ({ name, context: { cluster: name, user: 'u', namespace: 'shop' } })),
    clusters: [first, second].map((server, at) => ({ name: ['a', 'b'][at], cluster: { server } })),
    users: [{ name: 'u', user: { token: 't' } }],
  });
}

/** One thing that may happen to a kubeconfig at any time. */
function swap(file: string, [right, wrong]: readonly [StubApiServer, StubApiServer]): void {
  const texts = [
    kubeconfigText('a', right.url, wrong.url),
    kubeconfigText('b', right.url, wrong.url),
    kubeconfigText('a', wrong.url, right.url),
    kubeconfigText('b', wrong.url, right.url),
    kubeconfigText('a', right.url, wrong.url).slice(0, 150),
    undefined,
  ];
  const text = texts[Math.floor(Math.random() * texts.length)];
  replace(file, text);
}

const namespace: StubAnswer = { status: 200, body: { kind: 'Namespace', apiVersion: 'v1', metadata: { uid: 'u' } } };

function readNamespace(yaml: string, timeoutMs = 5000): Promise<Answer<unknown>> {
  return askApi(yaml, { timeoutMs }, (api, options) => api.readNamespace({ name: 'kube-system' }, options));
}

function credential(status: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    apiVersion: 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    status: { token: 't', ...status },
  });
}

/** A program that runs the script; the file is replaced whole, because an earlier one may still run. */
async function plugin(folder: string, script: string): Promise<string> {
  const file = path.join(folder, 'plugin');
  await writeFile(`${file}.next`, `#!/bin/sh\n${script}\n`);
  await chmod(`${file}.next`, 0o755);
  await rename(`${file}.next`, file);
  return file;
}

/** @param holds whether the promise held for one of the injected faults */
async function count<T>(faults: readonly T[], holds: (fault: T) => Promise<boolean>): Promise<FaultCount> {
  let lost = 0;
  for (const one of faults) if (!(await holds(one))) lost += 1;
  return { tries: faults.length, lost };
}
