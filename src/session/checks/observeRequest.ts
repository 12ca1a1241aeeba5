/** Asks the runner of its kind what a check wants to know, with secrets filled in and the way to the place opened. */
import * as l10n from '@vscode/l10n';
import { isJsonList, isJsonObject, type Json } from '../../core/check/json.ts';
import type { HttpInput, SqlInput } from '../../core/check/sidecar/kindSchemas.ts';
import type { ObservationRequest, Sidecar } from '../../core/check/sidecar/model.ts';
import type { Observed } from '../../core/check/subject.ts';
import { unobserved, type Attempt } from '../../runners/network/attempt.ts';
import { observeDns } from '../../runners/network/observeDns.ts';
import { observeTcp } from '../../runners/network/observeTcp.ts';
import { observeExec } from '../../runners/shell/observeExec.ts';
import type { ResourceCache } from '../../runners/kube/resource.ts';
import {
  mysqlConnection,
  openWay,
  postgresConnection,
  serviceConnection,
  type ConnectionContext,
} from '../connections.ts';
import type { Programs } from '../programs.ts';
import { noCluster, type SecretValues } from '../secretValues.ts';
import { readTrust } from '../trust.ts';
import type { Cluster } from './checkTargets.ts';

export interface Surroundings {
  readonly sidecar: Sidecar;
  readonly cluster: Cluster;
  readonly secrets: SecretValues;
  /** What the API server serves, kept for all checks of the same context. */
  readonly resources: ResourceCache;
  /** Of the runbook: relative paths begin there. */
  readonly folder: string;
  readonly programs: Programs;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Runners are loaded when they are needed: most sidecars use few of them. */
export async function observeRequest(
  request: ObservationRequest,
  around: Surroundings,
  attempt: Attempt,
): Promise<Observed> {
  const url = request.kind === 'http' ? await around.secrets.fillUrl(request.input.url) : undefined;
  if (url?.state === 'missing') return unobserved(url.message);
  const input = url === undefined ? request.input : { ...request.input, url: url.value };
  const filled = await fillTexts(input as Json, around.secrets);
  if (filled.state === 'missing') return unobserved(filled.message);
  return observeFilled({ ...request, input: filled.value } as unknown as ObservationRequest, around, attempt);
}

async function observeFilled(request: ObservationRequest, around: Surroundings, attempt: Attempt): Promise<Observed> {
  const { sidecar, secrets, folder, now } = around;
  const { context, kubeconfig } = around.cluster;
  const from: ConnectionContext = { sidecar, context, folder, secrets };
  switch (request.kind) {
    case 'k8s': {
      if (context === undefined) return unobserved(noCluster());
      const { observeK8s } = await import('../../runners/kube/observeK8s.ts');
      const { yaml, namespace } = context;
      return observeK8s(request.input, { yaml, namespace, resources: around.resources }, attempt);
    }
    case 'sql':
      return observeSql(request.input, from, attempt);
    case 'redis': {
      const found = await serviceConnection(request.input.connection, 'redis', from);
      if (found.state === 'unresolved') return unobserved(found.message);
      const { observeRedis } = await import('../../runners/redis/observeRedis.ts');
      return observeRedis({ ...found.connection, command: request.input.command }, attempt);
    }
    case 'prometheus': {
      const found = await serviceConnection(request.input.connection, 'prometheus', from);
      if (found.state === 'unresolved') return unobserved(found.message);
      const { observePrometheus } = await import('../../runners/prometheus/observePrometheus.ts');
      return observePrometheus({ ...request.input, ...found.connection }, attempt, now);
    }
    case 'http':
      return observeWeb(request.input, around, attempt);
    case 'tls': {
      const way = openWay(request.input.via, context);
      if (way.state === 'missing') return unobserved(way.message);
      const trusted = await readTrust(request.input, { context, folder });
      if (trusted.state === 'missing') return unobserved(trusted.message);
      const { observeTls } = await import('../../runners/tls/observeTls.ts');
      return observeTls({ ...request.input, ca: trusted.trust.ca, open: way.open }, attempt, now);
    }
    case 'tcp':
      return observeTcp(request.input, attempt);
    case 'dns':
      return observeDns(request.input, attempt);
    case 'exec':
      return observeExec(
        request.input,
        { folder, kubeconfig, namespace: context?.namespace, ...around.programs },
        attempt,
      );
    case 'file': {
      const { observeFile } = await import('../../runners/file/observeFile.ts');
      return observeFile(request.input, folder, attempt, now);
    }
    case 'manual':
      return unobserved(l10n.t('a person decides: {0}', request.input.prompt));
  }
}

async function observeWeb(input: HttpInput, around: Surroundings, attempt: Attempt): Promise<Observed> {
  const { context } = around.cluster;
  const way = openWay(input.via, context);
  if (way.state === 'missing') return unobserved(way.message);
  const trusted = await readTrust(input.tls, { context, folder: around.folder });
  if (trusted.state === 'missing') return unobserved(trusted.message);
  const { observeHttp } = await import('../../runners/http/observeHttp.ts');
  const trust = { ...trusted.trust, insecureSkipVerify: input.tls?.insecureSkipVerify ?? false };
  return observeHttp({ ...input, trust, open: way.open }, attempt, around.now);
}

/** PostgreSQL, or MySQL where the connection says so. */
async function observeSql(input: SqlInput, from: ConnectionContext, attempt: Attempt): Promise<Observed> {
  if (from.sidecar.connections[input.connection]?.driver === 'mysql') {
    const found = await mysqlConnection(input.connection, from);
    if (found.state === 'unresolved') return unobserved(found.message);
    const { observeMysql } = await import('../../runners/sql/observeMysql.ts');
    return observeMysql(found.connection, input, attempt);
  }
  const found = await postgresConnection(input.connection, from);
  if (found.state === 'unresolved') return unobserved(found.message);
  const { observePostgres } = await import('../../runners/sql/observePostgres.ts');
  return observePostgres(found.connection, input, attempt);
}

type Filled =
  { readonly state: 'found'; readonly value: Json } | { readonly state: 'missing'; readonly message: string };

/** The value with secrets in place of the references in all its texts. */
async function fillTexts(value: Json, secrets: SecretValues): Promise<Filled> {
  if (typeof value === 'string') return secrets.fill(value);
  if (isJsonList(value)) {
    const list: Json[] = [];
    for (const one of value) {
      const filled = await fillTexts(one, secrets);
      if (filled.state === 'missing') return filled;
      list.push(filled.value);
    }
    return { state: 'found', value: list };
  }
  if (!isJsonObject(value)) return { state: 'found', value };
  const entries: [string, Json][] = [];
  for (const [key, one] of Object.entries(value)) {
    const filled = await fillTexts(one, secrets);
    if (filled.state === 'missing') return filled;
    entries.push([key, filled.value]);
  }
  return { state: 'found', value: Object.fromEntries(entries) };
}
