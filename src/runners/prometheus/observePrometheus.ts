/** What Prometheus answers to a query, through its HTTP API (https://prometheus.io/docs/prometheus/latest/querying/api/). */
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import type { PrometheusInput } from '../../core/check/sidecar/kindSchemas.ts';
import type { Observed, PrometheusSubject } from '../../core/check/subject.ts';
import { sendHttp } from '../http/sendHttp.ts';
import { attempt, observed, unobserved, type Attempt, type OpenWay } from '../network/attempt.ts';
import type { Trust } from '../tls/trusted.ts';

export interface PrometheusRequest extends Omit<PrometheusInput, 'connection'> {
  /** Where the API begins: "http://prometheus:9090". */
  readonly url: string;
  /** Of `https://`. */
  readonly trust?: Trust | undefined;
  readonly open?: OpenWay | undefined;
}

const MOST_BYTES = 16 * 1024 * 1024;

/** @param now milliseconds since 1970 */
export function observePrometheus(request: PrometheusRequest, given: Attempt, now: number): Promise<Observed> {
  // The text may hold a password, which no message may show.
  if (!URL.canParse(request.url))
    return Promise.resolve(unobserved(l10n.t('The address of Prometheus cannot be read.')));
  const url = queryUrl(request, now);
  return attempt(given, url.host, async (signal) => {
    const { body, status, truncated } = await sendHttp(
      {
        url,
        method: 'GET',
        headers: authorization(url),
        body: undefined,
        maxBytes: MOST_BYTES,
        trust: { ...request.trust, insecureSkipVerify: false },
        open: request.open,
        allowLinkLocal: false,
      },
      signal,
    );
    if (truncated) return unobserved(l10n.t('The answer of Prometheus is longer than {0} bytes.', MOST_BYTES));
    return readAnswer(body.toString('utf8'), status);
  });
}

function queryUrl({ url, query, at, range }: PrometheusRequest, now: number): URL {
  const secondsAgo = (ms: number): string => ((now - ms) / 1000).toFixed(3);
  const target = new URL(`${url.replace(/\/+$/, '')}/api/v1/${range === undefined ? 'query' : 'query_range'}`);
  target.searchParams.set('query', query);
  if (range !== undefined) {
    target.searchParams.set('start', secondsAgo(range.start));
    target.searchParams.set('end', secondsAgo(range.end ?? 0));
    target.searchParams.set('step', String(range.step / 1000));
  } else if (at !== undefined) target.searchParams.set('time', secondsAgo(at));
  return target;
}

/** Credentials of the URL are sent as such, and never as a part of it. */
function authorization(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {};
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

const point = z.tuple([z.number(), z.string()]);
const labels = z.record(z.string(), z.string());
const answer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() }),
  z.object({
    status: z.literal('success'),
    warnings: z.array(z.string()).default([]),
    data: z.discriminatedUnion('resultType', [
      z.object({ resultType: z.literal('vector'), result: z.array(z.object({ metric: labels, value: point })) }),
      z.object({
        resultType: z.literal('matrix'),
        result: z.array(z.object({ metric: labels, values: z.array(point) })),
      }),
      z.object({ resultType: z.enum(['scalar', 'string']), result: point }),
    ]),
  }),
]);

type Success = Extract<z.infer<typeof answer>, { status: 'success' }>;

function readAnswer(text: string, status: number): Observed {
  const parsed = answer.safeParse(parseJson(text));
  if (!parsed.success) return unobserved(l10n.t('HTTP status {0}, and no answer of a Prometheus.', status));
  if (parsed.data.status === 'error')
    return unobserved(l10n.t('Prometheus could not answer ({0}): {1}', parsed.data.errorType, parsed.data.error));
  const samples = samplesOf(parsed.data.data);
  const [only, ...others] = samples;
  // NaN is what a ratio of nothing gives: it was asked, and there is nothing to judge.
  if (samples.length > 0 && samples.every(({ value }) => value === null))
    return { state: 'no data', message: l10n.t('Every sample is NaN or infinite.') };
  return observed({
    samples,
    count: samples.length,
    ...(only === undefined || others.length > 0 ? {} : { value: only.value }),
    warnings: parsed.data.warnings,
  } satisfies PrometheusSubject);
}

function samplesOf(data: Success['data']): PrometheusSubject['samples'] {
  switch (data.resultType) {
    case 'vector':
      return data.result.map(({ metric, value }) => ({ labels: metric, value: numberOf(value) }));
    case 'matrix':
      return data.result.flatMap(({ metric, values }) =>
        values.map((value) => ({ labels: metric, value: numberOf(value) })),
      );
    case 'scalar':
    case 'string':
      return [{ labels: {}, value: numberOf(data.result) }];
  }
}

function numberOf([, text]: z.infer<typeof point>): number | null {
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
