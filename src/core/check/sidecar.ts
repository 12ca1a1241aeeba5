/** The sidecar of a runbook, `NAME.checks.yaml`: its connections and their secrets, validated with positions. */
import * as l10n from '@vscode/l10n';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import * as z from 'zod';
import type { Problem } from '../runbook/model.ts';
import { effectsSchema } from './effectsSchema.ts';

const secret = z.union([
  z.strictObject({
    kubeSecret: z.strictObject({ name: z.string(), key: z.string(), namespace: z.string().optional() }),
  }),
  z.strictObject({ env: z.string() }),
]);

const portForward = z
  .strictObject({
    service: z.string().optional(),
    pod: z.string().optional(),
    namespace: z.string().optional(),
    port: z.int().min(1).max(65535),
  })
  .refine((value) => (value.service === undefined) !== (value.pod === undefined), {
    error: () => l10n.t('name either a service or a pod'),
  });

const connection = z.strictObject({
  driver: z.literal('postgres'),
  host: z.string().default('127.0.0.1'),
  port: z.int().min(1).max(65535).default(5432),
  database: z.string(),
  user: z.string(),
  password: z.string().optional(),
  sslmode: z.enum(['disable', 'require', 'verify-full']).default('disable'),
  via: z.strictObject({ portForward }).optional(),
});

const sidecar = z.strictObject({
  version: z.literal(1),
  runbook: z.string().optional(),
  secrets: z.record(z.string(), secret).default({}),
  connections: z.record(z.string(), connection).default({}),
  effects: effectsSchema,
});

export type Sidecar = z.infer<typeof sidecar>;
export type SecretSource = z.infer<typeof secret>;
export type Connection = z.infer<typeof connection>;

export type SidecarReading =
  | { readonly state: 'valid'; readonly sidecar: Sidecar }
  | { readonly state: 'invalid'; readonly problems: readonly Problem[] };

export const emptySidecar: Sidecar = { version: 1, secrets: {}, connections: {}, effects: {} };

/** Aliases are refused: ten lines of them can stand for gigabytes. */
export function readSidecar(text: string): SidecarReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      state: 'invalid',
      problems: document.errors.map((error) => problemAt(lines, error.pos[0], error.message.split('\n')[0] ?? '')),
    };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return {
      state: 'invalid',
      problems: [problemAt(lines, 0, error instanceof Error ? error.message : String(error))],
    };
  }
  const parsed = sidecar.safeParse(value);
  if (!parsed.success) {
    return {
      state: 'invalid',
      problems: parsed.error.issues.map((issue) =>
        problemAt(lines, offsetOf(document, issue.path), `${issue.path.join('.')}: ${issue.message}`),
      ),
    };
  }
  const problems = unknownSecrets(parsed.data).map(({ path, name }) =>
    problemAt(lines, offsetOf(document, path), l10n.t('There is no secret "{0}" under "secrets".', name)),
  );
  return problems.length > 0 ? { state: 'invalid', problems } : { state: 'valid', sidecar: parsed.data };
}

const reference = /\$\{secrets\.([\w-]+)\}/g;

/** Names of the secrets that a text refers to as `${secrets.NAME}`. */
export function secretReferences(text: string): readonly string[] {
  return [...text.matchAll(reference)].map((match) => match[1] ?? '');
}

/** Puts values in place of the references; a name without a value stays as it is. */
export function fillSecrets(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(reference, (whole, name: string) => values.get(name) ?? whole);
}

function unknownSecrets(value: Sidecar): readonly { readonly path: readonly string[]; readonly name: string }[] {
  return Object.entries(value.connections).flatMap(([connectionName, fields]) =>
    (['user', 'password'] as const).flatMap((field) =>
      secretReferences(fields[field] ?? '')
        .filter((name) => !Object.hasOwn(value.secrets, name))
        .map((name) => ({ path: ['connections', connectionName, field], name })),
    ),
  );
}

/** Offset of the innermost node on the path that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function problemAt(lines: LineCounter, offset: number, message: string): Problem {
  const { line, col } = lines.linePos(offset);
  return { code: 'sidecar', severity: 'error', message, line: Math.max(line, 1), column: Math.max(col, 1) };
}
