/** The schemas of secrets and connections: where a check finds a database or a service, and what opens it. */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { closed, hasNoPassword, kubeSecret, passwordMessage, port, text, trust, via } from './schemaParts.ts';
import { secretReferences } from './secretReference.ts';

const ofKubeSecret = closed({
  kubeSecret: kubeSecret.describe('A key of a Secret, read with the context of the run.'),
});
const ofEnvironment = closed({ env: text.describe('An environment variable.') });
const ofPerson = closed({
  prompt: text.describe('A question to a person: asked once by the editor, or at a terminal.'),
});

export const secret = z.union([ofKubeSecret, ofEnvironment, ofPerson], {
  error: () => l10n.t('Say where the secret is: { env: NAME }, { kubeSecret: { name, key } } or { prompt: question }.'),
});

function database<Driver extends string>(driver: Driver, defaultPort: number) {
  return closed({
    driver: z.literal(driver),
    host: text.default('127.0.0.1').describe('Name or address.'),
    port: port.default(defaultPort),
    database: text.describe('Its name.'),
    user: text.describe('One that may only read is the best choice.'),
    password: text
      .refine((value) => secretReferences(value).length > 0, { error: () => passwordMessage() })
      .optional()
      .describe('As ${secrets.NAME}.'),
    sslmode: z
      .enum(['disable', 'require', 'verify-full'])
      .default('disable')
      .describe('require encrypts; verify-full also verifies the certificate and the host.'),
    tls: trust.optional().describe('For sslmode verify-full.'),
    via: via.optional().describe('How it is reached, instead of host and port.'),
  }).refine(({ sslmode, tls }) => tls === undefined || sslmode === 'verify-full', {
    error: () => l10n.t('No certificate is verified here. Write sslmode: verify-full, or leave tls out.'),
    path: ['tls'],
  });
}

function service<Driver extends string>(driver: Driver, schemes: RegExp) {
  return closed({
    driver: z.literal(driver),
    url: z
      .string()
      .regex(schemes, {
        error: ({ input }) => l10n.t('"{0}" is no address for the driver {1}.', String(input), driver),
      })
      .refine(hasNoPassword, { error: () => passwordMessage() })
      .describe('Where it is; may hold ${secrets.NAME}.'),
    tls: trust.optional().describe('For rediss:// and https://.'),
    via: via.optional().describe('How it is reached; without it, directly.'),
  }).refine(({ url, tls }) => tls === undefined || secure.test(url), {
    error: () => l10n.t('Without TLS there is no certificate. Begin the url with rediss:// or https://.'),
    path: ['tls'],
  });
}

const secure = /^(?:rediss|https):/i;

const byDriver = z.discriminatedUnion('driver', [
  database('postgres', 5432),
  database('mysql', 3306),
  service('redis', /^rediss?:\/\//i),
  service('prometheus', /^https?:\/\//i),
]);

/** The driver of a connection that has a `url` need not be written: the scheme tells it. */
export const connection = z.preprocess(withDriver, byDriver);

function withDriver(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || 'driver' in value || !('url' in value)) return value;
  const driver = /^rediss?:/i.test(String(value.url)) ? 'redis' : 'prometheus';
  return { driver, ...value };
}

export type SecretSource = z.infer<typeof secret>;
export type Connection = z.infer<typeof connection>;
export type Driver = Connection['driver'];
