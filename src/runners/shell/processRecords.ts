/** Processes named in files that outlive them, and the folders of such files: one JSON file under an id of 32 hex digits. */
import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { pidSpace, readProcess } from './processTable.ts';

/** With the machine's start it is one process, however often its pid is used again. */
export const startedProcess = z.object({ pid: z.int().positive(), startedAt: z.string() });

type StartedProcess = z.infer<typeof startedProcess>;

/** Where the pids of a record mean something: the name of the machine, and see `pidSpace`. */
export const recordPlace = z.object({ machine: z.string(), pidSpace: z.string() });

type RecordPlace = z.infer<typeof recordPlace>;

/** undefined where the system does not tell start times. */
export function thisProcess(): { readonly place: RecordPlace; readonly started: StartedProcess } | undefined {
  const startedAt = readProcess(process.pid)?.startedAt;
  const space = pidSpace();
  if (startedAt === undefined || space === undefined) return undefined;
  return { place: { machine: hostname(), pidSpace: space }, started: { pid: process.pid, startedAt } };
}

/** Another machine may share the folder: whether its processes live is not seen from here. */
export function isOfThisMachine({ machine }: RecordPlace): boolean {
  return machine === hostname();
}

/** Whether the process that a record of this machine names still runs. */
export function isAlive(place: RecordPlace, { pid, startedAt }: StartedProcess): boolean {
  return place.pidSpace === pidSpace() && readProcess(pid)?.startedAt === startedAt;
}

/** Ids come from what anybody may have written, and become file names. */
export function isRecordId(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id);
}

export function recordFile(folder: string, id: string): string {
  return path.join(folder, `${id}.json`);
}

/** None where there is no such folder. */
export function recordIds(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((name) => {
      const id = path.basename(name, '.json');
      return isRecordId(id) && name === `${id}.json` ? [id] : [];
    });
  } catch {
    return [];
  }
}

/** undefined where it cannot be read: its writer may be about to finish it. */
export function readRecord<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
