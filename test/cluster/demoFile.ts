import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { ServicePorts } from './services/ports.ts';

const port = z.number().int();

const ports: z.ZodType<ServicePorts> = z.object({
  postgres: port,
  postgresReplica: port,
  pgvector: port,
  redis: z.array(port),
  redisBus: z.array(port),
  edgeHttp: port,
  edgeHttps: port,
  prometheus: port,
  alertmanager: port,
  elasticsearch: port,
  kibana: port,
  grafana: port,
  services: z.array(port),
});

const schema = z.object({
  /** Path of a kubeconfig with one context. */
  kubeconfig: z.string(),
  context: z.string(),
  namespace: z.string(),
  /** Holds a kubectl of the cluster's version; to be put first on PATH. */
  kubectlFolder: z.string(),
  /** URL of the API server. */
  server: z.string(),
  /** Of the user that may only read; the same as in the secret judgify-database-secret. */
  postgresPassword: z.string(),
  /** Temporary files, gone when the demo stops. */
  folder: z.string(),
  /** The programs beside the cluster, for tests that look at them or break them. */
  services: z.object({
    /** Temporary files of theirs, gone when the demo stops; what is where in it, each module below services/ says. */
    folder: z.string(),
    ports,
    postgres: z.object({ superuserPassword: z.string(), walArchive: z.string(), backups: z.string() }),
    redisPassword: z.string(),
    jwtSecret: z.string(),
    /** Debian packages that are not installed, for which reason their programs do not run. */
    missingPackages: z.array(z.string()),
  }),
});

/** How to reach a running demo. */
export type DemoAccess = Readonly<z.infer<typeof schema>>;

/** Without the parts of a Demo that only its own process can use. */
export function toDemoAccess(demo: DemoAccess): DemoAccess {
  return schema.parse(demo);
}

/** One line of JSON. */
export function formatDemo(demo: DemoAccess): string {
  return `${JSON.stringify(toDemoAccess(demo))}\n`;
}

/** @throws Error when the file is missing or not what `main.ts up` printed. */
export async function readDemoFile(path: string): Promise<DemoAccess> {
  return schema.parse(JSON.parse(await readFile(path, 'utf8')));
}
