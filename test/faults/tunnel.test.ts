/** Port-forwards that open and carry nothing. */
import { writeFileSync } from 'node:fs';
import { runPostgres } from '../../src/runners/sql/postgres.ts';
import { PortForwardStream } from '../../src/runners/kube/portForward.ts';
import { pinServer } from '../unit/runners/kube/stubApiServer.ts';
import { startUpgradeServer } from '../unit/runners/kube/upgradeServer.ts';
import { fault, tries } from './fault.ts';
import { openTarget } from './openTarget.ts';

const via = 'via: { portForward: { pod: db-0, port: 5432 } }';

const sidecar = `version: 1
defaults: { timeout: 1s }
connections:
  shop: { driver: postgres, database: shop, user: shop, ${via} }
  old: { driver: mysql, database: shop, user: shop, ${via} }
  cache: { url: "redis://cache:6379", ${via} }
  metrics: { url: "http://metrics:9090", ${via} }
checks:
  - { id: http, item: "#three", http: { url: "http://shop/", ${via} }, expect: { status: 200 } }
  - { id: https, item: "#three", http: { url: "https://shop/", ${via} }, expect: { status: 200 } }
  - { id: tls, item: "#three", tls: { host: shop, ${via} }, expect: { chainTrusted: true } }
  - { id: postgres, item: "#three", sql: { connection: shop, query: "SELECT 1" }, expect: { value: 1 } }
  - { id: mysql, item: "#three", sql: { connection: old, query: "SELECT 1" }, expect: { value: 1 } }
  - { id: redis, item: "#three", redis: { connection: cache, command: [PING] }, expect: { reply: PONG } }
  - { id: prometheus, item: "#three", prometheus: { connection: metrics, query: up }, expect: { value: 1 } }
`;

const kubeSystem = { kind: 'Namespace', apiVersion: 'v1', metadata: { name: 'kube-system', uid: 'u' } };

fault(
  'F29',
  'a port-forward that is open and carries nothing: each kind of check ends as an error in time',
  async () => {
    await using server = await startUpgradeServer(kubeSystem);
    const config = {
      'current-context': 'a',
      contexts: [{ name: 'a', context: { cluster: 'a', user: 'u', namespace: 'shop' } }],
      clusters: [{ name: 'a', cluster: { server: server.url } }],
      users: [{ name: 'u', user: { token: 't' } }],
    };
    const { session } = await openTarget(['three'], JSON.stringify(config));
    writeFileSync(session.file.replace(/md$/, 'checks.yaml'), sidecar.replaceAll('"#three"', '{ text: "5" }'));
    await session.refresh();
    await session.approve();
    const ids = session.placement.checks.map(({ check }) => check.id);
    let lost = Math.abs(ids.length - 7);
    const rounds = tries(1, 50);
    for (let round = 0; round < rounds; round += 1)
      for (const { outcome } of await session.check(ids))
        if (outcome.state !== 'finished' || outcome.execution.finished?.verdict !== 'error') lost += 1;
    session.close();
    // Each of them did open a way.
    return { tries: rounds * ids.length, lost: lost + (server.sockets.length >= rounds * ids.length ? 0 : 1) };
  },
);

fault('F29', 'a SQL block over such a port-forward times out, and a change of it is not taken for done', async () => {
  await using server = await startUpgradeServer();
  const { yaml } = pinServer(server.url);
  const target = { namespace: 'shop', pod: 'db-0', port: 5432 };
  const count = tries(2, 50);
  let lost = 0;
  for (let at = 0; at < count; at += 1) {
    const { end, exitCode } = await runPostgres(
      {
        name: 'shop',
        host: '127.0.0.1',
        port: 5432,
        database: 'shop',
        sslmode: 'disable',
        user: 'u',
        password: 'p',
        stream: () => new PortForwardStream(yaml, target),
      },
      {
        statement: 'delete from goods',
        access: { kind: 'write' },
        parameters: [],
        expectRows: 1,
        powers: [],
        confirmCommit: () => Promise.resolve(true),
        onOutput: () => undefined,
        timeoutMs: 500,
        signal: new AbortController().signal,
      },
    );
    if (!['timed out', 'not started'].includes(end) || exitCode !== undefined) lost += 1;
  }
  return { tries: count, lost };
});
