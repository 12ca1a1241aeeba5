/** Which processes run for which Provebook, in files that outlive it: whoever starts next can end what was left behind. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import {
  isRecordId,
  readRecord,
  recordFile,
  recordIds,
  recordPlace,
  startedProcess,
  thisProcess,
} from './processRecords.ts';
import type { Leader } from './processTree.ts';

const activeRecord = recordPlace.extend({
  cookie: z.string().refine(isRecordId),
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
  const own = thisProcess();
  if (startedAt === undefined || own === undefined) return () => undefined;
  const record: ActiveRecord = { cookie, ...own.place, leader: { pid, startedAt }, host: own.started };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = recordFile(folder, cookie);
  writeFileSync(file, JSON.stringify(record), { mode: 0o600, flag: 'wx' });
  return () => rmSync(file, { force: true });
}

export interface StoredRecord extends ActiveRecord {
  readonly remove: () => void;
}

/** What cannot be read is left alone. */
export function readActiveRecords(folder: string): readonly StoredRecord[] {
  return recordIds(folder).flatMap((id) => {
    const file = recordFile(folder, id);
    const record = readRecord(file, activeRecord);
    return record === undefined ? [] : [{ ...record, remove: () => rmSync(file, { force: true }) }];
  });
}
