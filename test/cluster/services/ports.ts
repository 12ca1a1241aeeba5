import { freePorts } from '../freePorts.ts';
import type { PortForward } from '../kwok.ts';

/** The services of the checklist in the order of their ports inside the cluster, 8000 to 8005. */
export const serviceNames = [
  'api-gateway-service',
  'workflow-service',
  'judgment-service',
  'action-service',
  'logging-service',
  'dashboard-service',
] as const;
export type ServiceName = (typeof serviceNames)[number];

const redisNodes = 6;
const firstServicePort = 8000;

/** Where everything beside the cluster listens on 127.0.0.1. */
export interface ServicePorts {
  readonly postgres: number;
  readonly postgresReplica: number;
  readonly pgvector: number;
  readonly redis: readonly number[];
  /** On these the nodes of the Redis cluster talk to each other. */
  readonly redisBus: readonly number[];
  readonly edgeHttp: number;
  readonly edgeHttps: number;
  readonly prometheus: number;
  readonly alertmanager: number;
  readonly elasticsearch: number;
  readonly kibana: number;
  readonly grafana: number;
  /** In the order of `serviceNames`. */
  readonly services: readonly number[];
}

export async function chooseServicePorts(): Promise<ServicePorts> {
  const [postgres = 0, postgresReplica = 0, pgvector = 0, edgeHttp = 0, edgeHttps = 0] = await freePorts(5);
  const [prometheus = 0, alertmanager = 0, elasticsearch = 0, kibana = 0, grafana = 0] = await freePorts(5);
  const [redis, redisBus, services] = await Promise.all([
    freePorts(redisNodes),
    freePorts(redisNodes),
    freePorts(serviceNames.length),
  ]);
  const databases = { postgres, postgresReplica, pgvector, redis, redisBus };
  const replayed = { elasticsearch, kibana, grafana, services };
  return { ...databases, edgeHttp, edgeHttps, prometheus, alertmanager, ...replayed };
}

/**
 * Which pods of the manifests lead to which of the ports. Pods that listen on the same port in one namespace belong to
 * StatefulSets, so their names are known beforehand.
 */
export function portForwardsTo(ports: ServicePorts): PortForward[] {
  const namespace = 'judgify-prod';
  return [
    { namespace, pod: 'judgify-postgres-0', port: 5432, target: ports.postgres },
    { namespace, pod: 'judgify-postgres-replica-0', port: 5432, target: ports.postgresReplica },
    { namespace, pod: 'judgify-pgvector-0', port: 5432, target: ports.pgvector },
    ...ports.redis.map((target, node) => ({ namespace, pod: `judgify-redis-${node}`, port: 6379, target })),
    ...ports.services.map((target, index) => ({ namespace, port: firstServicePort + index, target })),
    { namespace: 'ingress-nginx', port: 80, target: ports.edgeHttp },
    { namespace: 'ingress-nginx', port: 443, target: ports.edgeHttps },
    { namespace: 'monitoring', port: 9090, target: ports.prometheus },
    { namespace: 'monitoring', port: 9093, target: ports.alertmanager },
    { namespace: 'monitoring', port: 3000, target: ports.grafana },
    { namespace: 'logging', port: 9200, target: ports.elasticsearch },
    { namespace: 'logging', port: 5601, target: ports.kibana },
  ];
}
