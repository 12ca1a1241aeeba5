/** A TCP proxy in front of PostgreSQL that cuts the connection around COMMIT. */
import net from 'node:net';

export type Cut = 'before COMMIT' | 'after COMMIT' | 'before the answer to COMMIT';

export interface Proxy {
  readonly port: number;
  stop(): void;
}

/**
 * - `before COMMIT`: the client has sent it, the server never gets it
 * - `after COMMIT`: the server gets it, and both sides are cut at once
 * - `before the answer to COMMIT`: the server has done it, and its answer is lost
 */
export async function cutAfter(port: number, cut: Cut): Promise<Proxy> {
  const sockets = new Set<net.Socket>();
  const proxy = net.createServer((client) => {
    const server = net.connect(port, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    let isCommitting = false;
    client.on('data', (chunk) => {
      isCommitting = chunk.includes('COMMIT');
      if (isCommitting && cut === 'before COMMIT') end();
      else if (isCommitting && cut === 'after COMMIT') server.write(chunk, end);
      else server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (isCommitting) end();
      else client.write(chunk);
    });
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (proxy.address() as net.AddressInfo).port,
    stop: () => {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
