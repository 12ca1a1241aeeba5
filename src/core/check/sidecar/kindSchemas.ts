/** The schemas of the kinds of checks: what each needs to be told to observe something. */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { isAllowedRedisCommand } from './redisCommands.ts';
import { closed, duration, hasExactlyOne, json, name, port, text, trust, via } from './schemaParts.ts';

/** Objects of a type: one by its name, or all that the selectors leave. */
const k8sObjects = closed({
  apiVersion: text,
  kind: text,
  name: text.optional(),
  selector: text.optional(),
  fieldSelector: text.optional(),
  namespace: text.optional(),
  allNamespaces: z.literal(true).optional(),
})
  .refine((value) => value.name === undefined || (value.selector ?? value.fieldSelector) === undefined, {
    error: () => l10n.t('Give either a name or selectors.'),
    path: ['name'],
  })
  .refine((value) => !value.allNamespaces || (value.namespace ?? value.name) === undefined, {
    error: () => l10n.t('allNamespaces excludes namespace and name.'),
    path: ['allNamespaces'],
  });

/** A GET on the API server. */
const k8sRaw = closed({
  raw: z.string().startsWith('/', { error: () => l10n.t('A path of the API server begins with "/".') }),
});

/** Whether somebody may do something, asked of the API server. */
const k8sCan = closed({
  can: closed({
    verb: text,
    resource: text,
    group: text.optional(),
    subresource: text.optional(),
    name: text.optional(),
    namespace: text.optional(),
    /** A user or "system:serviceaccount:NAMESPACE:NAME"; without it, whoever runs the check. */
    as: text.optional(),
  }),
});

const k8s = z.union([k8sObjects, k8sRaw, k8sCan]);

const sql = closed({
  connection: name,
  query: text,
  params: z.array(json).default([]),
  maxRows: z.int().min(1).max(10_000).default(100),
});

const redis = closed({
  connection: name,
  command: z
    .array(text)
    .min(1)
    .refine(isAllowedRedisCommand, {
      error: () =>
        l10n.t(
          'A check may send only commands that read: PING, INFO, ROLE, CLUSTER INFO, CLUSTER NODES, CONFIG GET, DBSIZE, LASTSAVE, MEMORY STATS.',
        ),
    }),
});

const httpUrl = z.string().regex(/^https?:\/\/[^/\s]/i, {
  error: ({ input }) => l10n.t('"{0}" is no web address. It begins with http:// or https://.', String(input)),
});

const http = closed({
  url: httpUrl,
  method: z.enum(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  headers: z.record(z.string(), z.string()).default({}),
  /** A text as it is; anything else as JSON. */
  body: json.optional(),
  followRedirects: z.boolean().default(false),
  via: via.optional(),
  tls: closed({ ...trust.shape, insecureSkipVerify: z.boolean().default(false) }).optional(),
  maxBytes: z.int().min(1).max(16_777_216).default(1_048_576),
});

const host = z.string().regex(/^[^\s/:@]+$|^(?=.*:.*:)[\da-f:.]+$/i, {
  error: ({ input }) => l10n.t('"{0}" is no host. Write a name or an address, without scheme and port.', String(input)),
});

export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

const tls = closed({
  host,
  port: port.default(443),
  ...trust.shape,
  probeVersions: z.array(z.enum(tlsVersions)).min(1).optional(),
  starttls: z.enum(['smtp', 'imap', 'pop3', 'postgres', 'ldap']).optional(),
  via: via.optional(),
});

const tcp = closed({
  host,
  ports: z.array(port).min(1),
  /** Where the connection is tried from. */
  from: z.literal('local', { error: () => fromElsewhere() }).default('local'),
});

function fromElsewhere(): string {
  return l10n.t(
    'Ports are tried from this machine: local. From a pod, run a program there with exec: { in: { pod } }.',
  );
}

const dns = closed({
  name: text,
  type: z.enum(['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT']).default('A'),
  /** A name server; without it, the system's. */
  server: text.optional(),
});

const prometheus = closed({
  connection: name,
  query: text,
  /** How long ago the query is evaluated. */
  at: duration.optional(),
  /** Both ends are how long ago. */
  range: closed({ start: duration, end: duration.optional(), step: duration }).optional(),
}).refine((value) => value.at === undefined || value.range === undefined, {
  error: () => l10n.t('Give either at or range.'),
  path: ['range'],
});

const parse = z.enum(['json', 'yaml', 'text']).default('text');

const exec = closed({
  argv: z.array(z.string()).min(1).optional(),
  script: text.optional(),
  /** The program that reads the script. */
  shell: text.optional(),
  cwd: text.optional(),
  env: z.record(z.string(), z.string()).default({}),
  parse,
  /** Runs in a container of the target instead of on this machine. */
  in: closed({ pod: text, container: text.optional(), namespace: text.optional() }).optional(),
})
  .refine((value) => hasExactlyOne(value, ['argv', 'script']), {
    error: () => l10n.t('Give either argv or script.'),
  })
  .refine((value) => value.shell === undefined || value.script !== undefined, {
    error: () => l10n.t('A shell reads a script; argv runs without one.'),
    path: ['shell'],
  });

const file = closed({ path: text, parse, maxAge: duration.optional() });

const manual = closed({
  prompt: text,
  evidence: z.enum(['required', 'optional']).default('optional'),
  /** How long an attestation counts. */
  expires: duration.optional(),
});

/** Every kind under the key that names it in a check. */
export const kindSchemas = { k8s, sql, redis, http, tls, tcp, dns, prometheus, exec, file, manual };

export type Kind = keyof typeof kindSchemas;

export const kinds = Object.keys(kindSchemas) as readonly Kind[];

export type K8sInput = z.infer<typeof k8s>;
export type SqlInput = z.infer<typeof sql>;
export type RedisInput = z.infer<typeof redis>;
export type HttpInput = z.infer<typeof http>;
export type TlsInput = z.infer<typeof tls>;
export type TcpInput = z.infer<typeof tcp>;
export type DnsInput = z.infer<typeof dns>;
export type PrometheusInput = z.infer<typeof prometheus>;
export type ExecInput = z.infer<typeof exec>;
export type FileInput = z.infer<typeof file>;
export type ManualInput = z.infer<typeof manual>;
