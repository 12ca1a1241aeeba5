/**
 * Values of placeholders and unset variables in the current run. Those of secrets are kept here and nowhere else. The log
 * lies in the workspace, where others write too: a value from there counts only where it was given on this machine.
 */
import { neededValues, variableSetters, type NeededValue, type VariableSetters } from '../core/check/neededValues.ts';
import type { Command, Runbook } from '../core/runbook/model.ts';

export interface RunValuesOptions {
  readonly runbook: () => Runbook;
  /** From the log of the run. */
  readonly logged: () => ReadonlyMap<string, string>;
  /** Whether a person gave this value on this machine. */
  readonly isOwn: (name: string, value: string) => boolean;
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
    const { logged, isOwn } = this.#options;
    return new Map([...[...logged()].filter(([name, value]) => isOwn(name, value)), ...this.#secrets]);
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
    const logged = this.#options.logged();
    return this.needed(commands)
      .filter(({ name }) => !all.has(name))
      .map((needed) => ({ ...needed, suggestion: logged.get(needed.name) }));
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
