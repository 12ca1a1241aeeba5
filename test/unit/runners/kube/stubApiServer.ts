import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pinContext, type PinnedContext } from '../../../../src/core/target/pinContext.ts';
import { mergeKubeconfigs } from '../../../../src/core/target/kubeconfig.ts';

export interface StubAnswer {
  readonly status: number;
  /** Sent as JSON; a string as it is. */
  readonly body: unknown;
}

export interface StubApiServer extends AsyncDisposable {
  readonly url: string;
  /** Method, path and headers of what was asked, in order. */
  readonly requests: readonly IncomingMessage[];
  /** A context for this server. */
  pin(user?: Readonly<Record<string, unknown>>, cluster?: Readonly<Record<string, unknown>>): PinnedContext;
}

/** Answers like an API server without TLS; a request that gets undefined is never answered. */
export async function startStubApiServer(answer: (path: string) => StubAnswer | undefined): Promise<StubApiServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const found = answer(request.url ?? '');
    if (found === undefined) return;
    const text = typeof found.body === 'string' ? found.body : JSON.stringify(found.body);
    response.writeHead(found.status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    pin: (user, cluster) => pinServer(url, user, cluster),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function pinServer(server: string, user: object = {}, cluster: object = {}): PinnedContext {
  const text = JSON.stringify({
    contexts: [{ name: 'stub', context: { cluster: 'c', user: 'u', namespace: 'shop' } }],
    clusters: [{ name: 'c', cluster: { server, ...cluster } }],
    users: [{ name: 'u', user }],
  });
  const merge = mergeKubeconfigs([{ path: '/k/config', text }]);
  if (merge.state === 'invalid') throw new Error(JSON.stringify(merge.problems));
  const pinning = pinContext(merge.config, 'stub');
  if (pinning.state === 'missing') throw new Error(pinning.message);
  return pinning.context;
}

/** What an API server answers when it says no. */
export function refusal(status: number, message: string): StubAnswer {
  return { status, body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code: status } };
}
