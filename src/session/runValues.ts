/** Values of placeholders and unset variables in the current run. Those of secrets are kept here and nowhere else. */
import { neededValues, variableSetters, type NeededValue, type VariableSetters } from '../core/check/neededValues.ts';
import type { Command, Runbook } from '../core/runbook/model.ts';

export interface RunValuesOptions {
  readonly runbook: () => Runbook;
  /** From the log of the run. */
  readonly logged: () => ReadonlyMap<string, string>;
  /** Whether a shell variable has a value by now. */
  readonly isSet: (variable: string) => boolean;
  /** False where a command that needs a terminal cannot run, so that nobody is asked for its values. */
  readonly hasTerminal: boolean;
}

export class RunValues {
  readonly #options: RunValuesOptions;
  readonly #secrets = new Map<string, string>();
  #setters: { readonly runbook: Runbook; readonly of: VariableSetters } | undefined;

  constructor(options: RunValuesOptions) {
    this.#options = options;
  }

  /** By name, secrets among them. */
  get all(): ReadonlyMap<string, string> {
    return new Map([...this.#options.logged(), ...this.#secrets]);
  }

  keepSecret(name: string, value: string): void {
    this.#secrets.set(name, value);
  }

  /** What the commands need, whether or not the run has it. */
  needed(commands: readonly Command[]): readonly NeededValue[] {
    const { hasTerminal, isSet } = this.#options;
    const runnable = commands.filter(({ interactive }) => hasTerminal || !interactive);
    return neededValues(runnable, this.setters, isSet);
  }

  missing(commands: readonly Command[]): readonly NeededValue[] {
    const { all } = this;
    return this.needed(commands).filter(({ name }) => !all.has(name));
  }

  get setters(): VariableSetters {
    const runbook = this.#options.runbook();
    if (this.#setters?.runbook !== runbook) this.#setters = { runbook, of: variableSetters(runbook.commands) };
    return this.#setters.of;
  }

  /** A secret is given for one run. */
  forget(): void {
    this.#secrets.clear();
  }
}
