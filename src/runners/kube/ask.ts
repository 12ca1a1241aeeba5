/** One question to the API server, with a deadline; whatever goes wrong is a value. */
import * as l10n from '@vscode/l10n';
import type { ConfigurationOptions, CoreV1Api } from '@kubernetes/client-node';
import { forgetClient, loadClient, type LoadedClient } from './client.ts';
import { shareConnections } from './sharedConnections.ts';

export type Answer<T> =
  | { readonly state: 'answered'; readonly value: T }
  /** The API server said no. */
  | { readonly state: 'refused'; readonly status: number; readonly message: string }
  /** The server, or a credential plugin, did not answer or could not be understood. */
  | { readonly state: 'unreachable'; readonly message: string }
  /** The kubeconfig, or this Node, cannot be used: asking again will not help. */
  | { readonly state: 'invalid'; readonly message: string };

export interface AskOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** HTTP statuses with which an API server refuses. */
export const UNAUTHORIZED = 401;
export const FORBIDDEN = 403;
export const NOT_FOUND = 404;

/** Deadline of questions that are part of something else, in ms. */
export const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * @param yaml a kubeconfig of one context, as `pinContext` makes it
 * @param question to be sent with the options it is given, which carry the deadline
 */
export function askApi<T>(
  yaml: string,
  options: AskOptions,
  question: (api: CoreV1Api, options: ConfigurationOptions) => Promise<T>,
): Promise<Answer<T>> {
  return ask(yaml, options, ({ k8s, config }, stop) =>
    question(config.makeApiClient(k8s.CoreV1Api), withSignal({ k8s, config }, stop)),
  );
}

/**
 * @param yaml a kubeconfig of one context, as `pinContext` makes it
 * @param question what it throws with a number as its `code` is the API server's refusal with that HTTP status
 */
export async function ask<T>(
  yaml: string,
  { timeoutMs, signal }: AskOptions,
  question: (client: LoadedClient, stop: AbortSignal) => Promise<T>,
): Promise<Answer<T>> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const stop = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
  let config: LoadedClient['config'] | undefined;
  try {
    const client = await loadClient(yaml);
    if (client.state === 'loaded') config = client.config;
    if (client.state === 'unusable') return { state: 'invalid', message: client.message };
    return { state: 'answered', value: await orStopped(question(client, stop), stop) };
  } catch (error) {
    if (signal?.aborted === true) return { state: 'unreachable', message: l10n.t('Cancelled.') };
    if (timeout.aborted) return { state: 'unreachable', message: l10n.t('No answer within {0} s.', timeoutMs / 1000) };
    return explain(error, () => forgetClient(yaml, config));
  }
}

function withSignal({ k8s, config }: Pick<LoadedClient, 'k8s' | 'config'>, signal: AbortSignal): ConfigurationOptions {
  return {
    middlewareMergeStrategy: 'append',
    middleware: [
      {
        pre: (request) => {
          request.setSignal(signal);
          shareConnections(config, request);
          return new k8s.Observable(Promise.resolve(request));
        },
        post: (response) => new k8s.Observable(Promise.resolve(response)),
      },
    ],
  };
}

/** A request's own signal does not reach what comes before it: a credential plugin may hang. */
function orStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    stop.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
    work.then(resolve, reject);
  });
}

function explain(error: unknown, forget: () => void): Exclude<Answer<never>, { state: 'answered' }> {
  const status = statusOf(error);
  if (status !== undefined) {
    if (status === UNAUTHORIZED) forget();
    return { state: 'refused', status, message: statusMessage(error, status) };
  }
  return { state: isLocal(error) ? 'invalid' : 'unreachable', message: reasonOf(error) };
}

/** HTTP status of the library's `ApiException`. */
function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : undefined;
}

/** What the API server gave as its reason (a `Status` object), in one line. */
function statusMessage(error: unknown, status: number): string {
  const body = error instanceof Error && 'body' in error ? error.body : undefined;
  const parsed = typeof body === 'string' ? parseJson(body) : body;
  const isStatus = typeof parsed === 'object' && parsed !== null && 'message' in parsed;
  if (isStatus && typeof parsed.message === 'string' && parsed.message !== '') return parsed.message;
  if (status === UNAUTHORIZED) return l10n.t('The server does not accept the credentials.');
  return l10n.t('The server answered with HTTP status {0}.', status);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A certificate, key, token or plugin that the kubeconfig names and that is not there or not what it should be. */
function isLocal(error: unknown): boolean {
  const inner = innermost(error);
  if (!(inner instanceof Error) || !('code' in inner)) return false;
  const isFile = ('path' in inner || 'spawnargs' in inner) && (inner.code === 'ENOENT' || inner.code === 'EACCES');
  return isFile || String(inner.code).startsWith('ERR_OSSL');
}

/** In one line. A refused connection to two addresses has an empty message, so its code stands for it. */
export function reasonOf(error: unknown): string {
  const inner = innermost(error);
  if (!(inner instanceof Error)) return String(inner);
  const [first = ''] = inner.message.split('\n');
  if (first !== '') return first;
  return 'code' in inner ? String(inner.code) : inner.name;
}

/** The library's own error says `fetch failed`; what happened is its cause. */
function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? innermost(error.cause) : error;
}
