import { randomBytes } from 'node:crypto';
import { CertificateAuthority } from './certificates.ts';

/** What a runbook connects to the demo's database with. */
export interface DatabaseLogin {
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/**
 * The Secrets of the demo with values made up at each start, as one Kubernetes List.
 * Deliberate fault (see faults.ts): the fourth of the checklist, judgify-external-secret, is missing.
 */
export async function createSecrets(namespace: string, login: DatabaseLogin): Promise<object> {
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
      REDIS_PASSWORD: randomText(),
    }),
    secret('judgify-auth-secret', { JWT_SECRET_KEY: randomText() }),
    secret('judgify-llm-secret', { OPENAI_API_KEY: `demo-${randomText()}` }),
    secret('judgify-tls', await issueIngressCertificate(), 'kubernetes.io/tls'),
  ];
  return { apiVersion: 'v1', kind: 'List', items };
}

/** 256 bits, as 43 characters that need no quotes anywhere. */
export function randomText(): string {
  return randomBytes(32).toString('base64url');
}

async function issueIngressCertificate(): Promise<Record<string, string>> {
  const authority = await CertificateAuthority.create('judgify demo');
  const dns = ['api.judgify.ai', 'dashboard.judgify.ai'];
  const { certificate, key } = await authority.issue({ subject: 'CN=api.judgify.ai', dns });
  return { 'tls.crt': certificate, 'tls.key': key };
}
