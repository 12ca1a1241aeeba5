/** The schema of one check: which item it proves, what is observed, what is expected of it. */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { kinds, kindSchemas } from './kindSchemas.ts';
import { matcher } from './matcherSchema.ts';
import { closed, duration, name, onKey, text } from './schemaParts.ts';

export const severity = z.enum(['error', 'warn', 'info']);

const expressions = z.array(closed({ expr: text, message: text.optional() })).min(1);

const paths = z
  .record(z.string(), matcher, { error: () => l10n.t('Paths and what is expected of them belong here.') })
  .refine((value) => Object.keys(value).length > 0, { error: () => l10n.t('Nothing is expected here.') });

const expectations = { expect: paths.optional(), cel: expressions.optional() };

const repeated = closed({ count: z.int().min(1).max(1000), interval: duration });

const item = z.union(
  [
    z.string().regex(/^#\S+$/, { error: () => l10n.t('The id of an item begins with "#" here.') }),
    closed({ id: text }),
    closed({ heading: text.optional(), text: text.optional() }).refine(
      (value) => (value.heading ?? value.text) !== undefined,
      { error: () => l10n.t('Name a heading, a text or both.') },
    ),
  ],
  { error: () => l10n.t('Name the item: "#slug", { id: … } or { heading: …, text: … }.') },
);

const { k8s, sql, redis, http, tls, tcp, dns, prometheus, exec, file, manual } = kindSchemas;

const kindKeys = {
  k8s: k8s.optional(),
  sql: sql.optional(),
  redis: redis.optional(),
  http: http.optional(),
  tls: tls.optional(),
  tcp: tcp.optional(),
  dns: dns.optional(),
  prometheus: prometheus.optional(),
  exec: exec.optional(),
  file: file.optional(),
  manual: manual.optional(),
};

export const check = closed({
  id: name.describe('Stable and unique; shown with every result.'),
  item: item.optional().describe('The item of the runbook that this proves: "#id", { id } or { heading, text }.'),
  title: text.optional(),
  message: text.optional().describe('Shown with every finding that is not a pass.'),
  uri: text.optional().describe('Where to read more.'),
  tags: z.array(text).default([]).describe('For running a part of the checks.'),
  severity: severity.optional(),
  target: name.optional(),
  timeout: duration.optional(),
  retry: repeated.optional(),
  sustain: repeated.optional(),
  empty: z.enum(['error', 'pass', 'fail']).default('error'),
  when: text.optional().describe('CEL over vars, target and now. Where it is false, the check is skipped.'),
  sensitive: z.boolean().default(false),
  ...expectations,
  warn: closed(expectations)
    .refine((value) => (value.expect ?? value.cel) !== undefined, { error: () => l10n.t('Give expect, cel or both.') })
    .optional(),
  ...kindKeys,
})
  .superRefine((value, context) => {
    const fault = kindFault(value);
    if (fault !== undefined) context.addIssue({ code: 'custom', params: onKey, ...fault });
  })
  .meta({ id: 'check', oneOf: kinds.map((kind) => ({ required: [kind] })) });

type CheckKeys = Readonly<Record<string, unknown>>;

/** A check observes one thing, and expects something of it. */
function kindFault(value: CheckKeys): { readonly message: string; readonly path: string[] } | undefined {
  const [first, second] = kinds.filter((kind) => value[kind] !== undefined);
  if (first === undefined)
    return { message: l10n.t('What is observed is missing. Add one of {0}.', kinds.join(', ')), path: [] };
  if (second !== undefined)
    return {
      message: l10n.t('A check observes one thing: {0} is there already. Make {1} a check of its own.', first, second),
      path: [second],
    };
  const expects = value['expect'] ?? value['cel'];
  if (first === 'manual' && (expects ?? value['warn']) !== undefined)
    return {
      message: l10n.t('A person decides this check; nothing can be expected of it by machine.'),
      path: ['manual'],
    };
  if (first !== 'manual' && expects === undefined)
    return { message: l10n.t('This check expects nothing. Add expect or cel.'), path: [first] };
  return undefined;
}

export type RawCheck = z.infer<typeof check>;
export type ItemSelector = z.infer<typeof item>;
export type Severity = z.infer<typeof severity>;
export type Repetition = z.infer<typeof repeated>;
