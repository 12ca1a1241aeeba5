/** What a client says in the clear before TLS begins, by protocol. */
import { once } from 'node:events';
import * as l10n from '@vscode/l10n';
import type { Duplex } from 'node:stream';
import type { TlsInput } from '../../core/check/sidecar/kindSchemas.ts';

type Protocol = NonNullable<TlsInput['starttls']>;

/** What is sent, and what the answer has to look like; a step without `send` waits for the greeting. */
interface Step {
  readonly send?: string | Buffer;
  readonly answer: RegExp;
}

const dialogs: Readonly<Record<Protocol, readonly Step[]>> = {
  // RFC 3207
  smtp: [
    { answer: /^220 .*\r\n$/m },
    { send: 'EHLO provebook\r\n', answer: /^250 .*\r\n$/m },
    { send: 'STARTTLS\r\n', answer: /^220 .*\r\n$/m },
  ],
  // RFC 9051 section 6.2.1
  imap: [{ answer: /^\* OK.*\r\n$/m }, { send: 'a1 STARTTLS\r\n', answer: /^a1 OK.*\r\n$/m }],
  // RFC 2595 section 4
  pop3: [{ answer: /^\+OK.*\r\n$/m }, { send: 'STLS\r\n', answer: /^\+OK.*\r\n$/m }],
  // SSLRequest of the PostgreSQL protocol, section "Message Formats"
  postgres: [{ send: Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]), answer: /^S$/ }],
  // RFC 4511 section 4.14: an extended request for 1.3.6.1.4.1.1466.20037, and a response with the result code 0
  ldap: [
    {
      send: Buffer.concat([
        Buffer.from([0x30, 0x1d, 0x02, 0x01, 0x01, 0x77, 0x18, 0x80, 0x16]),
        Buffer.from('1.3.6.1.4.1.1466.20037'),
      ]),
      answer: /^0[\s\S]{1,5}\x02\x01\x01x[\s\S]{1,5}\n\x01\x00/,
    },
  ],
};

/** Rejects when the server answers otherwise. */
export async function startTls(stream: Duplex, protocol: Protocol, signal: AbortSignal): Promise<void> {
  for (const { send, answer } of dialogs[protocol]) {
    if (send !== undefined) stream.write(send);
    await expectAnswer(stream, answer, signal);
  }
}

async function expectAnswer(stream: Duplex, wanted: RegExp, signal: AbortSignal): Promise<void> {
  let answer = '';
  while (!wanted.test(answer)) {
    const arrival = once(stream, 'data', { signal });
    stream.resume();
    const [chunk] = (await arrival) as [Buffer];
    // What comes next is for the next question, or for TLS.
    stream.pause();
    answer += chunk.toString('latin1');
    if (answer.length > MOST_CHARACTERS || isRefusal(answer))
      throw new Error(l10n.t('it does not begin TLS: {0}', answer.trim().split('\n').at(-1)?.slice(0, 100) ?? ''));
  }
}

const MOST_CHARACTERS = 4096;

function isRefusal(answer: string): boolean {
  return /^(5\d\d |4\d\d |-ERR|a1 (NO|BAD)|N$)/m.test(answer);
}
