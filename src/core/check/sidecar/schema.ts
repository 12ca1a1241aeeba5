/** The schema of `NAME.checks.yaml`: one source for validation, for the types and for the JSON Schema of editors. */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { check, severity } from './checkSchema.ts';
import { connection, secret } from './connectionSchema.ts';
import { effectsSchema } from './effectsSchema.ts';
import { closed, duration, json, name, text } from './schemaParts.ts';

/** A kube context under a name. */
const target = closed({
  kube: closed({ context: text, namespace: text.optional() }),
  /** Changes need the name typed, whatever the context is called. */
  protect: z.boolean().default(false),
});

const defaults = closed({
  target: name.optional(),
  timeout: duration.optional(),
  severity: severity.default('error'),
  concurrency: z.int().min(1).max(32).default(4),
});

const date = z.iso.date({
  error: ({ input }) =>
    typeof input === 'string' ? l10n.t('"{0}" is no date. Write it as 2027-03-31.', input) : undefined,
});

const waiver = closed({
  check: name,
  /** The last day on which it counts, in UTC. */
  until: date,
  reason: text,
});

export const sidecarSchema = closed({
  version: z.literal(1, {
    error: ({ input }) => (input === undefined ? undefined : l10n.t('The only version is 1.')),
  }),
  runbook: text.optional(),
  vars: z.record(name, json).default({}),
  targets: z.record(name, target).default({}),
  defaults: defaults.prefault({}),
  secrets: z.record(name, secret).default({}),
  connections: z.record(name, connection).default({}),
  effects: effectsSchema,
  checks: z.array(check).default([]),
  waivers: z.array(waiver).default([]),
});

export type RawSidecar = z.infer<typeof sidecarSchema>;
export type Target = z.infer<typeof target>;
export type Defaults = z.infer<typeof defaults>;
export type Waiver = z.infer<typeof waiver>;
