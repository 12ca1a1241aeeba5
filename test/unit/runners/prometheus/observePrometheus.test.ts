import { describe, expect, it } from 'vitest';
import { observePrometheus } from '../../../../src/runners/prometheus/observePrometheus.ts';
import { certified, closedPort, hurried, patient, serveHttp, serveHttps, subjectOf } from '../servers.ts';

const now = Date.UTC(2030, 0, 1);

async function answering(body: unknown, status = 200): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const port = await serveHttp((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return { url: `http://127.0.0.1:${port}`, asked };
}

function vector(...values: readonly string[]): unknown {
  const result = values.map((value, at) => ({ metric: { pod: `pod-${at}` }, value: [1, value] }));
  return { status: 'success', data: { resultType: 'vector', result } };
}

describe('a query of Prometheus', () => {
  it('gives each sample with its labels, and the value where there is one sample', async () => {
    const { url } = await answering(vector('0.25'));
    expect(subjectOf(await observePrometheus({ url, query: 'up' }, patient, now))).toEqual({
      samples: [{ labels: { pod: 'pod-0' }, value: 0.25 }],
      count: 1,
      value: 0.25,
      warnings: [],
    });
    const two = await answering(vector('1', '0'));
    expect(subjectOf(await observePrometheus({ url: two.url, query: 'up' }, patient, now))).not.toHaveProperty('value');
  });

  it('keeps a sample that is no number as one without value among others', async () => {
    const { url } = await answering(vector('1', 'NaN', '+Inf'));
    expect(subjectOf(await observePrometheus({ url, query: 'up' }, patient, now))).toMatchObject({
      samples: [{ value: 1 }, { value: null }, { value: null }],
    });
  });

  it('has no data where every sample is NaN, as a ratio of nothing is', async () => {
    const { url } = await answering(vector('NaN'));
    expect(await observePrometheus({ url, query: 'a / b' }, patient, now)).toMatchObject({ state: 'no data' });
  });

  it('finds nothing where the vector is empty, which is for the check to judge', async () => {
    const { url } = await answering(vector());
    expect(subjectOf(await observePrometheus({ url, query: 'up' }, patient, now))).toMatchObject({
      samples: [],
      count: 0,
    });
  });

  it('asks for a time or a range counted back from this moment', async () => {
    const { url, asked } = await answering({ status: 'success', data: { resultType: 'matrix', result: [] } });
    await observePrometheus({ url: `${url}/prefix/`, query: 'rate(x[5m])', at: 60_000 }, patient, now);
    await observePrometheus({ url, query: 'up', range: { start: 3_600_000, step: 15_000 } }, patient, now);
    expect(asked).toEqual([
      `/prefix/api/v1/query?query=rate%28x%5B5m%5D%29&time=${now / 1000 - 60}.000`,
      `/api/v1/query_range?query=up&start=${now / 1000 - 3600}.000&end=${now / 1000}.000&step=15`,
    ]);
  });

  it('gives every point of a range', async () => {
    const result = [
      {
        metric: { a: 'b' },
        values: [
          [1, '1'],
          [2, '2'],
        ],
      },
    ];
    const { url } = await answering({ status: 'success', data: { resultType: 'matrix', result } });
    const request = { url, query: 'up', range: { start: 60_000, step: 15_000 } };
    expect(subjectOf(await observePrometheus(request, patient, now))).toMatchObject({
      count: 2,
      samples: [{ value: 1 }, { value: 2 }],
    });
  });

  it.each([
    [
      { status: 'error', errorType: 'bad_data', error: 'parse error' },
      'Prometheus could not answer (bad_data): parse error',
    ],
    ['<html>', 'HTTP status 400, and no answer of a Prometheus.'],
    [{ status: 'success' }, 'HTTP status 400, and no answer of a Prometheus.'],
    ['', 'HTTP status 400, and no answer of a Prometheus.'],
  ])('is not observed where the answer is %j', async (body, message) => {
    const { url } = await answering(body, 400);
    expect(await observePrometheus({ url, query: 'up' }, patient, now)).toEqual({ state: 'unobserved', message });
  });

  it('is not observed where it is forbidden, whatever else the answer looks like', async () => {
    const { url } = await answering({ message: 'forbidden' }, 403);
    expect(await observePrometheus({ url, query: 'up' }, patient, now)).toEqual({
      state: 'unobserved',
      message: 'HTTP status 403, and no answer of a Prometheus.',
    });
  });

  it('is not observed where nobody listens, and where no answer comes', async () => {
    const closed = await closedPort();
    expect(await observePrometheus({ url: `http://127.0.0.1:${closed}`, query: 'up' }, patient, now)).toEqual({
      state: 'unobserved',
      message: `127.0.0.1:${closed}: the connection was refused`,
    });
    const silent = await serveHttp(() => undefined);
    expect(await observePrometheus({ url: `http://127.0.0.1:${silent}`, query: 'up' }, hurried, now)).toEqual({
      state: 'unobserved',
      message: `127.0.0.1:${silent} gave no answer within 0.2 s.`,
    });
  });

  it('is not observed where the address is none, which is not shown: it may hold a password', async () => {
    const url = 'http://me:p#w@metrics:9090';
    expect(await observePrometheus({ url, query: 'up' }, patient, now)).toEqual({
      state: 'unobserved',
      message: 'The address of Prometheus cannot be read.',
    });
  });

  it('is asked over TLS where its authority is trusted', async () => {
    const identity = await certified();
    const port = await serveHttps(identity, (_, response) => response.end(JSON.stringify(vector('1'))));
    const request = { url: `https://localhost:${port}`, query: 'up' };
    expect(await observePrometheus(request, patient, now)).toMatchObject({
      message: expect.stringContaining('its certificate is not trusted') as string,
    });
    expect(subjectOf(await observePrometheus({ ...request, trust: { ca: identity.ca } }, patient, now))).toMatchObject({
      value: 1,
    });
  });
});
