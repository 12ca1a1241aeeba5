import { join } from 'node:path';
import pg from 'pg';
import type { DemoAccess } from './demoFile.ts';
import type { FaultId } from './faults.ts';
import { runKubectl } from './kubectl.ts';
import type { Change } from './mutations/mutation.ts';
import { repairs } from './mutations/repairs.ts';
import { type MutationName, mutations } from './mutations/table.ts';
import { control, controlSocket } from './services/control.ts';
import { redisCli } from './services/redisCluster.ts';

type Sql = 'primary' | 'replica' | 'pgvector';

/** A running demo as tests use it: what asks its services, and what breaks and mends one thing in them. */
export class DemoServices {
  readonly access: DemoAccess;

  constructor(access: DemoAccess) {
    this.access = access;
  }

  /**
   * Breaks one thing (see mutations/table.ts); it shows at once. Disposing of the result puts it back as it was. Only
   * after a change of its own files Prometheus takes up to five seconds, both times, to know its Alertmanager again.
   *
   * @throws Error when it could not be broken; then it is as it was before.
   */
  break(name: MutationName): Promise<AsyncDisposable> {
    return this.#apply(mutations[name]);
  }

  /** Puts right one thing that is wrong on purpose (see faults.ts), until the result is disposed of. */
  mend(fault: FaultId): Promise<AsyncDisposable> {
    return this.#apply(repairs[fault]);
  }

  /** The Debian package that has to be installed for a mutation or a repair, if it is not. */
  missingFor(name: MutationName | FaultId): string | undefined {
    const { needs } = name in mutations ? mutations[name as MutationName] : repairs[name as FaultId];
    return this.access.services.missingPackages.find((one) => one === needs);
  }

  /** Standard output of kubectl with `args`, as the cluster's administrator. */
  kubectl(args: readonly string[], input?: string): Promise<string> {
    const { kubeconfig, kubectlFolder } = this.access;
    const cluster = { kubeconfig, kubectl: join(kubectlFolder, 'kubectl') };
    return runKubectl(cluster, args, input === undefined ? {} : { input });
  }

  /** The rows of a statement, executed by the superuser of the demo's database. */
  async sql(statement: string, server: Sql = 'primary'): Promise<Record<string, unknown>[]> {
    const client = new pg.Client(this.#login(server));
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  /** What a node of the Redis cluster answers, 0 to 5. */
  redis(node: number, args: readonly string[]): Promise<string> {
    const { ports, redisPassword: password } = this.access.services;
    return redisCli({ port: ports.redis[node] ?? 0, password }, args);
  }

  /** Stops a program by its name, such as "redis-3"; see services/services.ts. */
  stop(name: string): Promise<void> {
    return control(controlSocket(this.access.services.folder), 'stop', name);
  }

  /** Starts it again, and waits until it answers. */
  start(name: string): Promise<void> {
    return control(controlSocket(this.access.services.folder), 'start', name);
  }

  async restart(name: string): Promise<void> {
    await this.stop(name);
    await this.start(name);
  }

  async #apply({ apply }: Change): Promise<AsyncDisposable> {
    await using undo = new AsyncDisposableStack();
    await apply(this, undo);
    return undo.move();
  }

  #login(server: Sql): pg.ClientConfig {
    const { ports, postgres } = this.access.services;
    const host = '127.0.0.1';
    // PGlite has one user, one database and no passwords.
    if (server === 'pgvector') return { host, port: ports.pgvector, user: 'postgres', database: 'postgres' };
    const port = server === 'primary' ? ports.postgres : ports.postgresReplica;
    return { host, port, user: 'postgres', password: postgres.superuserPassword, database: 'judgify' };
  }
}
