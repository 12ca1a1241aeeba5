/** What a web server answers. */
import * as l10n from '@vscode/l10n';
import type { HttpInput } from '../../core/check/sidecar/kindSchemas.ts';
import type { Json } from '../../core/check/json.ts';
import type { HttpSubject, Observed } from '../../core/check/subject.ts';
import { attempt, observed, unobserved, type Attempt, type OpenWay } from '../network/attempt.ts';
import { certificateSubject } from '../tls/certificate.ts';
import { sendHttp, type HttpAnswer, type HttpTrust } from './sendHttp.ts';

/** `tls.caFrom` resolved, secrets filled in. */
export interface HttpCheck extends Omit<HttpInput, 'tls' | 'via'> {
  readonly trust: HttpTrust;
  readonly open?: OpenWay | undefined;
}

const MOST_REDIRECTS = 10;

/** @param now milliseconds since 1970 */
export function observeHttp(check: HttpCheck, given: Attempt, now: number): Promise<Observed> {
  // The text may hold a secret, which no message may show.
  if (!URL.canParse(check.url)) return Promise.resolve(unobserved(l10n.t('The web address cannot be read.')));
  const first = new URL(check.url);
  return attempt(given, first.host, async (signal) => {
    const from = performance.now();
    const redirects: string[] = [];
    let url = first;
    let answer = await send(check, url, signal);
    while (check.followRedirects && redirects.length < MOST_REDIRECTS) {
      const next = redirectOf(answer, url);
      if (next === undefined) break;
      redirects.push(next.href);
      url = next;
      answer = await send({ ...check, method: 'GET', body: undefined }, url, signal);
    }
    const durationMs = Math.round(performance.now() - from);
    return observed(subjectOf(answer, { url: url.href, redirects, durationMs, now }), answer.truncated);
  });
}

/** Headers may hold a token, which only the host that they were written for may see, and nobody on the way to it. */
function send(check: HttpCheck, url: URL, signal: AbortSignal): Promise<HttpAnswer> {
  const isFirstHost = url.origin === new URL(check.url).origin;
  return sendHttp(
    {
      url,
      method: check.method,
      headers: { ...(check.body !== undefined && contentType(check.body)), ...(isFirstHost ? check.headers : {}) },
      body: check.body === undefined ? undefined : textOf(check.body),
      maxBytes: check.maxBytes,
      trust: check.trust,
      open: check.open,
      allowLinkLocal: check.allowLinkLocal === true,
    },
    signal,
  );
}

function contentType(body: Json): Record<string, string> {
  return { 'content-type': typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json' };
}

function textOf(body: Json): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function redirectOf({ status, headers }: HttpAnswer, url: URL): URL | undefined {
  const { location } = headers;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  return URL.canParse(location, url.href) ? new URL(location, url) : undefined;
}

interface Around {
  readonly url: string;
  readonly redirects: readonly string[];
  readonly durationMs: number;
  readonly now: number;
}

function subjectOf({ status, headers, body, socket }: HttpAnswer, { now, ...around }: Around): HttpSubject {
  const text = body.toString('utf8');
  const hsts = strictTransportSecurity(headers['strict-transport-security']);
  return {
    status,
    headers,
    ...around,
    body: text,
    ...jsonOf(text),
    ...(hsts === undefined ? {} : { hsts }),
    ...(socket === undefined
      ? {}
      : {
          certificate: certificateSubject(socket.getPeerCertificate(), now),
          tlsVersion: socket.getProtocol() ?? '',
        }),
  };
}

function jsonOf(text: string): { readonly json?: Json } {
  try {
    return { json: JSON.parse(text) as Json };
  } catch {
    return {};
  }
}

/** RFC 6797 section 6.1: directives in any order and case; without max-age the header says nothing. */
function strictTransportSecurity(header: string | undefined): HttpSubject['hsts'] {
  const directives = (header ?? '').split(';').map((directive) => directive.trim().toLowerCase());
  const maxAge = directives.map((directive) => /^max-age\s*=\s*"?(\d+)"?$/.exec(directive)?.[1]).find(Boolean);
  if (maxAge === undefined) return undefined;
  return {
    maxAge: Number(maxAge),
    includeSubDomains: directives.includes('includesubdomains'),
    preload: directives.includes('preload'),
  };
}
