/** Records every connection that the extension opens from this process. */
import net from 'node:net';
import { isEditorsOwn } from './ownCode.ts';

export interface ConnectionRecord extends Disposable {
  /** What each was opened to, in order. */
  readonly places: readonly string[];
}

export function recordConnections(): ConnectionRecord {
  const places: string[] = [];
  const connect = Object.getOwnPropertyDescriptor(net.Socket.prototype, 'connect')?.value as net.Socket['connect'];
  const recording = function (this: net.Socket, ...args: unknown[]): unknown {
    if (!isEditorsOwn(new Error().stack ?? '')) places.push(JSON.stringify(args[0]));
    return Reflect.apply(connect, this, args);
  };
  Object.assign(net.Socket.prototype, { connect: recording });
  return { places, [Symbol.dispose]: () => void Object.assign(net.Socket.prototype, { connect }) };
}
