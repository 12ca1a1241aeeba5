import { expect, test } from 'vitest';
import { readSecretKey } from '../../../../src/runners/kube/secret.ts';
import { refusal, startStubApiServer, type StubAnswer } from './stubApiServer.ts';

test('a key of a Secret is decoded byte for byte, with the line end at its end', async () => {
  expect(await lookUp(secret({ key: Buffer.from('pä$$w0rd\n') }))).toEqual({ state: 'found', value: 'pä$$w0rd\n' });
});

test('an empty value is a value', async () => {
  expect(await lookUp(secret({ key: Buffer.alloc(0) }))).toEqual({ state: 'found', value: '' });
});

test.each<[string, string, RegExp, StubAnswer]>([
  ['a Secret', 'no secret', /^There is no Secret shop\/db\.$/, refusal(404, 'secrets "db" not found')],
  ['a key', 'no key', /^The Secret shop\/db has no key key\.$/, secret({ other: Buffer.from('x') })],
  ['any data', 'no key', /has no key/, { status: 200, body: { kind: 'Secret' } }],
  [
    'a right to read it',
    'forbidden',
    /cannot be read: secrets "db" is forbidden$/,
    refusal(403, 'secrets "db" is forbidden'),
  ],
  ['accepted credentials', 'forbidden', /cannot be read/, refusal(401, 'Unauthorized')],
  ['a server that works', 'unreachable', /cannot be read: etcd is down$/, refusal(500, 'etcd is down')],
  ['text', 'not text', /is not text/, secret({ key: Buffer.from([0xff, 0xfe]) })],
])('without %s the value is missing, with the reason "%s"', async (_, reason, message, answer) => {
  expect(await lookUp(answer)).toEqual({ state: 'missing', reason, message: expect.stringMatching(message) as string });
});

async function lookUp(answer: StubAnswer): Promise<unknown> {
  await using server = await startStubApiServer((path) =>
    path === '/api/v1/namespaces/shop/secrets/db' ? answer : undefined,
  );
  return await readSecretKey(server.pin().yaml, 'shop', 'db', 'key');
}

function secret(data: Readonly<Record<string, Buffer>>): StubAnswer {
  const encoded = Object.entries(data).map(([key, value]) => [key, value.toString('base64')] as const);
  return { status: 200, body: { kind: 'Secret', data: Object.fromEntries(encoded) } };
}
