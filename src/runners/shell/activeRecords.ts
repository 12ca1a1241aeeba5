/** Which processes run for which Provebook, in files that outlive it: whoever starts next can end what was left behind. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { pidSpace, readProcess } from './processTable.ts';
import type { Leader } from './processTree.ts';

const startedProcess = z.object({ pid: z.int().positive(), startedAt: z.string() });

const activeRecord = z.object({
  cookie: z.string().regex(/^[0-9a-f]{32}$/),
  /** Name of the machine, and see `pidSpace`. */
  machine: z.string(),
  pidSpace: z.string(),
  /** The first process of the execution. */
  leader: startedProcess,
  /** The Provebook that started it. */
  host: startedProcess,
});

export type ActiveRecord = z.infer<typeof activeRecord>;

/**
 * Not forced to the disk: it has to outlive this process, not the machine.
 *
 * @returns removes the record; nothing is recorded, and nothing to remove, where the system does not tell start times
 */
export function recordActive(folder: string, cookie: string, { pid, startedAt }: Leader): () => void {
  const host = readProcess(process.pid)?.startedAt;
  const space = pidSpace();
  if (startedAt === undefined || host === undefined || space === undefined) return () => undefined;
  const record: ActiveRecord = {
    cookie,
    machine: hostname(),
    pidSpace: space,
    leader: { pid, startedAt },
    host: { pid: process.pid, startedAt: host },
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${cookie}.json`);
  writeFileSync(file, JSON.stringify(record), { mode: 0o600, flag: 'wx' });
  return () => rmSync(file, { force: true });
}

export interface StoredRecord extends ActiveRecord {
  readonly remove: () => void;
}

/** What cannot be read is left alone: its writer may be about to finish it. */
export function readActiveRecords(folder: string): readonly StoredRecord[] {
  return namesIn(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const record = readRecord(file);
    return record === undefined ? [] : [{ ...record, remove: () => rmSync(file, { force: true }) }];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.json$/.test(name));
  } catch {
    return [];
  }
}

function readRecord(file: string): ActiveRecord | undefined {
  try {
    return activeRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
