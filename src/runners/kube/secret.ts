/** One key of a Kubernetes Secret, for a connection. The value goes to the driver and the redactor, nowhere else. */
import * as l10n from '@vscode/l10n';
import { askApi, DEFAULT_TIMEOUT_MS, FORBIDDEN, NOT_FOUND, UNAUTHORIZED, type Answer } from './ask.ts';

export type SecretLookup =
  | { readonly state: 'found'; readonly value: string }
  | {
      readonly state: 'missing';
      readonly reason: 'no secret' | 'no key' | 'not text' | 'forbidden' | 'unreachable' | 'invalid';
      readonly message: string;
    };

/**
 * @param yaml a kubeconfig of one context, as `pinContext` makes it
 * @returns the decoded value, byte for byte: a line end at its end belongs to it
 */
export async function readSecretKey(
  yaml: string,
  namespace: string,
  name: string,
  key: string,
  signal?: AbortSignal,
): Promise<SecretLookup> {
  const answer = await askApi(yaml, { timeoutMs: DEFAULT_TIMEOUT_MS, signal }, (api, options) =>
    api.readNamespacedSecret({ namespace, name }, options),
  );
  if (answer.state !== 'answered') return notRead(namespace, name, answer);
  const encoded = answer.value.data?.[key];
  if (encoded === undefined) {
    return {
      state: 'missing',
      reason: 'no key',
      message: l10n.t('The Secret {0}/{1} has no key {2}.', namespace, name, key),
    };
  }
  const value = decode(encoded);
  if (value !== undefined) return { state: 'found', value };
  const message = l10n.t('The key {2} of the Secret {0}/{1} is not text.', namespace, name, key);
  return { state: 'missing', reason: 'not text', message };
}

function notRead(namespace: string, name: string, answer: Exclude<Answer<never>, { state: 'answered' }>): SecretLookup {
  if (answer.state === 'refused' && answer.status === NOT_FOUND) {
    return { state: 'missing', reason: 'no secret', message: l10n.t('There is no Secret {0}/{1}.', namespace, name) };
  }
  const message = l10n.t('The Secret {0}/{1} cannot be read: {2}', namespace, name, answer.message);
  if (answer.state !== 'refused') return { state: 'missing', reason: answer.state, message };
  const isForbidden = answer.status === FORBIDDEN || answer.status === UNAUTHORIZED;
  return { state: 'missing', reason: isForbidden ? 'forbidden' : 'unreachable', message };
}

function decode(base64: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}
