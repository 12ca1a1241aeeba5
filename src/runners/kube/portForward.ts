/** A connection to a pod's port through the API server as a stream: no local listener that others could use. */
import { Duplex, Readable, Writable } from 'node:stream';
import * as l10n from '@vscode/l10n';
import { reasonOf } from './ask.ts';
import { loadClient } from './client.ts';
import { resolvePod, type ForwardTarget } from './resolvePod.ts';

export type { ForwardTarget } from './resolvePod.ts';

/**
 * What `pg` expects of a socket: methods that a tunnel has no use for do nothing. A tunnel has no half-open state:
 * ending the stream closes it, and so does the other side.
 *
 * Errors: a service or pod that is not there, what the API server refuses, what the port-forward's error channel says, and a
 * tunnel that breaks; the last one with the code ECONNRESET, as of a socket.
 */
export class PortForwardStream extends Duplex {
  readonly #yaml: string;
  readonly #target: ForwardTarget;
  readonly #opening = new AbortController();
  #socket: ForwardSocket | undefined;

  /** @param yaml a kubeconfig of one context, as `pinContext` makes it */
  constructor(yaml: string, target: ForwardTarget) {
    super({ allowHalfOpen: false });
    this.#yaml = yaml;
    this.#target = target;
  }

  /** Opens the tunnel and emits `connect`. `pg` calls it with a port and host, which mean nothing here. */
  connect(): this {
    void this.#open().then(
      (socket) => this.#use(socket),
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    if (this.#socket?.isPaused === true) this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#socket === undefined) done(brokenPipe());
    else this.#socket.send(Buffer.concat([DATA_CHANNEL, chunk]), (error) => done(error ? brokenPipe() : null));
  }

  override _final(done: (error?: Error | null) => void): void {
    if (this.#socket === undefined) this.push(null);
    else closeSoon(this.#socket);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#opening.abort();
    this.#socket?.terminate();
    done(error);
  }

  async #open(): Promise<ForwardSocket> {
    const { namespace } = this.#target;
    const found = await resolvePod(this.#yaml, this.#target, this.#opening.signal);
    if (found.state === 'unresolved') throw new Error(found.message);
    const { pod, port } = found;
    const client = await loadClient(this.#yaml);
    if (client.state === 'unusable') throw new Error(client.message);
    // The library closes the socket when its input ends, so it gets one that never does; what is written goes directly.
    const input = new Readable({ read: () => undefined });
    const forward = new client.k8s.PortForward(client.config);
    const opening = forward.portForward(namespace, pod, [port], this.#fromPod(), this.#errors(pod, port), input);
    const socket: unknown = await opening.catch((error: unknown) => {
      throw new Error(l10n.t('No port-forward to {0}:{1}: {2}', pod, port, reasonOfUpgrade(error)));
    });
    return socket as ForwardSocket;
  }

  #use(socket: ForwardSocket): void {
    if (this.destroyed || this.writableEnded) {
      socket.terminate();
      return;
    }
    this.#socket = socket;
    socket.on('close', (code) => {
      if (code === ABNORMAL_CLOSE && !this.writableEnded) this.destroy(connectionReset());
      else this.push(null);
    });
    this.emit('connect');
  }

  #fromPod(): Writable {
    return new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        if (chunk.length > 0 && !this.destroyed && !this.push(chunk)) this.#socket?.pause();
        done();
      },
    });
  }

  #errors(pod: string, port: number): Writable {
    return new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        const text = chunk.toString('utf8').trim();
        if (text !== '') this.destroy(new Error(l10n.t('The port-forward to {0}:{1} failed: {2}', pod, port, text)));
        done();
      },
    });
  }
}

/** The same for what wants a stream that is connected already. */
export function openPortForward(yaml: string, target: ForwardTarget, signal: AbortSignal): Promise<PortForwardStream> {
  const stream = new PortForwardStream(yaml, target);
  return new Promise((resolve, reject) => {
    const abort = (): void => void stream.destroy(new Error(l10n.t('Cancelled.')));
    signal.addEventListener('abort', abort, { once: true });
    stream.once('close', () => signal.removeEventListener('abort', abort));
    stream.once('error', reject);
    stream.once('connect', () => {
      stream.off('error', reject);
      // Whoever reads it hears of a break by its end; nobody may be left to listen when it comes late.
      stream.on('error', () => undefined);
      resolve(stream);
    });
    if (signal.aborted) abort();
    else stream.connect();
  });
}

/** What is used of the WebSocket of package `ws`, for which the library's types refer to a package that has none. */
interface ForwardSocket {
  readonly isPaused: boolean;
  send(data: Buffer, sent: (error?: Error | null) => void): void;
  pause(): void;
  resume(): void;
  close(): void;
  terminate(): void;
  on(event: 'close', listener: (code: number) => void): void;
  once(event: 'close', listener: () => void): void;
}

/** First byte of a frame of the protocol `v4.channel.k8s.io`: 0 is the data of the first port, 1 its errors. */
const DATA_CHANNEL = Buffer.from([0]);
/** RFC 6455: the connection ended without a close frame. */
const ABNORMAL_CLOSE = 1006;
/** How long the other side may take to answer a close, in ms. */
const CLOSE_GRACE_MS = 2000;

function closeSoon(socket: ForwardSocket): void {
  const timer = setTimeout(() => socket.terminate(), CLOSE_GRACE_MS);
  socket.once('close', () => clearTimeout(timer));
  socket.close();
}

/** An upgrade that the API server refuses arrives as `Unexpected server response: 403`, without its reason. */
function reasonOfUpgrade(error: unknown): string {
  const inner: unknown = typeof error === 'object' && error !== null && 'error' in error ? error.error : error;
  const reason = reasonOf(inner);
  switch (/^Unexpected server response: (\d+)$/.exec(reason)?.[1]) {
    case '403':
      return l10n.t('You may not open port-forwards there (create pods/portforward).');
    case '404':
      return l10n.t('There is no such pod.');
    default:
      return reason;
  }
}

function connectionReset(): Error {
  return Object.assign(new Error(l10n.t('The port-forward broke off.')), { code: 'ECONNRESET' });
}

function brokenPipe(): Error {
  return Object.assign(new Error(l10n.t('The port-forward is closed.')), { code: 'EPIPE' });
}
