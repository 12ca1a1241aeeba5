import { describe, expect, it } from 'vitest';
import { observeHttp, type HttpCheck } from '../../../../src/runners/http/observeHttp.ts';
import { certified, closedPort, hurried, patient, serveHttp, serveHttps, serveTcp, subjectOf } from '../servers.ts';

const now = Date.now();

function check(url: string, more: Partial<HttpCheck> = {}): HttpCheck {
  return {
    url,
    method: 'GET',
    headers: {},
    followRedirects: false,
    maxBytes: 1000,
    trust: { insecureSkipVerify: false },
    ...more,
  };
}

describe('what a web server answers', () => {
  it('has its status, headers in lower case, body, and the body as JSON', async () => {
    const port = await serveHttp((_, response) => {
      response.writeHead(503, { 'Content-Type': 'application/json', 'X-Two': ['a', 'b'] });
      response.end('{"status":"red"}');
    });
    expect(subjectOf(await observeHttp(check(`http://127.0.0.1:${port}/health?full=1`), patient, now))).toMatchObject({
      status: 503,
      headers: { 'content-type': 'application/json', 'x-two': 'a, b' },
      body: '{"status":"red"}',
      json: { status: 'red' },
      url: `http://127.0.0.1:${port}/health?full=1`,
      redirects: [],
    });
  });

  it('has no json where the body is none, so that a path into it is missing', async () => {
    const port = await serveHttp((_, response) => response.end('<html>'));
    expect(subjectOf(await observeHttp(check(`http://127.0.0.1:${port}/`), patient, now))).not.toHaveProperty('json');
  });

  it('is sent the method, the headers and the body of the check', async () => {
    const port = await serveHttp((request, response) => {
      request.setEncoding('utf8').on('data', (body: string) => {
        response.end(
          `${request.method ?? ''} ${String(request.headers['x-key'])} ${request.headers['content-type'] ?? ''} ${body}`,
        );
      });
    });
    const request = check(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { 'x-key': 'k' }, body: { a: 1 } });
    expect(subjectOf(await observeHttp(request, patient, now))).toMatchObject({
      body: 'POST k application/json {"a":1}',
    });
  });

  it('is cut where it is too long, and says so', async () => {
    const port = await serveHttp((_, response) => response.end('x'.repeat(5000)));
    const observed = await observeHttp(check(`http://127.0.0.1:${port}/`), patient, now);
    expect(observed).toMatchObject({ state: 'observed', truncated: true });
    expect(subjectOf(observed)).toMatchObject({ body: 'x'.repeat(1000) });
  });
});

describe('a redirect', () => {
  it('is the answer, with where it leads', async () => {
    const port = await serveHttp((_, response) =>
      response.writeHead(301, { location: 'https://api.example.com/' }).end(),
    );
    expect(subjectOf(await observeHttp(check(`http://127.0.0.1:${port}/`), patient, now))).toMatchObject({
      status: 301,
      headers: { location: 'https://api.example.com/' },
      redirects: [],
    });
  });

  it('is followed where the check says so, without its headers to another host', async () => {
    const other = await serveHttp((request, response) =>
      response.end(`key: ${String(request.headers['x-key'] ?? 'none')}`),
    );
    const port = await serveHttp((_, response) =>
      response.writeHead(302, { location: `http://127.0.0.1:${other}/there` }).end(),
    );
    const request = check(`http://127.0.0.1:${port}/`, { followRedirects: true, headers: { 'x-key': 'secret' } });
    expect(subjectOf(await observeHttp(request, patient, now))).toMatchObject({
      status: 200,
      body: 'key: none',
      redirects: [`http://127.0.0.1:${other}/there`],
    });
  });

  it('in a circle ends', async () => {
    const port = await serveHttp((request, response) =>
      response.writeHead(302, { location: `${request.url ?? ''}x` }).end(),
    );
    const observed = await observeHttp(check(`http://127.0.0.1:${port}/`, { followRedirects: true }), patient, now);
    expect(subjectOf(observed)).toMatchObject({ status: 302 });
  });
});

