/**
 * One pool of connections for each client. The library (2.0.1, `createDispatcher` in `config.js`) makes a new one for each
 * request, which costs a handshake of its own each time.
 */
import type { KubeConfig, RequestContext } from '@kubernetes/client-node';

type Pool = ReturnType<RequestContext['getDispatcher']>;

const pools = new WeakMap<KubeConfig, NonNullable<Pool>>();

/**
 * @param request as the library has made it ready, with its credentials. Those in headers are fresh each time; a client
 *   certificate is that of the first request until the server refuses it and the client is forgotten.
 */
export function shareConnections(config: KubeConfig, request: RequestContext): void {
  const own = request.getDispatcher();
  const pool = pools.get(config) ?? own;
  if (pool === undefined) return;
  pools.set(config, pool);
  request.setDispatcher(pool);
}
