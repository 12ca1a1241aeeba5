import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { PortForwardStream } from '../../../../src/runners/kube/portForward.ts';
import { pinServer } from './stubApiServer.ts';
import { startUpgradeServer, type UpgradeServer } from './upgradeServer.ts';

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

async function connect({ url }: UpgradeServer): Promise<PortForwardStream> {
  const stream = new PortForwardStream(pinServer(url).yaml, target);
  await once(stream.connect().resume(), 'connect');
  return stream;
}
