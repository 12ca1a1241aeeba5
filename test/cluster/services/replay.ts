import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isListening } from '../apiServer.ts';
import { Service } from '../service.ts';
import type { ServicePorts } from './ports.ts';

const source = join(import.meta.dirname, 'replay');
const answerFiles = ['elasticsearch.json', 'kibana.json', 'grafana.json', 'judgify.json'];

export interface ReplayOptions {
  readonly folder: string;
  readonly ports: ServicePorts;
  readonly jwtSecret: string;
  readonly signal?: AbortSignal | undefined;
}

/** Where the answers lie that the replaying program gives, below the folder of the services. */
export function replayFolder(folder: string): string {
  return join(folder, 'replay');
}

/** The program that answers in place of what cannot be had; see replay/main.ts. */
export async function prepareReplay({ folder, ports, jwtSecret, signal }: ReplayOptions): Promise<Service[]> {
  const own = replayFolder(folder);
  await mkdir(own, { mode: 0o700 });
  for (const file of answerFiles) await copyFile(join(source, file), join(own, file));
  const program = {
    command: process.execPath,
    args: [join(source, 'main.ts'), own, JSON.stringify(ports)],
    logFile: join(own, 'replay.log'),
    env: { JWT_SECRET_KEY: jwtSecret },
  };
  const all = [ports.elasticsearch, ports.kibana, ports.grafana, ...ports.services];
  const isReady = async () => (await Promise.all(all.map(isListening))).every(Boolean);
  return [new Service({ name: 'replay', program, isReady, signal })];
}
