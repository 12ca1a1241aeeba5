/** Ends what a Provebook that was killed has left running. */
import { readActiveRecords, type ActiveRecord } from './activeRecords.ts';
import { isAlive, isOfThisMachine } from './processRecords.ts';
import { hasVariable, pidSpace, readProcess } from './processTable.ts';
import { COOKIE_VARIABLE, endProcessTree, ProcessTree, type Leader } from './processTree.ts';

export interface Reaped {
  /** Processes that were ended. */
  readonly ended: readonly number[];
  /** Processes that still run: they are tried again at the next start. */
  readonly left: readonly number[];
}

/**
 * Never touches a process with another cookie, nor one that only has the pid of the recorded one: start of the machine,
 * start time and cookie all have to be the same. What runs for a Provebook that still lives is left to it.
 *
 * @param folder of the active records
 */
export async function reapAbandoned(folder: string): Promise<Reaped> {
  const abandoned = readActiveRecords(folder)
    .filter(isOfThisMachine)
    .filter((record) => !isAlive(record, record.host));
  const reaped = await Promise.all(
    abandoned.map(async (record) => {
      const result = record.pidSpace === pidSpace() ? await reap(record) : nothing;
      if (result.left.length === 0) record.remove();
      return result;
    }),
  );
  return { ended: reaped.flatMap(({ ended }) => ended), left: reaped.flatMap(({ left }) => left) };
}

const nothing: Reaped = { ended: [], left: [] };

async function reap({ cookie, leader }: ActiveRecord): Promise<Reaped> {
  const tree = new ProcessTree(cookie, isStillThe(leader, cookie) ? leader : undefined);
  const found = tree.pids();
  const left = found.length === 0 ? [] : await endProcessTree(tree);
  return { ended: found.filter((pid) => !left.includes(pid)), left };
}

function isStillThe({ pid, startedAt }: Leader, cookie: string): boolean {
  return readProcess(pid)?.startedAt === startedAt && hasVariable(pid, `${COOKIE_VARIABLE}=${cookie}`);
}
