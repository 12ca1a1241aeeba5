import { describe, expect, it } from 'vitest';
import { observeRedis } from '../../../../src/runners/redis/observeRedis.ts';
import { certified, closedPort, hurried, patient, serveTcp, serveTls, subjectOf, type Certified } from '../servers.ts';

/** Answers one command after the other with these replies, and keeps what it was sent. */
async function replies(...answers: readonly string[]): Promise<{ readonly port: number; readonly sent: string[] }> {
  const sent: string[] = [];
  const port = await serveTcp((socket) => {
    const left = [...answers];
    socket.on('data', (chunk) => {
      sent.push(chunk.toString());
      socket.write(left.shift() ?? '-ERR unexpected\r\n');
    });
  });
  return { port, sent };
}

describe('a command to a server that speaks the protocol of Redis', () => {
  it('gives the lines of INFO by their keys', async () => {
    const info = '# Persistence\r\naof_enabled:1\r\nslave0:ip=10.0.0.1,port=6379\r\n';
    const { port } = await replies(`$${info.length}\r\n${info}\r\n`);
    const request = { url: `redis://127.0.0.1:${port}`, command: ['INFO', 'persistence'] };
    expect(subjectOf(await observeRedis(request, patient))).toEqual({
      reply: info,
      info: { aof_enabled: '1', slave0: 'ip=10.0.0.1,port=6379' },
    });
  });

  it('gives what CONFIG GET lists by its keys', async () => {
    const { port } = await replies('*2\r\n$16\r\nmaxmemory-policy\r\n$11\r\nallkeys-lru\r\n');
    const request = { url: `redis://127.0.0.1:${port}`, command: ['CONFIG', 'GET', 'maxmemory-policy'] };
    expect(subjectOf(await observeRedis(request, patient))).toMatchObject({
      info: { 'maxmemory-policy': 'allkeys-lru' },
    });
  });

  it('is sent behind the login and the choice of the database', async () => {
    const { port, sent } = await replies('+OK\r\n', '+OK\r\n', ':7\r\n');
    const request = { url: `redis://:p%40ss@127.0.0.1:${port}/3`, command: ['DBSIZE'] };
    expect(subjectOf(await observeRedis(request, patient))).toMatchObject({ reply: 7 });
    expect(sent).toEqual([
      '*2\r\n$4\r\nAUTH\r\n$4\r\np@ss\r\n',
      '*2\r\n$6\r\nSELECT\r\n$1\r\n3\r\n',
      '*1\r\n$6\r\nDBSIZE\r\n',
    ]);
  });

  it.each([
    ['-WRONGPASS invalid username-password pair\r\n', 'Redis refuses the login: WRONGPASS'],
    ['-CLUSTERDOWN The cluster is down\r\n', 'Redis answered: CLUSTERDOWN'],
  ])('is not observed where the server answers %j', async (error, message) => {
    const { port } = await replies(...(error.startsWith('-WRONG') ? [error] : ['+OK\r\n', error]));
    const request = { url: `redis://:wrong@127.0.0.1:${port}`, command: ['PING'] };
    const observed = await observeRedis(request, patient);
    expect(observed).toMatchObject({ state: 'unobserved', message: expect.stringContaining(message) as string });
    expect(JSON.stringify(observed)).not.toContain(':wrong@');
  });

  it('is not observed where nobody listens, or the connection closes without an answer', async () => {
    const port = await closedPort();
    expect(await observeRedis({ url: `redis://127.0.0.1:${port}`, command: ['PING'] }, patient)).toMatchObject({
      message: `127.0.0.1:${port}: the connection was refused`,
    });
    const closing = await serveTcp((socket) => socket.once('data', () => socket.end()));
    expect(await observeRedis({ url: `redis://127.0.0.1:${closing}`, command: ['PING'] }, patient)).toMatchObject({
      state: 'unobserved',
    });
  });

  it('is not observed where no answer comes, or one that never ends', async () => {
    const silent = await serveTcp(() => undefined);
    expect(await observeRedis({ url: `redis://127.0.0.1:${silent}`, command: ['PING'] }, hurried)).toEqual({
      state: 'unobserved',
      message: `127.0.0.1:${silent} gave no answer within 0.2 s.`,
    });
    const { port } = await replies('$100\r\nhalf');
    expect(await observeRedis({ url: `redis://127.0.0.1:${port}`, command: ['INFO'] }, hurried)).toMatchObject({
      state: 'unobserved',
    });
  });

  it('is not observed where the server speaks another protocol', async () => {
    const { port } = await replies('HTTP/1.1 400 Bad Request\r\n\r\n');
    expect(await observeRedis({ url: `redis://127.0.0.1:${port}`, command: ['PING'] }, patient)).toMatchObject({
      state: 'unobserved',
    });
  });

  it('is not observed where the address is none, which is not shown: it holds the password', async () => {
    const request = { url: 'redis://me:p#w@cache:6379', command: ['PING'] };
    expect(await observeRedis(request, patient)).toEqual({
      state: 'unobserved',
      message: 'The address of Redis cannot be read.',
    });
  });
});

describe('Redis over TLS', () => {
  it('is asked where its authority is trusted and its certificate is for its name', async () => {
    const identity = await certified();
    const url = `rediss://localhost:${await serveSecurely(identity)}`;
    const trust = { ca: identity.ca };
    expect(subjectOf(await observeRedis({ url, command: ['PING'], trust }, patient))).toMatchObject({ reply: 'PONG' });
  });

  it('is asked by another name where the connection gives one', async () => {
    const identity = await certified(['cache.example.com']);
    const url = `rediss://localhost:${await serveSecurely(identity)}`;
    const trust = { ca: identity.ca, serverName: 'cache.example.com' };
    expect(subjectOf(await observeRedis({ url, command: ['PING'], trust }, patient))).toMatchObject({ reply: 'PONG' });
  });

  it('gets no password where the certificate is of nobody known, or for another name', async () => {
    const identity = await certified(['other.example.com']);
    const heard: string[] = [];
    const port = await serveSecurely(identity, heard);
    const request = { url: `rediss://:password@localhost:${port}`, command: ['PING'] };
    expect(await observeRedis(request, patient)).toMatchObject({
      message: expect.stringContaining('its certificate is not trusted') as string,
    });
    expect(await observeRedis({ ...request, trust: { ca: identity.ca } }, patient)).toMatchObject({
      message: `localhost:${port}: its certificate is not for localhost`,
    });
    expect(heard).toEqual([]);
  });

  function serveSecurely(identity: Certified, heard: string[] = []): Promise<number> {
    return serveTls(identity, {}, (socket) => {
      socket.on('data', (chunk: Buffer) => {
        heard.push(chunk.toString());
        socket.write('+PONG\r\n');
      });
    });
  }
});
