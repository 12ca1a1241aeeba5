/** What runs in this window: how far it is and for how long, told each second. */
import { EventEmitter } from 'vscode';
import type { RunbookSession } from '../../session/runbookSession.ts';

export interface ActiveRun {
  readonly session: RunbookSession;
  readonly total: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly done: number;
}

const TICK_MS = 1000;

export class ActiveRuns {
  readonly #ticked = new EventEmitter<void>();
  /** Each second while something runs, at each end of a step, and once when the last run has ended. */
  readonly onDidTick = this.#ticked.event;
  readonly #runs = new Map<symbol, ActiveRun>();
  readonly #starts = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  get all(): readonly ActiveRun[] {
    return [...this.#runs.values()];
  }

  /** @param total how many checks and commands it has */
  begin(session: RunbookSession, total: number): RunMeter {
    const key = Symbol();
    this.#runs.set(key, { session, total, startedAt: Date.now(), done: 0 });
    this.#timer ??= setInterval(() => this.#ticked.fire(), TICK_MS);
    this.#ticked.fire();
    const started = new Set<string>();
    return {
      started: (id) => {
        started.add(id);
        this.#starts.set(startKey(session, id), Date.now());
      },
      ended: (id) => {
        this.#starts.delete(startKey(session, id));
        const run = this.#runs.get(key);
        if (run !== undefined) this.#runs.set(key, { ...run, done: run.done + 1 });
        this.#ticked.fire();
      },
      close: () => {
        this.#runs.delete(key);
        for (const id of started) this.#starts.delete(startKey(session, id));
        if (this.#runs.size === 0) this.#stop();
        this.#ticked.fire();
      },
    };
  }

  /** Milliseconds that a command or check has been running; undefined where it is not. */
  elapsed(session: RunbookSession, commandId: string): number | undefined {
    const start = this.#starts.get(startKey(session, commandId));
    return start === undefined ? undefined : Date.now() - start;
  }

  dispose(): void {
    this.#stop();
    this.#ticked.dispose();
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

/** Told of one run by whoever performs it. Ids are those under which executions are recorded. */
export interface RunMeter {
  readonly started: (commandId: string) => void;
  readonly ended: (commandId: string) => void;
  readonly close: () => void;
}

function startKey({ file }: RunbookSession, commandId: string): string {
  return `${file}\0${commandId}`;
}
