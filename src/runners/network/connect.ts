/** An open TCP connection, or a tunnel in its place. */
import net from 'node:net';
import type { Duplex } from 'node:stream';
import type { OpenWay } from './attempt.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Rejects with the error of the connection. The caller ends the stream; an abort destroys it. */
export async function connect(
  { host, port }: Address,
  open: OpenWay | undefined,
  signal: AbortSignal,
): Promise<Duplex> {
  const stream = open === undefined ? await connectTcp(host, port, signal) : await open(signal);
  signal.addEventListener('abort', () => stream.destroy(), { once: true });
  if (signal.aborted) stream.destroy();
  return stream;
}

function connectTcp(host: string, port: number, signal: AbortSignal): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host, port, signal });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      // Whoever reads it hears of a break by its end; nobody may be left to listen when it comes late.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}
