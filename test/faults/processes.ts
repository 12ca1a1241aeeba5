/** Programs in processes of their own, which are killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultCount } from './fault.ts';
import { groupBy } from '../../src/core/groupBy.ts';
import { readRunLog } from '../readRunLog.ts';

export interface Ending {
  /** Milliseconds after its first line at which it is killed; undefined: it ends by itself. */
  readonly afterMs: number | undefined;
  readonly nodeOptions?: readonly string[];
}

/** @returns the lines that the program printed after the first, which says that it has begun */
export async function untilKilled(
  program: string,
  args: readonly string[],
  { afterMs, nodeOptions = [] }: Ending,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [...nodeOptions, program, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const output = text(child.stdout);
  await once(child.stdout, 'readable');
  if (afterMs !== undefined) {
    await delay(afterMs);
    child.kill('SIGKILL');
  }
  const [, ...lines] = (await output).split('\n').slice(0, -1);
  return lines;
}

/** Kills writers at random times, several at once, and looks for what they were told is written. */
export async function torture(program: string, folder: string, kills: number): Promise<FaultCount> {
  const acknowledged = new Map<string, readonly string[]>();
  const queue = Array.from({ length: kills }, (_, at) => `writer-${at}`);
  const worker = async (): Promise<void> => {
    for (let actor = queue.pop(); actor !== undefined; actor = queue.pop())
      acknowledged.set(actor, await untilKilled(program, [folder, actor], { afterMs: Math.random() * 30 }));
  };
  await Promise.all([worker(), worker(), worker()]);
  return { tries: kills, lost: lostOf(folder, acknowledged) };
}

/** Acknowledged events that are not there, events that nobody wrote, and damage other than a torn last line. */
export function lostOf(folder: string, acknowledged: ReadonlyMap<string, readonly string[]>): number {
  const { events, problems } = readRunLog(folder);
  const byActor = groupBy(events, ({ actor }) => actor);
  let lost = problems.filter(({ kind }) => kind !== 'torn').length;
  for (const [actor, ids] of acknowledged) {
    const own = byActor.get(actor) ?? [];
    lost += ids.filter((id, at) => own[at]?.id !== id).length;
    // The one that was being written may be whole already, but nobody was told.
    lost += Math.max(0, own.length - ids.length - 1);
    lost += own.filter((event, at) => event.type !== 'run.noted' || !event.note.startsWith(`note-${at} `)).length;
  }
  return lost;
}