describe('HTTPS', () => {
  it('tells the certificate, the version and what Strict-Transport-Security says', async () => {
    const identity = await certified();
    const port = await serveHttps(identity, (_, response) => {
      response.writeHead(200, { 'Strict-Transport-Security': 'Max-Age="31536000"; includeSubDomains' }).end();
    });
    const request = check(`https://localhost:${port}/`, { trust: { ca: identity.ca, insecureSkipVerify: false } });
    expect(subjectOf(await observeHttp(request, patient, now))).toMatchObject({
      hsts: { maxAge: 31_536_000, includeSubDomains: true, preload: false },
      tlsVersion: 'TLSv1.3',
      certificate: { subjectCN: 'localhost' },
    });
  });

  it.each([undefined, '', 'includeSubDomains', 'max-age=soon'])('has no hsts for a header of %j', async (header) => {
    const port = await serveHttp((_, response) => {
      if (header !== undefined) response.setHeader('strict-transport-security', header);
      response.end();
    });
    expect(subjectOf(await observeHttp(check(`http://127.0.0.1:${port}/`), patient, now))).not.toHaveProperty('hsts');
  });

  it('with a certificate of nobody known is not observed', async () => {
    const port = await serveHttps(await certified(), (_, response) => response.end());
    expect(await observeHttp(check(`https://localhost:${port}/`), patient, now)).toEqual({
      state: 'unobserved',
      message: expect.stringMatching(/^localhost:\d+: its certificate is not trusted: /) as string,
    });
  });

  it('with a certificate for another name is not observed', async () => {
    const identity = await certified(['other.example.com']);
    const port = await serveHttps(identity, (_, response) => response.end());
    const request = check(`https://localhost:${port}/`, { trust: { ca: identity.ca, insecureSkipVerify: false } });
    expect(await observeHttp(request, patient, now)).toMatchObject({
      message: `localhost:${port}: its certificate is not for localhost`,
    });
  });
});

describe('a web server that cannot be asked', () => {
  it('refuses the connection', async () => {
    const port = await closedPort();
    expect(await observeHttp(check(`http://127.0.0.1:${port}/`), patient, now)).toEqual({
      state: 'unobserved',
      message: `127.0.0.1:${port}: the connection was refused`,
    });
  });

  it('does not answer', async () => {
    const port = await serveHttp(() => undefined);
    expect(await observeHttp(check(`http://127.0.0.1:${port}/`), hurried, now)).toMatchObject({
      message: `127.0.0.1:${port} gave no answer within 0.2 s.`,
    });
  });

  it('closes the connection in the middle of its answer', async () => {
    const port = await serveTcp((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
        setTimeout(() => socket.destroy(), 20);
      });
    });
    expect(await observeHttp(check(`http://127.0.0.1:${port}/`), patient, now)).toMatchObject({ state: 'unobserved' });
  });

  it.each([
    ['no byte', ''],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
  ])('answers with %s', async (_, answer) => {
    const port = await serveTcp((socket) => socket.once('data', () => socket.end(answer)));
    expect(await observeHttp(check(`http://127.0.0.1:${port}/`), patient, now)).toMatchObject({ state: 'unobserved' });
  });

  it('has an address that is none, which is not shown: it may hold a token', async () => {
    expect(await observeHttp(check('http://a b/?token=hunter2'), patient, now)).toEqual({
      state: 'unobserved',
      message: 'The web address cannot be read.',
    });
  });

  it('is left alone once the check is cancelled', async () => {
    const port = await serveHttp(() => undefined);
    const cancel = new AbortController();
    const asked = observeHttp(check(`http://127.0.0.1:${port}/`), { timeoutMs: 5000, signal: cancel.signal }, now);
    cancel.abort();
    expect(await asked).toEqual({ state: 'unobserved', message: 'Cancelled.' });
  });
});

describe('an address where clouds give credentials', () => {
  it.each(['169.254.169.254', '[fe80::1]', '2852039166'])('is not asked: %s', async (host) => {
    expect(await observeHttp(check(`http://${host}/`), hurried, now)).toMatchObject({
      state: 'unobserved',
      message: expect.stringContaining('allowLinkLocal') as string,
    });
  });

  it('is asked where the check says so', async () => {
    const observed = await observeHttp(check('http://169.254.0.1:9/', { allowLinkLocal: true }), hurried, now);
    expect(JSON.stringify(observed)).not.toContain('allowLinkLocal');
  });
});
