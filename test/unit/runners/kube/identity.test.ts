import { X509Certificate } from 'node:crypto';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lookUpIdentity, resolveIdentity, type IdentityResolution } from '../../../../src/runners/kube/identity.ts';
import { CertificateAuthority } from '../../../cluster/certificates.ts';
import { pinServer, refusal, startStubApiServer, type StubAnswer } from './stubApiServer.ts';

const kubeSystem = { status: 200, body: { kind: 'Namespace', metadata: { name: 'kube-system', uid: 'uid-1' } } };
const limits = { timeoutMs: 5000 };

describe('the identity of a context', () => {
  test('is its server, user and namespace and the uid of kube-system', async () => {
    await using server = await startStubApiServer(() => kubeSystem);
    const resolution = await resolveIdentity(server.pin(), limits);
    const identity = {
      context: 'stub',
      server: server.url,
      caSha256: '',
      clusterUid: 'uid-1',
      namespace: 'shop',
      user: 'u',
    };
    expect(resolution).toEqual({ state: 'resolved', identity });
    expect(server.requests.map(({ method, url }) => [method, url])).toEqual([
      ['GET', '/api/v1/namespaces/kube-system'],
    ]);
  });

  test('is given without the uid, and says so, to a known user who may not read it', async () => {
    const denied = refusal(403, 'namespaces "kube-system" is forbidden: User "dev" cannot get resource "namespaces"');
    expect(await resolveFrom(denied)).toMatchObject({
      state: 'resolved',
      identity: { clusterUid: '', clusterUidUnknown: true, user: 'u' },
    });
  });

  test.each<[string, IdentityResolution['state'], StubAnswer]>([
    ['refused credentials', 'forbidden', refusal(401, 'Unauthorized')],
    ['a user that nobody knows', 'forbidden', refusal(403, 'User "system:anonymous" cannot get resource "namespaces"')],
    ['a server without that namespace', 'unreachable', refusal(404, 'namespaces "kube-system" not found')],
    ['a namespace without uid', 'unreachable', { status: 200, body: { kind: 'Namespace', metadata: {} } }],
    ['a server that is no API server', 'unreachable', { status: 200, body: '<html>Welcome to nginx</html>' }],
    ['a server in trouble', 'unreachable', { status: 503, body: 'upstream connect error' }],
  ])('is not there with %s', async (_, state, answer) => {
    const resolution = await resolveFrom(answer);
    expect(resolution).toEqual({
      state,
      message: expect.stringMatching(/^Context "stub" \(http:\S+\) does not say which cluster it is: ./) as string,
    });
  });

  test('is not there when nobody listens', async () => {
    const server = await startStubApiServer(() => kubeSystem);
    await server[Symbol.asyncDispose]();
    const resolution = await resolveIdentity(server.pin(), limits);
    expect(resolution).toMatchObject({
      state: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  test('is not there when the server does not answer in time', async () => {
    await using server = await startStubApiServer(() => undefined);
    const started = performance.now();
    const resolution = await resolveIdentity(server.pin(), { timeoutMs: 300 });
    expect(resolution).toMatchObject({
      state: 'unreachable',
      message: expect.stringContaining('No answer within 0.3 s') as string,
    });
    expect(performance.now() - started).toBeLessThan(2000);
    await expect.poll(() => server.requests[0]?.socket.destroyed).toBe(true);
  });

  test('is not there when the credential plugin does not answer in time', async () => {
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'sleep', args: ['5'] };
    const resolution = await resolveIdentity(pinServer('http://127.0.0.1:1', { exec }), { timeoutMs: 300 });
    expect(resolution).toMatchObject({
      state: 'unreachable',
      message: expect.stringContaining('No answer within') as string,
    });
  });

  test('is not there when the credential plugin is not installed', async () => {
    const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: 'provebook-no-such-plugin' };
    const resolution = await resolveIdentity(pinServer('http://127.0.0.1:1', { exec }), limits);
    expect(resolution).toMatchObject({
      state: 'invalid',
      message: expect.stringContaining('provebook-no-such-plugin') as string,
    });
  });

  test('is given up when it is no longer wanted', async () => {
    await using server = await startStubApiServer(() => undefined);
    const wanted = new AbortController();
    const resolution = resolveIdentity(server.pin(), { ...limits, signal: wanted.signal });
    setTimeout(() => wanted.abort(), 50);
    expect(await resolution).toMatchObject({
      state: 'unreachable',
      message: expect.stringContaining('Cancelled') as string,
    });
  });

  test('is either found or not for those who ask no more than that', async () => {
    await using server = await startStubApiServer(() => kubeSystem);
    expect(await lookUpIdentity(server.pin())).toMatchObject({ state: 'found', identity: { clusterUid: 'uid-1' } });
    expect(await lookUpIdentity(pinServer('http://127.0.0.1:1'))).toMatchObject({ state: 'unreachable' });
  });
});

describe('the digest of the certificate authority', () => {
  test('is the fingerprint of the certificate, inline or in a file', async () => {
    const { certificate } = await CertificateAuthority.create('test');
    const fingerprint = new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();
    await using folder = await mkdtempDisposable(join(tmpdir(), 'provebook-test-'));
    const file = join(folder.path, 'ca.crt');
    await writeFile(file, `# ours\n${certificate}`);
    expect(await digest({ 'certificate-authority': file })).toBe(fingerprint);
    expect(await digest({ 'certificate-authority-data': base64(certificate), 'certificate-authority': '/none' })).toBe(
      fingerprint,
    );
  });

  test('covers every certificate of a bundle', async () => {
    const [one, two] = [await CertificateAuthority.create('one'), await CertificateAuthority.create('two')];
    const bundle = base64(`${one.certificate}\n${two.certificate}`);
    const digests = [bundle, base64(one.certificate), base64(two.certificate)].map((data) =>
      digest({ 'certificate-authority-data': data }),
    );
    expect(new Set(await Promise.all(digests)).size).toBe(3);
  });

  test.each([
    ['a file that is not there', { 'certificate-authority': '/none/ca.crt' }, /ENOENT/],
    ['data that is no certificate', { 'certificate-authority-data': base64('hello') }, /no PEM certificate/],
    ['a certificate that is damaged', { 'certificate-authority-data': base64(pem('AAAA')) }, /cannot be read/],
  ])('is not there with %s, and no request is made', async (_, cluster, message) => {
    await using server = await startStubApiServer(() => kubeSystem);
    const resolution = await resolveIdentity(server.pin({}, cluster), limits);
    expect(resolution).toMatchObject({ state: 'invalid', message: expect.stringMatching(message) as string });
    expect(server.requests).toEqual([]);
  });

  async function digest(cluster: Readonly<Record<string, unknown>>): Promise<string> {
    await using server = await startStubApiServer(() => kubeSystem);
    const resolution = await resolveIdentity(server.pin({}, cluster), limits);
    return resolution.state === 'resolved' ? resolution.identity.caSha256 : resolution.message;
  }
});

async function resolveFrom(answer: StubAnswer): Promise<IdentityResolution> {
  await using server = await startStubApiServer(() => answer);
  return await resolveIdentity(server.pin(), limits);
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function pem(body: string): string {
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
}
