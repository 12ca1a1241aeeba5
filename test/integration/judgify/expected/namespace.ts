import { all } from '../turned.ts';

const ofPostgres = [
  ...['postgres-version', 'postgres-replication', 'pgvector', 'wal-archiving', 'pg-stat-statements', 'pg-stat-monitor'],
  ...['pg-stat-statements-collects', 'postgres-password-encryption', 'schema-tables', 'schema-columns', 'schema-index'],
];
const ofRedis = [0, 1, 2, 3, 4, 5].flatMap((node) =>
  ['version', 'replication', 'aof', 'rdb', 'memory'].map((what) => `redis-${node}-${what}`),
);
const ofRedisCluster = ['redis-cluster-state', 'redis-cluster-nodes'];
const ofIngress = ['ingress-hosts', 'ingress-backends', 'https-redirect-setting', 'rate-limit-ingress'];
const throughEdge = ['certificate-valid', 'tls-versions', 'https-redirect'];
const throughTrustedEdge = ['certificate-trusted', 'hsts', 'jwt-lifetime', 'refresh-token', 'metrics-exposed'];

/** Of ../../../cluster/mutations/namespace.ts. */
export const expectedOfNamespace = {
  'quota-missing': { 'quota-limits': ['fail', 'no such object'] },
  'quota-cpu-higher': { 'quota-limits': ['fail', "hard['requests.cpu']"] },
  'quota-memory-higher': { 'quota-limits': ['fail', "hard['requests.memory']"] },
  'quota-filled': { 'quota-limits': ['warn', '쿼터를 90% 넘게 썼습니다'] },
  'volume-too-small': { 'volume-ssd': ['fail', '500GB 이상인 SSD 볼륨이 없습니다'] },
  'worker-cordoned': { 'nodes-ready': ['fail', '파드를 받지 않도록 막아 둔 노드'] },
  'default-deny-missing': {
    'default-deny-ingress': ['fail', '들어오는 통신을 모두 막는 정책이 없습니다'],
    'default-deny-egress': ['fail', '나가는 통신을 모두 막는 정책이 없습니다'],
  },
  'default-deny-without-egress': { 'default-deny-egress': ['fail', '나가는 통신을 모두 막는 정책이 없습니다'] },
  'network-open': {
    'network-policies': ['fail', '모든 파드에 걸리는 정책이 없습니다'],
    'default-deny-ingress': ['fail', '들어오는 통신을 모두 막는 정책이 없습니다'],
    'default-deny-egress': ['fail', '나가는 통신을 모두 막는 정책이 없습니다'],
  },
  'outsiders-admitted': { 'only-entrances-admitted': ['fail', 'allow-everybody (judgify-prod)'] },
  'gateway-policy-missing': { 'gateway-admitted': ['fail', '8000번 포트를 여는 정책이 없습니다'] },
  'database-exposed': {
    'services-internal': ['fail', 'judgify-postgres (judgify-prod)'],
    'admin-ports-internal': ['fail', 'judgify-postgres (judgify-prod)'],
  },
  'gateway-exposed': { 'services-internal': ['fail', 'api-gateway-service (judgify-prod)'] },
  'prometheus-exposed': { 'admin-ports-internal': ['fail', 'prometheus (monitoring)'] },
  'ingress-missing': all(ofIngress, ['fail', 'no such object']),
  'ingress-without-redirect': { 'https-redirect-setting': ['fail', 'has "false"'] },
  'ingress-without-tls': { 'ingress-hosts': ['fail', 'items[*].spec.tls[*].hosts[*]'] },
  'ingress-class-missing': { 'ingress-class': ['fail', 'There is no IngressClass "nginx"'] },
  'ingress-controller-down': {
    'ingress-controller': ['fail', 'object.status.readyReplicas: expected gte 2'],
    ...all([...throughEdge, ...throughTrustedEdge], ['error', 'has no ready pod']),
  },
  'database-secret-missing': {
    ...all(
      ['secret-database', 'postgres-password-length', 'redis-password'],
      ['fail', 'There is no Secret "judgify-database-secret"'],
    ),
    ...all([...ofPostgres, ...ofRedis, ...ofRedisCluster], ['error', 'judgify-database-secret']),
  },
  'auth-secret-missing': all(['secret-auth', 'jwt-key'], ['fail', 'There is no Secret "judgify-auth-secret"']),
  'llm-secret-missing': all(['secret-llm', 'llm-key'], ['fail', 'There is no Secret "judgify-llm-secret"']),
  'tls-secret-missing': {
    'certificate-stored': ['fail', 'There is no Secret "judgify-tls"'],
    ...all(throughTrustedEdge, ['error', 'judgify-tls']),
  },
  'jwt-key-short': { 'jwt-key': ['fail', 'expected gte 32, got 5'] },
  'redis-password-empty': {
    'redis-password': ['fail', 'expected gt 0, got 0'],
    ...all([...ofRedis, ...ofRedisCluster], ['error', 'Redis']),
  },
  'postgres-password-weak': {
    'postgres-password-length': ['fail', 'expected gte 16, got 7'],
    ...all(ofPostgres, ['error', 'password authentication failed']),
  },
  'llm-key-empty': { 'llm-key': ['fail', 'expected gte 20, got 0'] },
  'tokens-long-lived-setting': { 'jwt-lifetime-setting': ['fail', 'expected "24h", got "72h"'] },
  'refresh-setting-missing': { 'refresh-token-setting': ['fail', 'there is no "JWT_REFRESH_EXPIRES_IN"'] },
  'rate-limit-setting-missing': { 'rate-limit-setting': ['fail', 'there is no "RATE_LIMIT_PER_MINUTE"'] },
  'log-level-debug': { 'log-level': ['fail', 'expected "INFO", got "DEBUG"'] },
  'log-format-text': { 'log-format-setting': ['fail', 'expected "json", got "text"'] },
  'correlation-header-missing': { 'correlation-header': ['fail', 'there is no "CORRELATION_ID_HEADER"'] },
} as const;
