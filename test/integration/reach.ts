/** Asks the demo's services the way that a check does: through the cluster's port-forward, without a local listener. */
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import tls from 'node:tls';
import { z } from 'zod';
import { PortForwardStream, type ForwardTarget } from '../../src/runners/kube/portForward.ts';
import type { DemoAccess } from '../cluster/demoFile.ts';
import { authorityFile } from '../cluster/services/services.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface HttpRequest {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const host = 'api.judgify.ai';
const edge = { namespace: 'ingress-nginx', service: 'ingress-nginx-controller' };
const queryResult = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

/** An open stream to a port of a Service or a pod. */
export async function openForward(demo: DemoAccess, target: ForwardTarget): Promise<Duplex> {
  const stream = new PortForwardStream(await readFile(demo.kubeconfig, 'utf8'), target).connect();
  await new Promise((resolve, reject) => stream.once('connect', resolve).once('error', reject));
  return stream;
}

export async function ask(demo: DemoAccess, target: ForwardTarget, request: HttpRequest): Promise<HttpAnswer> {
  return exchange(await openForward(demo, target), request);
}

export async function askJson(demo: DemoAccess, target: ForwardTarget, path: string): Promise<unknown> {
  return JSON.parse((await ask(demo, target, { path })).body);
}

/** The edge on its port for HTTP. */
export function askEdgeHttp(demo: DemoAccess, path: string): Promise<HttpAnswer> {
  return ask(demo, { ...edge, port: 80 }, { path });
}

/** The edge on its port for HTTPS, whose certificate has to be right. */
export async function askEdge(demo: DemoAccess, request: HttpRequest): Promise<HttpAnswer> {
  return exchange(await shakeHands(demo), request);
}

/** The statuses of many requests side by side, straight to the edge: a tunnel for each would take too long to matter. */
export async function askEdgeAtOnce(demo: DemoAccess, path: string, count: number): Promise<number[]> {
  const agent = new https.Agent({ ca: await readFile(authorityFile(demo.services.folder)), maxSockets: 20 });
  const options = { host: '127.0.0.1', port: demo.services.ports.edgeHttps, path, headers: { host }, agent };
  const statuses = Array.from({ length: count }, async () => {
    const outgoing = https.request(options);
    return (await answerOf(outgoing)).status;
  });
  return Promise.all(statuses).finally(() => agent.destroy());
}

/**
 * A TLS connection to the edge.
 *
 * @throws Error of TLS, such as the one with the code CERT_HAS_EXPIRED.
 */
export async function shakeHands(demo: DemoAccess, options: tls.SecureContextOptions = {}): Promise<tls.TLSSocket> {
  const socket = tls.connect({
    socket: await openForward(demo, { ...edge, port: 443 }),
    servername: host,
    ca: await readFile(authorityFile(demo.services.folder)),
    ...options,
  });
  await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
  return socket;
}

/** Only one version of TLS, on a level of security that still has the old ones. */
export function onlyTls(version: tls.SecureVersion): tls.SecureContextOptions {
  return { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' };
}

/** What a PromQL query comes to, or undefined where it has no answer. */
export async function queryPrometheus(demo: DemoAccess, query: string): Promise<number | undefined> {
  const target = { namespace: 'monitoring', service: 'prometheus', port: 9090 };
  const answer = await askJson(demo, target, `/api/v1/query?query=${encodeURIComponent(query)}`);
  const [first] = queryResult.parse(answer).data.result;
  return first && Number(first.value[1]);
}

/** The names of all alerts that Prometheus would raise, with what they ask. */
export async function alertRules(demo: DemoAccess): Promise<Record<string, { query: string; duration: number }>> {
  const schema = z.object({
    data: z.object({
      groups: z.array(
        z.object({ rules: z.array(z.object({ name: z.string(), query: z.string(), duration: z.number() })) }),
      ),
    }),
  });
  const target = { namespace: 'monitoring', service: 'prometheus', port: 9090 };
  const { groups } = schema.parse(await askJson(demo, target, '/api/v1/rules?type=alert')).data;
  const rules = groups.flatMap((group) => group.rules);
  return Object.fromEntries(rules.map(({ name, query, duration }) => [name, { query, duration }]));
}

/** The configuration that Alertmanager works with, as text. */
export async function alertmanagerConfig(demo: DemoAccess): Promise<string> {
  const target = { namespace: 'monitoring', service: 'alertmanager', port: 9093 };
  const schema = z.object({ config: z.object({ original: z.string() }) });
  return schema.parse(await askJson(demo, target, '/api/v2/status')).config.original;
}

/** The newest base backup of the database. */
export function backupPath(demo: DemoAccess, names: readonly string[]): string {
  const name =
    names
      .filter((one) => /^base-.*\.tar$/.test(one))
      .sort()
      .at(-1) ?? '';
  return join(demo.services.postgres.backups, name);
}

async function exchange(stream: Duplex, { path, method = 'GET', headers = {} }: HttpRequest): Promise<HttpAnswer> {
  const outgoing = http.request({
    createConnection: () => stream,
    method,
    path,
    headers: { host, connection: 'close', ...headers },
  });
  const answer = await answerOf(outgoing);
  stream.destroy();
  return answer;
}

async function answerOf(outgoing: http.ClientRequest): Promise<HttpAnswer> {
  outgoing.end();
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    outgoing.on('response', resolve).on('error', reject);
  });
  const body = await text(response);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}
