import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/core/check/json.ts';
import { decodeReply, encodeCommand } from '../../../../src/runners/redis/resp.ts';

function decode(text: string): ReturnType<typeof decodeReply> {
  return decodeReply(Buffer.from(text));
}

/** As a server would send it. */
function encode(value: Json): string {
  if (value === null) return '$-1\r\n';
  if (typeof value === 'number') return `:${value}\r\n`;
  if (typeof value === 'string') return `$${Buffer.byteLength(value)}\r\n${value}\r\n`;
  const list = value as readonly Json[];
  return `*${list.length}\r\n${list.map(encode).join('')}`;
}

const { reply } = fc.letrec<{ reply: Json }>((tie) => ({
  reply: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.constant(null), fc.array(tie('reply'))),
}));

describe('a reply of Redis', () => {
  it('comes out as it was sent, and ends where it ends', () => {
    fc.assert(
      fc.property(reply, fc.string(), (value, rest) => {
        const bytes = encode(value);
        expect(decode(bytes + rest)).toEqual({ reply: { state: 'value', value }, end: Buffer.byteLength(bytes) });
      }),
    );
  });

  it('is not taken before it is whole', () => {
    fc.assert(
      fc.property(reply, fc.nat(), (value, cut) => {
        const bytes = Buffer.from(encode(value));
        expect(decodeReply(bytes.subarray(0, cut % bytes.length))).toBeUndefined();
      }),
    );
  });

  it('may be a word or an error, also inside a list', () => {
    expect(decode('+PONG\r\n')?.reply).toEqual({ state: 'value', value: 'PONG' });
    expect(decode('-NOAUTH Authentication required.\r\n')?.reply).toEqual({
      state: 'error',
      message: 'NOAUTH Authentication required.',
    });
    expect(decode('*2\r\n:1\r\n-ERR no\r\n')?.reply).toEqual({ state: 'error', message: 'ERR no' });
  });

  it('of another protocol is refused', () => {
    expect(() => decode('HTTP/1.1 400 Bad Request\r\n')).toThrow(/no RESP2/);
  });
});

describe('a command', () => {
  it('is sent word by word, whatever the words hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (words) => {
        expect(decode(encodeCommand(words))?.reply).toEqual({ state: 'value', value: words });
      }),
    );
  });
});
