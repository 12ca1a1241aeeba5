/** How long the main thread of a window is busy at a stretch while something is done in it: no frame is drawn meanwhile. */
import type { Page } from 'playwright-core';

/** A frame that takes longer is seen as a stutter. */
export const MAX_FRAME_MS = 50;

export interface Frames {
  /** The longest task of the main thread in milliseconds, and the longest by the thread's own time, without waiting for a core. */
  readonly longestMs: number;
  readonly workMs: number;
  /** How many took longer than a frame may, by either. */
  readonly over: number;
  readonly workOver: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: of wall time, and of the thread's own time. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Chromium's own record of what its main threads do while `act` goes on. */
export async function traceFrames(page: Page, act: () => Promise<void>): Promise<Frames> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page has no browser that could record it.');
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { readonly traceEvents: TraceEvent[] };
  return framesOf(trace.traceEvents);
}

function framesOf(events: readonly TraceEvent[]): Frames {
  const key = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(key),
  );
  const tasks = events
    .filter((event) => event.ph === 'X' && event.name.endsWith('RunTask') && mains.has(key(event)))
    .map(({ dur = 0, tdur = 0 }) => ({ ms: dur / 1000, workMs: tdur / 1000 }));
  if (tasks.length === 0) throw new Error('The trace has no task of the window.');
  return {
    longestMs: Math.max(...tasks.map(({ ms }) => ms)),
    workMs: Math.max(...tasks.map(({ workMs }) => workMs)),
    over: tasks.filter(({ ms }) => ms > MAX_FRAME_MS).length,
    workOver: tasks.filter(({ workMs }) => workMs > MAX_FRAME_MS).length,
  };
}
