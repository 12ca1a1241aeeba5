/** The schema of one check: which item it proves, what is observed, what is expected of it. */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { kinds, kindSchemas } from './kindSchemas.ts';
import { matcher } from './matcherSchema.ts';
import { closed, duration, name, onKey, text } from './schemaParts.ts';

export const severity = z.enum(['error', 'warn', 'info']);

const expressions = z
  .array(
    closed({
      expr: text.describe('CEL that has to be true.'),
      message: text.optional().describe('Shown where it is not.'),
    }),
  )
  .min(1);

const paths = z
  .record(z.string(), matcher, { error: () => l10n.t('Paths and what is expected of them belong here.') })
  .refine((value) => Object.keys(value).length > 0, { error: () => l10n.t('Nothing is expected here.') });

const expectations = {
  expect: paths.optional().describe('Matchers by the path of what they look at. All have to hold.'),
  cel: expressions.optional().describe('Expressions, for what matchers cannot say. All have to hold.'),
};

const repeated = closed({
  count: z.int().min(1).max(1000).describe('How often.'),
  interval: duration.describe('Time between two observations.'),
});

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
  title: text.optional().describe('For people.'),
  message: text.optional().describe('Shown with every finding that is not a pass.'),
  uri: text.optional().describe('Where to read more.'),
  tags: z.array(text).default([]).describe('For running a part of the checks.'),
  severity: severity
    .optional()
    .describe('What it means that it does not hold: error fails, warn warns, info leaves it to a person.'),
  target: name.optional().describe('Where it is observed, by a name under targets. Without it, the target of the run.'),
  timeout: duration.optional().describe('Of one attempt.'),
  retry: repeated.optional().describe('Observed again while it does not hold or cannot be observed.'),
  sustain: repeated.optional().describe('It has to hold as often in a row.'),
  empty: z.enum(['error', 'pass', 'fail']).default('error').describe('What no objects, rows or samples mean.'),
  when: text.optional().describe('CEL over vars, target and now. Where it is false, the check is skipped.'),
  sensitive: z.boolean().default(false).describe('Nothing that was seen is shown or stored, only the verdict.'),
  ...expectations,
  warn: closed(expectations)
    .refine((value) => (value.expect ?? value.cel) !== undefined, { error: () => l10n.t('Give expect, cel or both.') })
    .optional()
    .describe('A softer threshold, with expect and cel of its own: what does not hold here is a warning.'),
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
