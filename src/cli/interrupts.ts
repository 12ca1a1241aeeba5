/** Ctrl-C cancels what runs, unless the terminal belongs to a command that was handed over. */

export interface Interrupts {
  readonly signal: AbortSignal;
  /** While `work` runs, Ctrl-C is for the command that has the terminal. */
  readonly leaveTo: <T>(work: () => Promise<T>) => Promise<T>;
}

export function watchInterrupts(): Interrupts {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  const ignore = (): void => undefined;
  // Once only: a second Ctrl-C ends this process at once.
  process.once('SIGINT', abort);
  process.once('SIGTERM', abort);
  return {
    signal: stop.signal,
    leaveTo: async (work) => {
      process.off('SIGINT', abort);
      process.on('SIGINT', ignore);
      try {
        return await work();
      } finally {
        process.off('SIGINT', ignore);
        process.once('SIGINT', abort);
      }
    },
  };
}
