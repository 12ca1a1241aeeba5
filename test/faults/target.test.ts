/** Faults of the place where a run acts: contexts, kubeconfigs, credential plugins, API servers, trust. */
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { askApi, type Answer } from '../../src/runners/kube/ask.ts';
import { askPlugin, type ExecPlugin } from '../../src/runners/kube/execPlugin.ts';
import { scratchFolder } from '../scratch.ts';
import { refusal, startStubApiServer, type StubAnswer } from '../unit/runners/kube/stubApiServer.ts';
import { fault, tries, type FaultCount } from './fault.ts';

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
