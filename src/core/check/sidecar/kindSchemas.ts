/** The schemas of the kinds of checks: what each needs to be told to observe something. */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { isAllowedRedisCommand } from './redisCommands.ts';
import {
  closed,
  duration,
  hasExactlyOne,
  hasNoPassword,
  json,
  name,
  passwordMessage,
  port,
  text,
  trust,
  via,
} from './schemaParts.ts';

const k8sObjects = closed({
  apiVersion: text.describe('As in a manifest: v1, apps/v1.'),
  kind: text.describe('As in a manifest: Pod, Deployment.'),
  name: text.optional().describe('One object; without it, all that the selectors leave.'),
  selector: text.optional().describe('Labels, as of kubectl -l.'),
  fieldSelector: text.optional().describe('Fields, as of kubectl --field-selector.'),
  namespace: text.optional().describe('Without it, that of the target.'),
  allNamespaces: z.literal(true).optional().describe('Instead of a namespace.'),
})
  .describe('Objects of a type: one by its name, or all that the selectors leave.')
  .refine((value) => value.name === undefined || (value.selector ?? value.fieldSelector) === undefined, {
    error: () => l10n.t('Give either a name or selectors.'),
    path: ['name'],
  })
  .refine((value) => !value.allNamespaces || (value.namespace ?? value.name) === undefined, {
    error: () => l10n.t('allNamespaces excludes namespace and name.'),
    path: ['allNamespaces'],
  });

const k8sRaw = closed({
  raw: z
    .string()
    .startsWith('/', { error: () => l10n.t('A path of the API server begins with "/".') })
    .describe('A path, as of kubectl get --raw. It has to answer with a JSON object.'),
}).describe('A GET on the API server.');

const k8sCan = closed({
  can: closed({
    verb: text.describe('get, list, create, delete …'),
    resource: text.describe('In the plural: pods.'),
    group: text.optional().describe('The API group of the resource: apps. Without it, the core group.'),
    subresource: text.optional().describe('exec, log …'),
    name: text.optional().describe('Of one object.'),
    namespace: text.optional().describe('Without it, that of the target.'),
    as: text
      .optional()
      .describe('A user or "system:serviceaccount:NAMESPACE:NAME". Without it, whoever runs the check.'),
  }),
}).describe('Whether somebody may do something, asked of the API server.');

const k8s = z.union([k8sObjects, k8sRaw, k8sCan]).describe('What the Kubernetes API says.');

const sql = closed({
  connection: name.describe('To a database.'),
  query: text.describe('One statement. The session only reads.'),
  params: z.array(json).default([]).describe('Values of $1, $2 and so on; of each ? on MySQL.'),
  maxRows: z.int().min(1).max(10_000).default(100).describe('With more rows it cannot pass.'),
}).describe('The rows of a query.');

const redis = closed({
  connection: name.describe('To a Redis server.'),
  command: z
    .array(text)
    .min(1)
    .refine(isAllowedRedisCommand, {
      error: () =>
        l10n.t(
          'A check may send only commands that read: PING, INFO, ROLE, CLUSTER INFO, CLUSTER NODES, CONFIG GET, DBSIZE, LASTSAVE, MEMORY STATS.',
        ),
    })
    .describe(
      'Its words: PING, INFO, ROLE, CLUSTER INFO, CLUSTER NODES, CONFIG GET, DBSIZE, LASTSAVE or MEMORY STATS.',
    ),
}).describe('The reply of a Redis server to a command that reads.');

const httpUrl = z
  .string()
  .regex(/^https?:\/\/[^/\s]/i, {
    error: ({ input }) => l10n.t('"{0}" is no web address. It begins with http:// or https://.', String(input)),
  })
  .refine(hasNoPassword, { error: () => passwordMessage() });

const http = closed({
  url: httpUrl.describe('With http:// or https://.'),
  method: z
    .enum(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])
    .default('GET')
    .describe('Any but GET, HEAD and OPTIONS is asked about before it is sent.'),
  headers: z.record(z.string(), z.string()).default({}).describe('Sent to the host of the url only.'),
  body: json.optional().describe('A text as it is; anything else as JSON.'),
  followRedirects: z.boolean().default(false).describe('At most 10.'),
  allowLinkLocal: z
    .literal(true)
    .optional()
    .describe('Also addresses where clouds give credentials, such as 169.254.169.254.'),
  via: via.optional().describe('How it is reached; without it, directly.'),
  tls: closed({
    ...trust.shape,
    insecureSkipVerify: z.boolean().default(false).describe('Any certificate will do.'),
  })
    .optional()
    .describe('Which certificates are trusted.'),
  maxBytes: z.int().min(1).max(16_777_216).default(1_048_576).describe('With a longer body it cannot pass.'),
}).describe('The answer of a web server.');

