import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isListening } from '../apiServer.ts';
import { Service } from '../service.ts';

/**
 * A PostgreSQL with the extension pgvector, which neither Debian nor the npm package of PostgreSQL has. It takes 460 MB
 * and two seconds, so it runs only when somebody starts it by its name.
 */
export async function preparePgvector(options: {
  readonly folder: string;
  readonly port: number;
  readonly signal?: AbortSignal | undefined;
}): Promise<Service> {
  const { folder, port, signal } = options;
  const own = join(folder, 'pgvector');
  await mkdir(own, { mode: 0o700 });
  const program = {
    command: process.execPath,
    args: [join(import.meta.dirname, 'pgvectorServer.ts'), String(port)],
    logFile: join(own, 'pgvector.log'),
  };
  return new Service({ name: 'pgvector', program, isReady: () => isListening(port), signal });
}
