/** Milliseconds of `work`, the median of `times` runs after one that warms up. */
export function medianMs(times: number, work: () => void): number {
  work();
  return median(
    Array.from({ length: times }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    }),
  );
}

export async function medianMsOf(times: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const all: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const from = performance.now();
    await work();
    all.push(performance.now() - from);
  }
  return median(all);
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** One row: what, its time, the time of the yardstick, the ratio. */
export function row(what: string, ms: number, yardstick: string, yardstickMs: number): string {
  const ratio = (ms / yardstickMs).toFixed(2);
  return `${what.padEnd(44)} ${ms.toFixed(1).padStart(8)} ms   ${yardstick} ${yardstickMs.toFixed(1)} ms   ratio ${ratio}`;
}

/**
 * Milliseconds of this process's time that `work` takes, the median of `times` runs after as many that warm up: what else
 * runs on the machine counts less, and what is compiled only once counts for nothing.
 */
export function medianCpuMs(times: number, work: () => void): number {
  const all = Array.from({ length: 2 * times }, () => {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  });
  return median(all.slice(times));
}
