/** Replies of Redis as they come in (RESP2, https://redis.io/docs/latest/develop/reference/protocol-spec/). */
import type { Json } from '../../core/check/json.ts';

export type Reply =
  | { readonly state: 'value'; readonly value: Json }
  /** An error that the server answered with, such as NOAUTH or WRONGPASS. */
  | { readonly state: 'error'; readonly message: string };

/** A command as the server takes it: an array of bulk strings. */
export function encodeCommand(words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}

interface Decoded {
  readonly reply: Reply;
  /** Where the next reply begins. */
  readonly end: number;
}

/** undefined while the reply is not complete. Throws where the bytes are no RESP2. */
export function decodeReply(bytes: Buffer, from = 0): Decoded | undefined {
  const lineEnd = bytes.indexOf('\r\n', from);
  if (lineEnd < 0) return undefined;
  const line = bytes.toString('utf8', from + 1, lineEnd);
  const end = lineEnd + 2;
  switch (String.fromCharCode(bytes[from] ?? 0)) {
    case '+':
      return { reply: { state: 'value', value: line }, end };
    case '-':
      return { reply: { state: 'error', message: line }, end };
    case ':':
      return { reply: { state: 'value', value: Number(line) }, end };
    case '$':
      return bulk(bytes, Number(line), end);
    case '*':
      return list(bytes, Number(line), end);
    default:
      throw new Error(`no RESP2 at byte ${from}`);
  }
}

function bulk(bytes: Buffer, length: number, from: number): Decoded | undefined {
  if (length < 0) return { reply: { state: 'value', value: null }, end: from };
  const end = from + length + 2;
  if (bytes.length < end) return undefined;
  return { reply: { state: 'value', value: bytes.toString('utf8', from, from + length) }, end };
}

/** An error inside a list is the reply as a whole. */
function list(bytes: Buffer, length: number, from: number): Decoded | undefined {
  if (length < 0) return { reply: { state: 'value', value: null }, end: from };
  const values: Json[] = [];
  let at = from;
  for (let index = 0; index < length; index += 1) {
    const next = decodeReply(bytes, at);
    if (next === undefined) return undefined;
    if (next.reply.state === 'error') return next;
    values.push(next.reply.value);
    at = next.end;
  }
  return { reply: { state: 'value', value: values }, end: at };
}
