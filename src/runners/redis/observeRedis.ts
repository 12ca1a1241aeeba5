/** What a Redis server answers to one command that reads. A connection for each: no pool, no retries, nothing kept. */
import { once } from 'node:events';
import * as l10n from '@vscode/l10n';
import type { Duplex } from 'node:stream';
import type { Json } from '../../core/check/json.ts';
import type { Observed, RedisSubject } from '../../core/check/subject.ts';
import { attempt, observed, unobserved, type Attempt, type OpenWay } from '../network/attempt.ts';
import { connect } from '../network/connect.ts';
import { trustedHandshake, type Trust } from '../tls/trusted.ts';
import { decodeReply, encodeCommand, type Reply } from './resp.ts';

export interface RedisRequest {
  /** `redis://USER:PASSWORD@HOST:PORT/DATABASE`, `rediss://` for TLS; secrets filled in. */
  readonly url: string;
  readonly command: readonly string[];
  /** Of `rediss://`. */
  readonly trust?: Trust | undefined;
  readonly open?: OpenWay | undefined;
}

const DEFAULT_PORT = 6379;
const MOST_BYTES = 4 * 1024 * 1024;

export function observeRedis(request: RedisRequest, given: Attempt): Promise<Observed> {
  // The text may hold a password, which no message may show.
  if (!URL.canParse(request.url)) return Promise.resolve(unobserved(l10n.t('The address of Redis cannot be read.')));
  const url = new URL(request.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port);
  return attempt(given, `${host}:${port}`, async (signal) => {
    const plain = await connect({ host, port }, request.open, signal);
    try {
      const stream = url.protocol === 'rediss:' ? await trustedHandshake(plain, host, request.trust ?? {}) : plain;
      for (const words of greeting(url)) {
        const reply = await ask(stream, words, signal);
        if (reply.state === 'error') return unobserved(l10n.t('Redis refuses the login: {0}', reply.message));
      }
      const reply = await ask(stream, request.command, signal);
      if (reply.state === 'error') return unobserved(l10n.t('Redis answered: {0}', reply.message));
      return observed(subjectOf(reply.value));
    } finally {
      plain.destroy();
    }
  });
}

function greeting(url: URL): readonly (readonly string[])[] {
  const [user, password, database] = [url.username, url.password, url.pathname.slice(1)].map(decodeURIComponent);
  const login = user === '' ? ['AUTH', password ?? ''] : ['AUTH', user ?? '', password ?? ''];
  return [...(password === '' ? [] : [login]), ...(database === '' ? [] : [['SELECT', database ?? '']])];
}

async function ask(stream: Duplex, words: readonly string[], signal: AbortSignal): Promise<Reply> {
  stream.write(encodeCommand(words));
  let bytes: Buffer = Buffer.alloc(0);
  for (;;) {
    const chunk = await nextChunk(stream, signal);
    bytes = Buffer.concat([bytes, chunk]);
    const decoded = decodeReply(bytes);
    if (decoded !== undefined) return decoded.reply;
    if (bytes.length > MOST_BYTES) throw new Error(l10n.t('its answer is longer than {0} bytes', MOST_BYTES));
  }
}

/** A server that closes the connection leaves nothing to wait for. */
async function nextChunk(stream: Duplex, signal: AbortSignal): Promise<Buffer> {
  const done = new AbortController();
  const stop = AbortSignal.any([signal, done.signal]);
  try {
    const closed = once(stream, 'close', { signal: stop }).then(() => {
      throw Object.assign(new Error('closed'), { code: 'ECONNRESET' });
    });
    const [chunk] = (await Promise.race([once(stream, 'data', { signal: stop }), closed])) as [Buffer];
    return chunk;
  } finally {
    done.abort();
  }
}

function subjectOf(reply: Json): RedisSubject {
  return { reply, info: infoOf(reply) };
}

/** INFO and CLUSTER INFO are text of `key:value` lines; CONFIG GET is a list of keys and values in turn. */
function infoOf(reply: Json): Record<string, string> {
  if (typeof reply === 'string') {
    return Object.fromEntries(
      reply.split(/\r?\n/).flatMap((line) => {
        const at = line.indexOf(':');
        return at <= 0 || line.startsWith('#') ? [] : [[line.slice(0, at), line.slice(at + 1)]];
      }),
    );
  }
  if (!Array.isArray(reply) || reply.length % 2 === 1 || !reply.every((part) => typeof part === 'string')) return {};
  const words = reply as readonly string[];
  return Object.fromEntries(words.flatMap((key, at) => (at % 2 === 0 ? [[key, words[at + 1] ?? '']] : [])));
}