const host = z.string().regex(/^[^\s/:@]+$|^(?=.*:.*:)[\da-f:.]+$/i, {
  error: ({ input }) => l10n.t('"{0}" is no host. Write a name or an address, without scheme and port.', String(input)),
});

export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

const tls = closed({
  host: host.describe('Name or address.'),
  port: port.default(443),
  ...trust.shape,
  probeVersions: z
    .array(z.enum(tlsVersions))
    .min(1)
    .optional()
    .describe('Versions that are offered one by one; offers says what became of each.'),
  starttls: z
    .enum(['smtp', 'imap', 'pop3', 'postgres', 'ldap'])
    .optional()
    .describe('The protocol that is spoken before TLS begins.'),
  via: via.optional().describe('How it is reached; without it, directly.'),
}).describe('The TLS that a server offers, and its certificate.');

const tcp = closed({
  host: host.describe('Name or address.'),
  ports: z.array(port).min(1).describe('Each is tried.'),
  from: z
    .literal('local', { error: () => fromElsewhere() })
    .default('local')
    .describe('From this machine.'),
}).describe('Which ports of a host are open.');

function fromElsewhere(): string {
  return l10n.t(
    'Ports are tried from this machine: local. From a pod, run a program there with exec: { in: { pod } }.',
  );
}

const dns = closed({
  name: text.describe('What is looked up.'),
  type: z
    .enum(['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SRV', 'TXT'])
    .default('A')
    .describe('Of the records.'),
  server: text.optional().describe("Address of a name server; without it, the system's."),
}).describe('What a name server answers.');

const prometheus = closed({
  connection: name.describe('To a Prometheus server.'),
  query: text.describe('PromQL.'),
  at: duration.optional().describe('How long ago the query is evaluated; without it, now.'),
  range: closed({
    start: duration.describe('How long ago it begins.'),
    end: duration.optional().describe('How long ago it ends; without it, now.'),
    step: duration.describe('Time between two samples.'),
  })
    .optional()
    .describe('A span of time instead of one moment.'),
})
  .refine((value) => value.at === undefined || value.range === undefined, {
    error: () => l10n.t('Give either at or range.'),
    path: ['range'],
  })
  .describe('The samples of a query.');

const parse = z
  .enum(['json', 'yaml', 'text'])
  .default('text')
  .describe('How what is read becomes json, or stays text.');

const exec = closed({
  argv: z.array(z.string()).min(1).optional().describe('A program and its arguments, run without a shell.'),
  script: text.optional().describe('Text for a shell, instead of argv.'),
  shell: text.optional().describe('The program that reads the script; without it, bash.'),
  cwd: text.optional().describe('Where it runs, from the folder of the runbook on.'),
  env: z.record(z.string(), z.string()).default({}).describe('Added to the environment.'),
  parse,
  in: closed({ pod: text, container: text.optional(), namespace: text.optional() })
    .optional()
    .describe('A container of the target where it runs, instead of on this machine.'),
})
  .refine((value) => hasExactlyOne(value, ['argv', 'script']), {
    error: () => l10n.t('Give either argv or script.'),
  })
  .refine((value) => value.shell === undefined || value.script !== undefined, {
    error: () => l10n.t('A shell reads a script; argv runs without one.'),
    path: ['shell'],
  })
  .describe('What a program prints. One that may change something is asked about first.');

const file = closed({
  path: text.describe('From the folder of the runbook on.'),
  parse,
  maxAge: duration.optional().describe('An older file is an error: it says nothing of today.'),
}).describe('A file of this machine, such as the result of another tool.');

const manual = closed({
  prompt: text.describe('The question.'),
  evidence: z
    .enum(['required', 'optional'])
    .default('optional')
    .describe('Whether the tick needs a note that says where the evidence is.'),
  expires: duration.optional().describe('How long a tick counts.'),
}).describe('What only a person can say, by a tick.');

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
