/** What work costs the process that it runs in. */

export interface Burden<T> {
  readonly result: T;
  /** Highest use of memory, beyond that at the start. */
  readonly memoryBytes: number;
  /** The longest time between two turns of the event loop: on a busy machine that of other programs, too. */
  readonly lagMs: number;
  /** The most that this thread worked between two turns: the same on a busy machine. */
  readonly busyMs: number;
}

const RESOLUTION_MS = 5;

export async function watchBurden<T>(work: () => Promise<T>): Promise<Burden<T>> {
  const before = process.memoryUsage.rss();
  let [memoryBytes, lagMs, busyMs] = [0, 0, 0];
  let turn = { at: performance.now(), cpu: process.threadCpuUsage() };
  const watch = setInterval(() => {
    const { user, system } = process.threadCpuUsage(turn.cpu);
    busyMs = Math.max(busyMs, (user + system) / 1000);
    lagMs = Math.max(lagMs, performance.now() - turn.at - RESOLUTION_MS);
    memoryBytes = Math.max(memoryBytes, process.memoryUsage.rss() - before);
    turn = { at: performance.now(), cpu: process.threadCpuUsage() };
  }, RESOLUTION_MS);
  const result = await work();
  clearInterval(watch);
  return { result, memoryBytes, lagMs, busyMs };
}
