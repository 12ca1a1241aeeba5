import { describe, expect, it } from 'vitest';
import { observeTls, type TlsRequest } from '../../../../src/runners/tls/observeTls.ts';
import { certified, closedPort, hurried, patient, serveTcp, serveTls, subjectOf } from '../servers.ts';

const now = Date.now();

function ask(port: number, more: Partial<TlsRequest> = {}): TlsRequest {
  return { host: 'localhost', port, ...more };
}

describe('the versions of TLS that a server accepts', () => {
  const probeVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

  it('are rejected only where the server said so', async () => {
    const port = await serveTls(await certified(), { minVersion: 'TLSv1.2' });
    expect(subjectOf(await observeTls(ask(port, { probeVersions: [...probeVersions] }), patient, now))).toMatchObject({
      offers: { TLSv1: 'rejected', 'TLSv1.1': 'rejected', 'TLSv1.2': 'accepted', 'TLSv1.3': 'accepted' },
    });
  });

  it('are accepted where an old one still works, although the library would not use it by itself', async () => {
    const port = await serveTls(await certified(), { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
    expect(subjectOf(await observeTls(ask(port, { probeVersions: [...probeVersions] }), patient, now))).toMatchObject({
      offers: { TLSv1: 'accepted', 'TLSv1.1': 'accepted' },
    });
  });

  it('are rejected for the newest one where the server is older', async () => {
    const port = await serveTls(await certified(), { maxVersion: 'TLSv1.2' });
    expect(subjectOf(await observeTls(ask(port, { probeVersions: ['TLSv1.3'] }), patient, now))).toMatchObject({
      tlsVersion: 'TLSv1.2',
      offers: { 'TLSv1.3': 'rejected' },
    });
  });

  it('are unknown where the connection just breaks, which proves nothing', async () => {
    const identity = await certified();
    const inner = await serveTls(identity);
    let connections = 0;
    const { connect } = await import('node:net');
    const port = await serveTcp((socket) => {
      connections += 1;
      if (connections === 1) socket.destroy();
      else socket.pipe(connect(inner, '127.0.0.1')).pipe(socket);
    });
    expect(subjectOf(await observeTls(ask(port, { probeVersions: ['TLSv1'] }), patient, now))).toMatchObject({
      offers: { TLSv1: 'unknown' },
    });
  });
});

describe('the certificate of a server', () => {
  it('is trusted by the authority that signed it, and tells what it says', async () => {
    const identity = await certified(['localhost', 'api.example.com']);
    const port = await serveTls(identity);
    const inAnHour = now + 3_600_000;
    expect(subjectOf(await observeTls(ask(port, { ca: identity.ca }), patient, inAnHour))).toMatchObject({
      chainTrusted: true,
      hostnameVerified: true,
      certificate: {
        daysUntilExpiry: 364,
        subjectCN: 'localhost',
        issuerCN: 'authority of a test',
        sans: ['DNS:localhost', 'DNS:api.example.com'],
        selfSigned: false,
        keySizeBits: 256,
      },
    });
  });

  it('is not trusted by others, and not for another name, and still tells what it says', async () => {
    const port = await serveTls(await certified(['other.example.com']));
    expect(subjectOf(await observeTls(ask(port), patient, now))).toMatchObject({
      chainTrusted: false,
      hostnameVerified: false,
      certificate: { subjectCN: 'other.example.com' },
    });
  });

  it('is compared with the name that the check gives', async () => {
    const identity = await certified(['api.example.com']);
    const port = await serveTls(identity);
    const request = ask(port, { ca: identity.ca, serverName: 'api.example.com' });
    expect(subjectOf(await observeTls(request, patient, now))).toMatchObject({ hostnameVerified: true });
  });

  it('that ran out counts its days below zero', async () => {
    const port = await serveTls(await certified());
    const later = now + 400 * 24 * 3_600_000;
    expect(subjectOf(await observeTls(ask(port), patient, later))).toMatchObject({
      certificate: { daysUntilExpiry: expect.toSatisfy((days: number) => days < -34) as number },
    });
  });
});

describe('a server that cannot be asked', () => {
  it('refuses the connection, which is said with its address', async () => {
    const port = await closedPort();
    expect(await observeTls(ask(port), patient, now)).toEqual({
      state: 'unobserved',
      message: `localhost:${port}: the connection was refused`,
    });
  });

  it('speaks no TLS', async () => {
    const port = await serveTcp((socket) => socket.end('220 hello\r\n'));
    expect(await observeTls(ask(port), patient, now)).toMatchObject({ state: 'unobserved' });
  });

  it('closes the connection without a byte', async () => {
    const port = await serveTcp((socket) => socket.destroy());
    expect(await observeTls(ask(port), patient, now)).toMatchObject({ state: 'unobserved' });
  });

  it('does not answer', async () => {
    const port = await serveTcp(() => undefined);
    expect(await observeTls(ask(port), hurried, now)).toEqual({
      state: 'unobserved',
      message: `localhost:${port} gave no answer within 0.2 s.`,
    });
  });
});

describe('TLS that begins inside another protocol', () => {
  it('is asked for as PostgreSQL wants it', async () => {
    const identity = await certified();
    const port = await serveStartTls(identity, undefined, (request) =>
      request.equals(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])) ? 'S' : undefined,
    );
    const request = ask(port, { starttls: 'postgres', ca: identity.ca });
    expect(subjectOf(await observeTls(request, patient, now))).toMatchObject({ chainTrusted: true });
  });

  it('is asked for as SMTP wants it', async () => {
    const identity = await certified();
    const port = await serveStartTls(identity, '220 mail\r\n', (request) =>
      request.toString() === 'STARTTLS\r\n' ? '220 go ahead\r\n' : '250-mail\r\n250 STARTTLS\r\n',
    );
    expect(subjectOf(await observeTls(ask(port, { starttls: 'smtp' }), patient, now))).toMatchObject({
      certificate: { subjectCN: 'localhost' },
    });
  });

  it('is refused in words where the server has none', async () => {
    const port = await serveTcp((socket) => socket.once('data', () => socket.write('N')));
    expect(await observeTls(ask(port, { starttls: 'postgres' }), patient, now)).toEqual({
      state: 'unobserved',
      message: `localhost:${port}: it does not begin TLS: N`,
    });
  });

  /** Answers in the clear until an answer of "go ahead" or `S`, then speaks TLS. */
  async function serveStartTls(
    identity: Awaited<ReturnType<typeof certified>>,
    greeting: string | undefined,
    answer: (request: Buffer) => string | undefined,
  ): Promise<number> {
    const { TLSSocket } = await import('node:tls');
    return serveTcp((socket) => {
      if (greeting !== undefined) socket.write(greeting);
      const listen = (request: Buffer): void => {
        const said = answer(request) ?? '';
        if (said === 'S' || said.includes('go ahead')) {
          socket.off('data', listen);
          socket.write(said);
          const secure = new TLSSocket(socket, { isServer: true, cert: identity.certificate, key: identity.key });
          secure.on('error', () => undefined);
        } else socket.write(said);
      };
      socket.on('data', listen);
    });
  }
});
