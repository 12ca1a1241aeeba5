import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Once handed out, a port is not handed out again: its server may not listen yet. */
const taken = new Set<number>();

/**
 * Finds `count` TCP ports of 127.0.0.1 that nobody listens on.
 *
 * They lie below the range from which systems take the ports of outgoing connections: between our look and the moment
 * a server listens, such a connection could take the port.
 */
export async function freePorts(count: number): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) {
    const port = randomInt(20_000, 32_000);
    if (taken.has(port)) continue;
    taken.add(port);
    if (await isFree(port)) found.push(port);
  }
  return found;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
