/** The schema of `NAME.checks.yaml`: one source for validation, for the types and for the JSON Schema of editors. */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { check, severity } from './checkSchema.ts';
import { connection, secret } from './connectionSchema.ts';
import { effectsSchema } from './effectsSchema.ts';
import { closed, duration, json, name, text } from './schemaParts.ts';

const target = closed({
  kube: closed({
    context: text.describe('Name of the context in the kubeconfig.'),
    namespace: text.optional().describe('Instead of that of the context.'),
  }).describe('Where it is.'),
  protect: z
    .boolean()
    .default(false)
    .describe(
      'A change there needs the name of the context typed. It can only tighten: `false` takes no protection away.',
    ),
});

const defaults = closed({
  target: name.optional().describe('Of checks that name none, under targets. Without it, the target of the run.'),
  timeout: duration.optional().describe('Of one attempt. Without it, each kind has its own.'),
  severity: severity.default('error').describe('Of checks that name none.'),
  concurrency: z.int().min(1).max(32).default(4).describe('How many observations are under way at a time.'),
});

const date = z.iso.date({
  error: ({ input }) =>
    typeof input === 'string' ? l10n.t('"{0}" is no date. Write it as 2027-03-31.', input) : undefined,
});

const waiver = closed({
  check: name.describe('Id of the check.'),
  until: date.describe('The last day on which it counts, in UTC.'),
  reason: text.describe('Why; shown with the result.'),
});

export const sidecarSchema = closed({
  version: z
    .literal(1, { error: ({ input }) => (input === undefined ? undefined : l10n.t('The only version is 1.')) })
    .describe('Of the form of this file.'),
  runbook: text.optional().describe('The Markdown file, for readers of this one: Provebook goes by the names of both.'),
  vars: z
    .record(name, json)
    .default({})
    .describe('Values that stand elsewhere as ${vars.NAME}, in expressions as vars.NAME.'),
  targets: z.record(name, target).default({}).describe('Kube contexts by names that checks use.'),
  defaults: defaults.prefault({}).describe('What counts for checks that do not say otherwise.'),
  secrets: z
    .record(name, secret)
    .default({})
    .describe('Where secrets are, never what they are. They stand elsewhere as ${secrets.NAME}.'),
  connections: z.record(name, connection).default({}).describe('Databases and services that checks ask.'),
  effects: effectsSchema.describe('What programs do that Provebook does not know, by their sub-commands.'),
  checks: z.array(check).default([]).describe('What is observed, and what is expected of it.'),
  waivers: z.array(waiver).default([]).describe('Checks that are not asked until a day.'),
});

export type RawSidecar = z.infer<typeof sidecarSchema>;
export type Target = z.infer<typeof target>;
export type Defaults = z.infer<typeof defaults>;
export type Waiver = z.infer<typeof waiver>;
