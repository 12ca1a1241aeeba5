/** Parts that the schemas of the sidecar share: objects that name their known keys, durations, names, ways. */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import { literalPasswords } from '../../runbook/literalPassword.ts';
import type { Json } from '../json.ts';
import { DURATION_PATTERN, parseDuration } from '../duration.ts';
import { nearest } from './nearest.ts';

/** Marks an issue that lies on a key, not on its value. */
export const onKey = { onKey: true } as const;

/** An object without other keys than these. Each other key is an issue of its own that names the nearest known one. */
export function closed<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape);
  const unknownKey = z.custom<never>(() => false, {
    error: (issue) => unknownKeyMessage(String(issue.path?.at(-1) ?? ''), known),
    params: onKey,
  });
  return z.object(shape).catchall(unknownKey);
}

function unknownKeyMessage(key: string, known: readonly string[]): string {
  const close = nearest(key, known);
  return close === undefined
    ? l10n.t('"{0}" is not known here. Known are: {1}.', key, known.join(', '))
    : l10n.t('"{0}" is not known here. Is "{1}" meant?', key, close);
}

/** "10s" in the file, milliseconds in the model. */
export const duration = z
  .string({
    error: ({ input }) => {
      if (input === undefined) return undefined;
      return typeof input === 'number'
        ? l10n.t('{0} has no unit. Write a duration such as {0}s.', input)
        : l10n.t('A duration is a text such as 10s, 5m, 24h or 14d.');
    },
  })
  .transform((text, context) => {
    const ms = parseDuration(text);
    if (ms !== undefined && ms > 0) return ms;
    context.addIssue({
      code: 'custom',
      message: l10n.t('"{0}" is no duration. Write one such as 10s, 5m, 24h or 14d.', text),
    });
    return z.NEVER;
  })
  .meta({ pattern: DURATION_PATTERN, description: 'A duration such as 500ms, 10s, 5m, 24h or 14d.' });

/** A text with something in it. */
export const text = z.string().min(1, { error: () => l10n.t('This must not be empty.') });

/** Names that can be written in `${connections.NAME}`-like references, in events and on the command line. */
export const name = z.string().regex(/^[A-Za-z][\w.-]*$/, {
  error: ({ input }) =>
    l10n.t('"{0}" is no name. Use letters, digits, "-", "_" and ".", and begin with a letter.', String(input)),
});

export const port = z.int().min(1).max(65535);

export const json: z.ZodType<Json> = z.json();

/** The one of several keys that has to be there, and the only one. */
export function hasExactlyOne(value: Readonly<Record<string, unknown>>, keys: readonly string[]): boolean {
  return keys.filter((key) => value[key] !== undefined).length === 1;
}

export const portForward = closed({
  service: text.optional(),
  pod: text.optional(),
  namespace: text.optional(),
  port,
}).refine((value) => hasExactlyOne(value, ['service', 'pod']), {
  error: () => l10n.t('Name either a service or a pod.'),
});

/** How the place is reached; without it, directly. */
export const via = z.union([closed({ portForward }), z.literal('direct').transform(() => undefined)], {
  error: () => l10n.t('Say how it is reached: direct, or { portForward: { service, port } }.'),
});

export const kubeSecret = closed({ name: text, key: text, namespace: text.optional() });

/** Where the certificates of the authorities are, as PEM, that are trusted instead of the well-known ones. */
export const caFrom = z.union([closed({ kubeSecret }), closed({ file: text })], {
  error: () => l10n.t('Say where the certificates are: { kubeSecret: { name, key } } or { file: path }.'),
});

/** Whose certificates are trusted, and for which name; without it, those of the well-known authorities for the host. */
export const trust = closed({
  caFrom: caFrom.optional().describe('The authorities that are trusted instead of the well-known ones, as PEM.'),
  serverName: text.optional().describe('The name that the certificate has to be for; without it, the host.'),
});

/** Of a URL: what stands in this file is in the repository, and in everybody's clone of it. */
export function hasNoPassword(url: string): boolean {
  return literalPasswords(url).length === 0;
}

export function passwordMessage(): string {
  return l10n.t('A password does not belong in this file. Describe it under secrets, and write ${secrets.NAME} here.');
}
