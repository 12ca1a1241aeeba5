/** An API server whose port-forwards open and then are silent. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface UpgradeServer extends AsyncDisposable {
  readonly url: string;
  readonly sockets: readonly Socket[];
}

/**
 * Agrees to every WebSocket and says nothing more.
 *
 * @param body what it answers, as JSON, to any other request
 */
export async function startUpgradeServer(body: object = {}): Promise<UpgradeServer> {
  const sockets: Socket[] = [];
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).on('upgrade', (request, socket: Socket) => {
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
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
