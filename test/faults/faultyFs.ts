/**
 * A file system that fails on request: `vi.mock('node:fs', async (original) => faulty(await original()))` in a test file.
 * Only calls that name something under `watch.folder`, or a descriptor of it, are counted.
 */
import type * as fs from 'node:fs';

/** What the chosen call does instead; `one byte` and `half` are writes that say that they took so much, which is no error. */
export type Failure = 'EIO' | 'ENOSPC' | 'EACCES' | 'EROFS' | 'EMFILE' | 'one byte' | 'half';

export interface Fault {
  /** 1-based number of the call that fails; 0: none does. */
  readonly at?: number;
  readonly failure?: Failure;
  /** Bytes that the disk has room for. */
  readonly room?: number;
}

export interface Call {
  readonly name: string;
  readonly path: string;
  /** What a write wrote; where a rename went. */
  readonly bytes: Buffer | undefined;
  readonly to: string | undefined;
}

interface Watch extends Required<Fault> {
  folder: string | undefined;
  room: number;
  calls: Call[];
}

const noFault = { at: 0, failure: 'EIO', room: Infinity } as const;
const watch: Watch = { ...noFault, folder: undefined, calls: [] };
const paths = new Map<number, string>();

/** @returns the calls that `work` made under `folder`, those behind the failing one included */
export async function watching(folder: string, work: () => unknown, fault: Fault = noFault): Promise<readonly Call[]> {
  Object.assign(watch, noFault, fault, { folder, calls: [] });
  try {
    await work();
    return watch.calls;
  } finally {
    watch.folder = undefined;
  }
}

/** How many calls were made since `watching` began. */
export function callsUntilNow(): number {
  return watch.calls.length;
}

const counted = [
  'closeSync',
  'fdatasyncSync',
  'fstatSync',
  'fsyncSync',
  'lstatSync',
  'mkdirSync',
  'openSync',
  'readFileSync',
  'readSync',
  'readdirSync',
  'renameSync',
  'rmSync',
  'statSync',
  'writeSync',
] as const;

export function faulty(real: typeof fs): typeof fs {
  const wrapped = Object.fromEntries(counted.map((name) => [name, wrap(name, real)]));
  return { ...real, ...wrapped };
}

type Anything = (...args: readonly unknown[]) => unknown;

function wrap(name: (typeof counted)[number], real: typeof fs): Anything {
  const call = remembering(name, real[name] as Anything);
  return (...args) => {
    const [subject, second] = args;
    const path = typeof subject === 'number' ? paths.get(subject) : String(subject);
    if (watch.folder === undefined || path?.startsWith(watch.folder) !== true) return call(...args);
    const bytes = name === 'writeSync' && Buffer.isBuffer(second) ? chosenBytes(second, args) : undefined;
    watch.calls.push({ name, path, bytes, to: name === 'renameSync' ? String(second) : undefined });
    if (watch.calls.length === watch.at) return failing(name, args, call);
    if (bytes !== undefined && bytes.length > watch.room) return filling(args, call);
    watch.room -= bytes?.length ?? 0;
    return call(...args);
  };
}

/** A descriptor says nothing of its file. */
function remembering(name: string, call: Anything): Anything {
  if (name !== 'openSync') return call;
  return (...args) => {
    const descriptor = call(...args);
    paths.set(Number(descriptor), String(args[0]));
    return descriptor;
  };
}

function chosenBytes(bytes: Buffer, [, , from, length]: readonly unknown[]): Buffer {
  return Buffer.from(bytes.subarray(Number(from ?? 0), Number(from ?? 0) + Number(length ?? bytes.length)));
}

/** The kernel takes what there is room for, then nothing. */
function filling([descriptor, bytes, from]: readonly unknown[], call: Anything): unknown {
  const { room } = watch;
  watch.room = 0;
  if (room > 0) return call(descriptor, bytes, from ?? 0, room);
  throw Object.assign(new Error('ENOSPC: made by a test, write'), { code: 'ENOSPC', syscall: 'write' });
}

/** A descriptor is closed also where closing says that something went wrong. */
function failing(name: string, args: readonly unknown[], call: Anything): unknown {
  const { failure } = watch;
  if (failure === 'one byte' || failure === 'half') {
    const length = Number(args[3] ?? (args[1] as Buffer).length);
    return call(args[0], args[1], args[2] ?? 0, failure === 'one byte' ? 1 : Math.max(1, Math.floor(length / 2)));
  }
  if (name === 'closeSync') call(...args);
  throw Object.assign(new Error(`${failure}: made by a test, ${name}`), { code: failure, syscall: name });
}
