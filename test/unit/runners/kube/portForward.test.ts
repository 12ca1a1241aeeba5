import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { PortForwardStream } from '../../../../src/runners/kube/portForward.ts';
import { pinServer } from './stubApiServer.ts';

describe('a port-forward', () => {
  test('that breaks off is an error, as of a socket', async () => {
    await using server = await startUpgradeServer();
    const stream = await connect(server);
    const failed = once(stream, 'error');
    server.sockets[0]?.destroy();
    expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
  });

  test('whose other side does not answer the end is closed all the same', async () => {
    await using server = await startUpgradeServer();
    const stream = await connect(server);
    stream.end();
    await once(stream, 'close');
    await expect.poll(() => server.sockets[0]?.readableEnded).toBe(true);
  });

  test('that is destroyed is gone on the other side too', async () => {
    await using server = await startUpgradeServer();
    (await connect(server)).destroy();
    await expect.poll(() => server.sockets[0]?.readableEnded).toBe(true);
  });

  test('refuses what is written before it is open', async () => {
    await using server = await startUpgradeServer();
    const stream = new PortForwardStream(pinServer(server.url).yaml, target);
    const failed = once(stream, 'error');
    stream.write('early');
    expect(await failed).toMatchObject([{ code: 'EPIPE' }]);
  });
});

const target = { namespace: 'shop', pod: 'db-0', port: 5432 };

interface UpgradeServer extends AsyncDisposable {
  readonly url: string;
  readonly sockets: readonly Socket[];
}

async function connect({ url }: UpgradeServer): Promise<PortForwardStream> {
  const stream = new PortForwardStream(pinServer(url).yaml, target);
  await once(stream.connect().resume(), 'connect');
  return stream;
}

/** Agrees to every WebSocket and says nothing more. */
async function startUpgradeServer(): Promise<UpgradeServer> {
  const sockets: Socket[] = [];
  const server = createServer().on('upgrade', (request, socket: Socket) => {
    sockets.push(socket.on('error', () => undefined).resume());
    // RFC 6455, section 1.3
    const accepted = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const lines = [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${createHash('sha1').update(accepted).digest('base64')}`,
      'Sec-WebSocket-Protocol: v4.channel.k8s.io',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
