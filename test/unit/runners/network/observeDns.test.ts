import { createSocket, type Socket } from 'node:dgram';
import { describe, expect, it, onTestFinished } from 'vitest';
import { observeDns } from '../../../../src/runners/network/observeDns.ts';
import { closedPort, hurried, patient, subjectOf } from '../servers.ts';

const NXDOMAIN = 3;
const SERVFAIL = 2;
const REFUSED = 5;

describe('what a name server answers', () => {
  it('has the addresses of a name', async () => {
    const server = await nameServer((query) => answer(query, 0, [192, 0, 2, 7]));
    expect(subjectOf(await observeDns({ name: 'api.example.com', type: 'A', server }, patient))).toEqual({
      rcode: 'NOERROR',
      answers: ['192.0.2.7'],
    });
  });

  it.each([
    [NXDOMAIN, 'NXDOMAIN'],
    [0, 'NOERROR'],
  ])('may be that there is nothing (%i), which is an answer', async (code, rcode) => {
    const server = await nameServer((query) => answer(query, code));
    expect(subjectOf(await observeDns({ name: 'api.example.com', type: 'A', server }, patient))).toEqual({
      rcode,
      answers: [],
    });
  });

  it.each([
    [SERVFAIL, 'SERVFAIL'],
    [REFUSED, 'REFUSED'],
  ])('that fails or refuses (%i) is its code alone: whether there are records is not known', async (code, rcode) => {
    const server = await nameServer((query) => answer(query, code));
    expect(subjectOf(await observeDns({ name: 'api.example.com', type: 'A', server }, patient))).toEqual({ rcode });
  });

  it('is unknown where nobody listens, and where it is no answer', async () => {
    const input = { name: 'api.example.com', type: 'A' as const };
    const closed = await closedPort();
    expect(await observeDns({ ...input, server: `127.0.0.1:${closed}` }, patient)).toMatchObject({
      state: 'unobserved',
    });
    const babbling = await nameServer((query) => query.subarray(0, 5));
    expect(await observeDns({ ...input, server: babbling }, hurried)).toMatchObject({ state: 'unobserved' });
  });

  it('is unknown where the name of the server is no address', async () => {
    expect(await observeDns({ name: 'a.example.com', type: 'A', server: 'ns.example.com' }, patient)).toMatchObject({
      state: 'unobserved',
    });
  });

  it('is unknown where it does not answer', async () => {
    const server = await nameServer(() => undefined);
    expect(await observeDns({ name: 'api.example.com', type: 'A', server }, hurried)).toMatchObject({
      state: 'unobserved',
    });
  });
});

async function nameServer(reply: (query: Buffer) => Buffer | undefined): Promise<string> {
  const socket: Socket = createSocket('udp4');
  onTestFinished(() => void socket.close());
  socket.on('message', (query, from) => {
    const said = reply(query);
    if (said !== undefined) socket.send(said, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return `127.0.0.1:${socket.address().port}`;
}

/** RFC 1035 section 4.1: the query with the bits of a response, and one A record that points back to its name. */
function answer(query: Buffer, rcode: number, address?: readonly number[]): Buffer {
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180 | rcode, 2);
  header.writeUInt16BE(address === undefined ? 0 : 1, 6);
  header.writeUInt16BE(0, 10);
  const question = query.subarray(12, query.indexOf(0, 12) + 5);
  const record = address === undefined ? [] : [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address];
  return Buffer.concat([header, question, Buffer.from(record)]);
}
