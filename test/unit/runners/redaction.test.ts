/** Whatever a server or a program makes of a secret and sends back: nothing that is shown or stored has it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { createRedactor } from '../../../src/core/check/redact.ts';
import type { Observed } from '../../../src/core/check/subject.ts';
import { observeFile } from '../../../src/runners/file/observeFile.ts';
import { observeHttp } from '../../../src/runners/http/observeHttp.ts';
import { observeK8s } from '../../../src/runners/kube/observeK8s.ts';
import { observePrometheus } from '../../../src/runners/prometheus/observePrometheus.ts';
import { observeRedis } from '../../../src/runners/redis/observeRedis.ts';
import { observeExec } from '../../../src/runners/shell/observeExec.ts';
import { scratchFolder } from '../../scratch.ts';
import { secretEncodings } from '../support/secretEncodings.ts';
import { pinServer } from './kube/stubApiServer.ts';
import { patient } from './servers.ts';

/** In one line, as a program prints a password; no part of what the tests themselves write around it. */
const secret = fc
  .string({ unit: 'grapheme', minLength: 8, maxLength: 32 })
  .filter((text) => !/\p{Cc}/u.test(text) && text.trim() === text && text.isWellFormed());

/** What is sent back in place of every answer. */
let echoed = '';

describe('a secret that comes back is not shown by', () => {
  const web = http.createServer((request, response) => {
    if (request.url?.startsWith('/refuse') === true) response.writeHead(403, { 'content-type': 'application/json' });
    response.end(answerTo(request.url ?? ''));
  });
  const cache = net.createServer((socket) => {
    socket.on('error', () => undefined).on('data', () => socket.write(`-ERR unknown command ${echoed}\r\n`));
  });
  const ports = { web: 0, cache: 0 };

  beforeAll(async () => {
    ports.web = await listen(web);
    ports.cache = await listen(cache);
  });

  afterAll(async () => {
    web.closeAllConnections();
    await Promise.all([web, cache].map((server) => new Promise((resolve) => server.close(resolve))));
  });

  const observations: Readonly<Record<string, (value: string) => Promise<Observed>>> = {
    'a web server that answers with it': (value) =>
      observeHttp(
        {
          url: `http://127.0.0.1:${ports.web}/echo?token=${encodeURIComponent(value)}`,
          method: 'GET',
          headers: {},
          followRedirects: false,
          maxBytes: 100_000,
          trust: { insecureSkipVerify: false },
        },
        patient,
        0,
      ),
    'a Prometheus that complains of it': () =>
      observePrometheus({ url: `http://127.0.0.1:${ports.web}`, query: 'up' }, patient, 0),
    'an API server that refuses with it': () =>
      observeK8s(
        { raw: '/refuse' },
        { yaml: pinServer(`http://127.0.0.1:${ports.web}`).yaml, namespace: 'shop', resources: new Map() },
        patient,
      ),
    'a Redis that complains of it': () =>
      observeRedis({ url: `redis://127.0.0.1:${ports.cache}`, command: ['PING'] }, patient),
    'a program that prints it': () => exec('printf "%s" "$ECHOED"; printf "%s" "$ECHOED" >&2'),
    'a program that cannot be run because of it': () => exec('printf "%300s%s: not found" "" "$ECHOED" >&2; exit 127'),
    'a file that holds it': () => {
      const folder = scratchFolder();
      writeFileSync(path.join(folder, 'note'), `before ${echoed} after`);
      return observeFile({ path: 'note', parse: 'text' }, folder, patient, Date.now());
    },
  };

  it.each(Object.entries(observations))('%s', async (_, observe) => {
    await fc.assert(
      fc.asyncProperty(secret, fc.constantFrom(...secretEncodings), async (value, [name, encode]) => {
        echoed = encode(value);
        const stored = createRedactor([value])(JSON.stringify(await observe(value), undefined, 2));
        expect(stored, name).toContain('•••');
        for (const [other, encodeOtherwise] of secretEncodings)
          expect(stored, `${name}, ${other}`).not.toContain(encodeOtherwise(value));
      }),
      { numRuns: 40 },
    );
  });
});

function answerTo(url: string): string {
  if (url.startsWith('/api/v1/query')) return JSON.stringify({ status: 'error', errorType: 'bad_data', error: echoed });
  return url.startsWith('/refuse') ? JSON.stringify({ kind: 'Status', message: echoed }) : `${echoed} and ${echoed}`;
}

function exec(script: string): Promise<Observed> {
  const place = {
    folder: '/',
    kubeconfig: '/none',
    namespace: undefined,
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' },
  };
  return observeExec({ script, env: { ECHOED: echoed }, parse: 'text' }, place, patient);
}

function listen(server: net.Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
