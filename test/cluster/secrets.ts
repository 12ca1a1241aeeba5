import { randomBytes } from 'node:crypto';
import type { Identity } from './certificates.ts';

/** What a runbook connects to the demo's database with. */
export interface DatabaseLogin {
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/** Values of the demo's Secrets, which the programs beside the cluster use too. */
export interface SecretValues {
  readonly login: DatabaseLogin;
  readonly redisPassword: string;
  /** Signs the tokens of the API. */
  readonly jwtSecret: string;
  /** What the edge shows to its visitors. */
  readonly certificate: Identity;
  /** Certificate of the authority that issued it, PEM. */
  readonly authorityCertificate: string;
}

/**
 * The Secrets of the demo, as one Kubernetes List.
 * Deliberate fault (see faults.ts): the fourth of the checklist, judgify-external-secret, is missing.
 */
export function createSecrets(namespace: string, values: SecretValues): object {
  const { login, redisPassword, jwtSecret, certificate, authorityCertificate } = values;
  const identity = { 'tls.crt': certificate.certificate, 'tls.key': certificate.key, 'ca.crt': authorityCertificate };
  const secret = (name: string, stringData: Record<string, string>, type = 'Opaque') => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type,
    stringData,
  });
  const items = [
    secret('judgify-database-secret', {
      POSTGRES_DB: login.database,
      POSTGRES_USER: login.user,
      POSTGRES_PASSWORD: login.password,
      REDIS_PASSWORD: redisPassword,
    }),
    secret('judgify-auth-secret', { JWT_SECRET_KEY: jwtSecret }),
    secret('judgify-llm-secret', { OPENAI_API_KEY: `demo-${randomText()}` }),
    secret('judgify-tls', identity, 'kubernetes.io/tls'),
  ];
  return { apiVersion: 'v1', kind: 'List', items };
}

/** 256 bits, as 43 characters that need no quotes anywhere. */
export function randomText(): string {
  return randomBytes(32).toString('base64url');
}
