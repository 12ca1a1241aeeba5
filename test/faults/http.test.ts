import type http from 'node:http';
import { describe } from 'vitest';
import type { Observed } from '../../src/core/check/subject.ts';
import { observeHttp, type HttpCheck } from '../../src/runners/http/observeHttp.ts';
import { serveHttp, serveTcp } from '../unit/runners/servers.ts';
import { fault, tries } from './fault.ts';

const TIMEOUT_MS = 500;

function ask(url: string, more: Partial<HttpCheck> = {}): Promise<Observed> {
  const trust = { insecureSkipVerify: false };
  const check: HttpCheck = { url, method: 'GET', headers: {}, followRedirects: true, maxBytes: 65_536, trust, ...more };
  return observeHttp(check, { timeoutMs: TIMEOUT_MS, signal: new AbortController().signal }, 0);
}

/** How many of the answers are not what they have to be. */
async function lostOf(count: number, answer: () => Promise<Observed>, isRight: (seen: Observed) => boolean) {
  let lost = 0;
  for (let at = 0; at < count; at += 1) if (!isRight(await answer())) lost += 1;
  return { tries: count, lost };
}

describe('a web server that does not behave', () => {
  fault('F32', 'slow loris: a byte now and then keeps nobody waiting past the deadline', async () => {
    const port = await serveTcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    return lostOf(tries(2, 50), () => ask(`http://127.0.0.1:${String(port)}/`), isUnobserved);
  });

  fault('F32', 'a body of a gigabyte: cut at the cap, with not more than 32 MB of memory', async () => {
    const block = Buffer.alloc(1024 * 1024, 'x');
    const port = await serveHttp((_, response) => {
      response.writeHead(200, { 'content-length': String(1024 ** 3) });
      sendOn(response, block);
    });
    const before = process.memoryUsage().rss;
    const isCut = (seen: Observed): boolean =>
      seen.state === 'observed' &&
      seen.truncated &&
      typeof seen.subject['body'] === 'string' &&
      seen.subject['body'].length === 65_536;
    const counted = await lostOf(tries(2, 50), () => ask(`http://127.0.0.1:${String(port)}/`), isCut);
    return { ...counted, lost: counted.lost + (process.memoryUsage().rss - before < 32 * 1024 * 1024 ? 0 : 1) };
  });

  fault('F32', 'a redirect loop ends', async () => {
    const port = await serveHttp((request, response) => {
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
    });
    const isEnded = (seen: Observed): boolean =>
      seen.state === 'observed' && Array.isArray(seen.subject['redirects']) && seen.subject['redirects'].length === 10;
    return lostOf(tries(2, 50), () => ask(`http://127.0.0.1:${String(port)}/a`), isEnded);
  });

  fault('F32', 'half close: a server that hangs up within the body gives no answer', async () => {
    const port = await serveTcp((socket) => {
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"status": "green"}');
    });
    return lostOf(tries(2, 50), () => ask(`http://127.0.0.1:${String(port)}/`), isUnobserved);
  });

  fault('F32', 'a redirect to another host, port or address of it: no header goes along', async () => {
    let seen = 0;
    const other = await serveHttp(({ headers }, response) => {
      if (JSON.stringify(headers).includes('token-1')) seen += 1;
      response.end('there');
    });
    const targets = [
      `http://127.0.0.1:${String(other)}/`,
      `http://localhost:${String(other)}/`,
      `//127.0.0.1:${String(other)}/`,
    ];
    for (const location of targets) {
      const port = await serveHttp((_, response) => response.writeHead(307, { location }).end());
      await ask(`http://127.0.0.1:${String(port)}/`, {
        headers: { authorization: 'Bearer token-1', cookie: 'token-1' },
      });
    }
    return { tries: targets.length, lost: seen };
  });

  fault('F32', 'addresses where clouds give credentials are not asked, also behind a redirect', async () => {
    const addresses = [
      'http://169.254.169.254/latest/meta-data/',
      'http://2852039166/',
      'http://0xa9fea9fe/',
      'http://[::ffff:169.254.169.254]/',
      'http://[fd00:ec2::254]/',
      'http://[fe80::1]/',
    ];
    let lost = 0;
    for (const location of addresses) {
      const port = await serveHttp((_, response) => response.writeHead(302, { location }).end());
      for (const url of [location, `http://127.0.0.1:${String(port)}/`]) {
        const seen = await ask(url);
        if (!(seen.state === 'unobserved' && seen.message.includes('allowLinkLocal'))) lost += 1;
      }
    }
    return { tries: 2 * addresses.length, lost };
  });
});

function isUnobserved({ state }: Observed): boolean {
  return state === 'unobserved';
}

/** Whatever the reader takes; it may go away at any time. */
function sendOn(response: http.ServerResponse, block: Buffer): void {
  response.on('error', () => undefined);
  const send = (): void => {
    while (!response.destroyed && response.write(block));
    if (!response.destroyed) response.once('drain', send);
  };
  send();
}
