import { Program, type ProgramOptions } from './program.ts';
import { waitUntil } from './waitUntil.ts';

export interface ServiceOptions {
  /** What tests stop and start it by, and what messages call it. */
  readonly name: string;
  readonly program: ProgramOptions;
  /** Whether it answers; a rejection counts as "not yet". */
  readonly isReady: () => Promise<boolean>;
  readonly signal?: AbortSignal | undefined;
}

/** A program that can be stopped and started again in the same place, with its files as they were. */
export class Service {
  readonly name: string;
  readonly #options: ServiceOptions;
  #program: Program | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(options: ServiceOptions) {
    this.name = options.name;
    this.#options = options;
  }

  /** Of the process that runs, if one does. */
  get pid(): number | undefined {
    return this.#program?.isRunning === true ? this.#program.pid : undefined;
  }

  /**
   * Resolves when it answers; at once when it runs already.
   *
   * @throws Error with the end of its log, when it does not answer within 60 s.
   */
  start(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#program?.isRunning === true) return;
      const { name, program, isReady, signal } = this.#options;
      this.#program = await Program.start(program);
      await waitUntil(isReady, { what: name, programs: [this.#program], signal });
    });
  }

  /** Ends it, at worst after 5 s. Never rejects, may be called again. */
  stop(): Promise<void> {
    return this.#inTurn(async () => this.#program?.stop());
  }

  /** One after the other, whoever asks. */
  #inTurn(work: () => Promise<void> | undefined): Promise<void> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
