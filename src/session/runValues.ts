/**
 * Values of placeholders and unset variables in the current run. Those of secrets are kept here and nowhere else. The log
 * lies in the workspace, where others write too: a value from there counts only where it was given on this machine.
 */
import { neededValues, variableSetters, type NeededValue, type VariableSetters } from '../core/check/neededValues.ts';
import { MASK } from '../core/check/redact.ts';
import { valueProblem } from '../core/check/valueCheck.ts';
import { ProvebookError } from '../core/errors.ts';
import type { Command, Runbook } from '../core/runbook/model.ts';
import { isSecretName, valueType } from '../core/runbook/valueType.ts';

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
  /** Masks it in everything from then on. */
  readonly registerSecret: (value: string) => void;
  /** Starts a run where there is none, which forgets the secrets of the one before. */
  readonly ensureRun: () => Promise<void>;
  /** Writes down what is no secret, as given on this machine. */
  readonly record: (name: string, value: string) => Promise<void>;
  readonly changed: () => void;
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

  has(name: string): boolean {
    return this.all.has(name);
  }

  /** For people: a secret is masked. undefined where the run has none. */
  shown(name: string): string | undefined {
    const value = this.all.get(name);
    return value !== undefined && isSecretName(name) ? MASK : value;
  }

  /**
   * Remembers values for the run; secrets only until the session is closed. Throws a ProvebookError, and remembers none,
   * where one is not of the kind its name asks for.
   *
   * @param values by name, see `valueName`
   */
  async set(values: ReadonlyMap<string, string>): Promise<void> {
    for (const [name, value] of values) {
      const problem = valueProblem(value, { type: valueType(name), secret: isSecretName(name) });
      if (problem !== undefined) throw new ProvebookError('value invalid', `${name}: ${problem}`);
    }
    if (values.size === 0) return;
    await this.#options.ensureRun();
    for (const [name, value] of values) {
      if (isSecretName(name)) this.#keepSecret(name, value);
      else await this.#options.record(name, value);
    }
    this.#options.changed();
  }

  /** What the commands need, whether or not the run has it. */
  needed(commands: readonly Command[]): readonly NeededValue[] {
    const { hasTerminal, isSet } = this.#options;
    const runnable = commands.filter(({ interactive }) => hasTerminal || !interactive);
    return neededValues(runnable, this.setters, isSet);
  }

  /** The same without what the run has. */
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

  #keepSecret(name: string, value: string): void {
    this.#options.registerSecret(value);
    this.#secrets.set(name, value);
  }
}
