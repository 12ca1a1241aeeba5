import { once } from 'node:events';
import { type IncomingMessage, createServer, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Service } from '../service.ts';

/** By its socket other processes stop and start the demo's programs; below the folder of the services. */
export function controlSocket(folder: string): string {
  return join(folder, 'control.sock');
}

/**
 * Lets other processes stop and start the demo's programs, by POST /stop/NAME and POST /start/NAME on a socket that only
 * its owner can open. They answer when it is done.
 *
 * @returns what closes it.
 */
export async function serveControl(socketPath: string, services: readonly Service[]): Promise<() => Promise<void>> {
  const server = createServer((incoming, outgoing) => {
    carryOut(incoming.url ?? '', services).then(
      () => outgoing.end(),
      (error: unknown) => outgoing.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  server.listen(socketPath);
  await once(server, 'listening');
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}

/** Resolves when the program of that name has stopped or answers again. @throws Error when there is none, or it fails. */
export async function control(socketPath: string, action: 'stop' | 'start', name: string): Promise<void> {
  const outgoing = request({ socketPath, path: `/${action}/${name}`, method: 'POST', agent: false });
  outgoing.end();
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.on('response', resolve).on('error', reject);
  });
  const message = await text(response);
  if (response.statusCode !== 200) throw new Error(`${action} ${name}: ${message}`);
}

async function carryOut(url: string, services: readonly Service[]): Promise<void> {
  const [, action, name] = /^\/(stop|start)\/([\w-]+)$/.exec(url) ?? [];
  const service = services.find((one) => one.name === name);
  if (service === undefined)
    throw new Error(`no program for ${url}; there are ${services.map((one) => one.name).join(', ')}`);
  await (action === 'stop' ? service.stop() : service.start());
}
