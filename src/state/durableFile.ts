/** Writes that either happened or did not. Measured: the usual packages report success on a full disk. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';

/** Writes all bytes: a short count is normal on a nearly full disk and no error. */
export function writeAll(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    const count = writeSync(descriptor, bytes, written, bytes.length - written);
    if (count === 0) throw new Error(l10n.t('The disk took no more bytes.'));
    written += count;
  }
}

/** Appends and returns once the bytes are on the disk. */
export function appendDurably(descriptor: number, bytes: Uint8Array): void {
  writeAll(descriptor, bytes);
  fdatasyncSync(descriptor);
}

export interface WriteOptions {
  /** Default 0o644. */
  readonly mode?: number;
}

/** The old file stays whole until the new one is complete on the disk. */
export function writeFileAtomic(file: string, bytes: Uint8Array, options: WriteOptions = {}): void {
  const folder = path.dirname(file);
  makeFolder(folder);
  const temporary = path.join(folder, `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const descriptor = openSync(temporary, 'wx', options.mode ?? 0o644);
    try {
      writeAll(descriptor, bytes);
      if (fstatSync(descriptor).size !== bytes.length) throw new Error(l10n.t('{0} was not written completely.', file));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
    syncFolder(folder);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Makes it with those above it, each durable in the one above: a file in a folder that is lost is lost with it. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = path.resolve(folder); made.startsWith(path.resolve(first)); made = path.dirname(made))
    syncFolder(path.dirname(made));
}

/** The name itself must survive too; Windows has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
