/** Which ports of a host are open, seen from this machine. */
import net from 'node:net';
import type { TcpInput } from '../../core/check/sidecar/kindSchemas.ts';
import type { Observed, TcpSubject } from '../../core/check/subject.ts';
import { attempt, codeOf, observed, type Attempt } from './attempt.ts';

type PortSubject = TcpSubject['ports'][number];

/** A port that does not answer at all would take the whole deadline; the others are known by then. */
const SHARE_OF_DEADLINE = 0.9;

/** A refusal is `closed`, no answer is `filtered`; without the name or a way to it nothing is known of any port. */
export function observeTcp(input: TcpInput, given: Attempt): Promise<Observed> {
  return attempt(given, input.host, async (signal) => {
    const patienceMs = given.timeoutMs * SHARE_OF_DEADLINE;
    const ports = await Promise.all(input.ports.map((port) => probe(input.host, port, patienceMs, signal)));
    return observed({ ports } satisfies TcpSubject);
  });
}

function probe(host: string, port: number, patienceMs: number, signal: AbortSignal): Promise<PortSubject> {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host, port, signal });
    const finish = (state: PortSubject['state'], code: string | null): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ port, state, ms: Math.round(performance.now() - from), code });
    };
    const timer = setTimeout(() => finish('filtered', null), patienceMs);
    socket.once('connect', () => finish('open', null));
    socket.once('error', (error) => {
      const code = codeOf(error) ?? '';
      if (saysNothing.has(code)) {
        clearTimeout(timer);
        reject(error);
      } else finish(stateOf(code), code === '' ? null : code);
    });
  });
}

/** What fails on this machine already. */
const saysNothing = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ABORT_ERR', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);

function stateOf(code: string): PortSubject['state'] {
  switch (code) {
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return 'closed';
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
      return 'filtered';
    default:
      return 'error';
  }
}
