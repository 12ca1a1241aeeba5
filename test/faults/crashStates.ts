/** What a disk may hold after the machine stopped, from the calls that were made until then. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Call } from './faultyFs.ts';

/** Bytes by path; undefined is a folder. */
export type Disk = ReadonlyMap<string, Buffer | undefined>;

interface Inode {
  /** undefined: a folder. */
  bytes: Buffer | undefined;
  synced: Buffer;
}

/**
 * Everything written with the last write cut anywhere, and only what was synced: bytes of a file by syncing it, names by
 * syncing the folder that they are in.
 */
export function crashStates(calls: readonly Call[]): readonly Disk[] {
  const names = new Map<string, Inode>();
  const durable = new Map<string, Inode>();
  for (const call of calls) apply(call, names, durable);
  const last = calls.at(-1);
  const written = last?.bytes?.length ?? 0;
  const cuts = [...new Set([0, 1, written >> 1, written - 1])].filter((cut) => cut > 0 && cut <= written);
  return [
    content(names, ({ bytes }) => bytes),
    ...cuts.map((cut) =>
      content(names, (inode) =>
        inode === names.get(last?.path ?? '') ? inode.bytes?.subarray(0, inode.bytes.length - cut) : inode.bytes,
      ),
    ),
    content(durable, ({ bytes, synced }) => (bytes === undefined ? undefined : synced)),
  ];
}

function apply({ name, path: at, bytes, to }: Call, names: Map<string, Inode>, durable: Map<string, Inode>): void {
  const inode = names.get(at);
  switch (name) {
    case 'mkdirSync':
      for (let folder = at; !names.has(folder) && folder !== path.dirname(folder); folder = path.dirname(folder))
        names.set(folder, { bytes: undefined, synced: Buffer.alloc(0) });
      break;
    case 'openSync':
      if (inode === undefined) names.set(at, { bytes: Buffer.alloc(0), synced: Buffer.alloc(0) });
      break;
    case 'writeSync':
      if (inode?.bytes !== undefined && bytes !== undefined) inode.bytes = Buffer.concat([inode.bytes, bytes]);
      break;
    case 'renameSync':
      if (inode !== undefined && to !== undefined) names.set(to, inode);
      names.delete(at);
      break;
    case 'rmSync':
      names.delete(at);
      break;
    case 'fsyncSync':
    case 'fdatasyncSync':
      if (inode?.bytes !== undefined) inode.synced = inode.bytes;
      else syncNames(at, names, durable);
      break;
  }
}

function syncNames(folder: string, names: Map<string, Inode>, durable: Map<string, Inode>): void {
  for (const name of durable.keys()) if (path.dirname(name) === folder) durable.delete(name);
  for (const [name, inode] of names) if (path.dirname(name) === folder) durable.set(name, inode);
}

function content(names: ReadonlyMap<string, Inode>, bytes: (inode: Inode) => Buffer | undefined): Disk {
  return new Map([...names].map(([name, inode]) => [name, bytes(inode)]));
}

/** @param from the folder that was watched, which is there in any case */
export function materialize(disk: Disk, from: string, to: string): void {
  const isReachable = (name: string): boolean =>
    path.dirname(name) === from || (disk.has(path.dirname(name)) && isReachable(path.dirname(name)));
  for (const [name, bytes] of disk) {
    if (name === from || !name.startsWith(`${from}${path.sep}`) || !isReachable(name)) continue;
    const target = path.join(to, path.relative(from, name));
    if (bytes === undefined) mkdirSync(target, { recursive: true });
    else {
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, bytes);
    }
  }
}
