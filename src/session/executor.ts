/** Runs commands of an open runbook, one after the other, in the shell and on the target of its current run. */
import { execute, type ExecutePorts } from '../core/check/execute.ts';
import type { Elsewhere } from '../core/check/elsewhere.ts';
import { entryRefusal, type Situation, type TargetSituation } from '../core/check/guard.ts';
import type { ExecutionOutcome, Refusal } from '../core/check/outcome.ts';
import { unchosen } from '../core/runbook/alternatives.ts';
import { expectationsOf } from '../core/runbook/find.ts';
import type { Command, Runbook } from '../core/runbook/model.ts';
import { statementConnections } from './connections.ts';
import type { OpenText } from './openText.ts';
import { recordingPorts, type ExecutorOptions } from './executorOptions.ts';
import { changeRefusal, refusedChoice, valueRefusal } from './refusedOutcome.ts';
import type { RunEnvironment } from './runEnvironment.ts';
import type { RunLog } from './runLog.ts';
import type { RunResources } from './runResources.ts';
import type { RunValues } from './runValues.ts';
import type { ExecuteHooks } from './sessionOptions.ts';
import { evidenceIncomplete } from './stateErrors.ts';
import { StoppedBlocks } from './stoppedBlocks.ts';

export interface CommandExecutorOptions extends ExecutorOptions {
  readonly values: RunValues;
  /** Looks whether another process runs the command at the moment. */
  readonly elsewhere: (commandId: string) => Elsewhere | undefined;
}

/** Not looked up, because nothing may start anyway. */
const unknownTarget: TargetSituation = { state: 'none', message: '' };

export class Executor {
  readonly #options: CommandExecutorOptions;
  readonly #text: OpenText;
  readonly #log: RunLog;
  /** Commands by id, each with the runbook that it was read from: the text may change while it runs. */
  readonly #running = new Map<string, Runbook>();
  readonly #resources: RunResources;

  constructor(options: CommandExecutorOptions) {
    this.#options = options;
    this.#text = options.text;
    this.#log = options.log;
    this.#resources = options.resources;
  }

  /** Ids of what is running, in the text of now. */
  get running(): ReadonlySet<string> {
    return new Set([...this.#running].flatMap(([id, runbook]) => this.#text.idNow(id, runbook) ?? []));
  }

  get isRunning(): boolean {
    return this.#running.size > 0;
  }

  /** Runs the commands in order, starting a run where there is none. Nothing starts any more once cancelled. */
  execute(commandIds: readonly string[], hooks: ExecuteHooks): Promise<readonly ExecutionOutcome[]> {
    const asked = this.#text.runbook;
    return this.#resources.inTurn(() => this.#executeAll(commandIds, asked, hooks));
  }

  /** @param asked the runbook that the ids are from */
  async #executeAll(
    commandIds: readonly string[],
    asked: Runbook,
    hooks: ExecuteHooks,
  ): Promise<readonly ExecutionOutcome[]> {
    this.#options.lookAgain();
    const outcomes: ExecutionOutcome[] = [];
    const stopped = new StoppedBlocks();
    const known = new Map(asked.commands.map((command) => [command.id, command]));
    const commands = commandIds.flatMap((id) => known.get(id) ?? []);
    const menus = unchosen(asked.alternatives, commandIds);
    const hasValues = await this.#askForValues(commands.filter(({ id }) => !menus.has(id)));
    for (const command of commands) {
      const menu = menus.get(command.id);
      const unready = menu === undefined ? valueRefusal(command, hasValues) : refusedChoice(command, menu);
      const outcome = unready ?? stopped.refusal(command) ?? (await this.#executeAsked(command, asked, hooks));
      stopped.note(command, outcome);
      hooks.onOutcome?.(command, outcome);
      outcomes.push(outcome);
    }
    return outcomes;
  }

  /** False where a person would not give one. Nobody is asked before the gates that need no value are open. */
  async #askForValues(commands: readonly Command[]): Promise<boolean> {
    const ask = this.#options.session.askValues;
    if (ask === undefined || !this.#options.session.isTrusted() || !this.#options.isApproved()) return true;
    const missing = this.#options.values.missing(commands);
    if (missing.length === 0) return true;
    const given = await ask(missing);
    if (given === undefined) return false;
    await this.#options.values.set(given);
    return true;
  }

  /** The text may have changed while the commands before it ran. */
  #executeAsked(command: Command, asked: Runbook, hooks: ExecuteHooks): Promise<ExecutionOutcome> {
    if (asked === this.#text.runbook) return this.#executeOne(command, hooks);
    const id = this.#text.idNow(command.id, asked);
    const now = this.#text.runbook.commands.find((candidate) => candidate.id === id);
    return now?.text === command.text ? this.#executeOne(now, hooks) : Promise.resolve(changeRefusal(command));
  }

  async #executeOne(command: Command, hooks: ExecuteHooks): Promise<ExecutionOutcome> {
    const signal = hooks.signal ?? new AbortController().signal;
    const runbook = this.#text.runbook;
    try {
      const result = await execute(command, expectationsOf(runbook, command), this.#ports(runbook), {
        onStart: (filled) => {
          this.#running.set(command.id, runbook);
          this.#options.changed();
          hooks.onStart?.(filled);
        },
        onOutput: (text) => hooks.onOutput?.(command, text),
        onStopping: () => hooks.onStopping?.(command),
        signal,
      });
      if (result.state === 'refused') return result;
      this.#running.delete(command.id);
      this.#options.selectRun(this.#log.run?.runId);
      const execution = this.#log.currentRun().executions.find((candidate) => candidate.id === result.executionId);
      if (execution === undefined) throw evidenceIncomplete(this.#text.file);
      return { state: 'finished', commandId: command.id, execution };
    } finally {
      this.#running.delete(command.id);
      this.#options.changed();
    }
  }

  /** @param runbook as the command was read from it: the text may have changed by the time something is recorded */
  #ports(runbook: Runbook): ExecutePorts {
    const environment = (): RunEnvironment => this.#resources.environment();
    const digest = this.#options.digest();
    const { sidecar } = this.#text.sidecar;
    return {
      situation: (command) => this.#situation(command),
      confirm: async (question) =>
        this.#options.changes.confirm(await environment().withPreview(question), this.#log.run?.target),
      lateRefusal: () => this.#lateRefusal(digest),
      target: () => this.#log.run?.target,
      currentTarget: () => environment().currentTarget(),
      run: (request) => environment().run(request, sidecar),
      handOver: (filled, signal) => environment().handOver(filled, signal),
      append: (payload) => this.#log.appendAbout(runbook, payload),
      ...recordingPorts(this.#options),
    };
  }

  /** @param digest of what was approved when the command was looked at */
  #lateRefusal(digest: string): Refusal | undefined {
    const trusted = this.#options.session.isTrusted();
    return entryRefusal({
      trusted,
      approved: trusted && this.#options.isApproved() && this.#options.digest() === digest,
    });
  }

  /** Trust and approval first: before both, not even a run is started or the cluster asked. */
  async #situation(command: Command): Promise<Situation> {
    const block = this.#text.runbook.blocks.find((candidate) => candidate.id === command.blockId);
    const connections = statementConnections(this.#text.sidecar.sidecar);
    const connection = block?.connection ?? (connections.length === 1 ? connections[0] : undefined);
    const trusted = this.#options.session.isTrusted();
    const approved = trusted && this.#options.isApproved();
    const terminal = this.#options.session.terminal?.kind ?? 'none';
    const { all: values, setters } = this.#options.values;
    const hasValues = command.placeholders.every(({ kind, name }) => kind === 'value' && values.has(name));
    const mayStart = approved && hasValues && (terminal !== 'none' || !command.interactive);
    if (mayStart && this.#log.run === undefined) await this.#options.startRun();
    const target = mayStart ? await this.#resources.environment().prepare(command, connection) : unknownTarget;
    // A database that is reached without a cluster is asked too; in a changed place nothing is.
    const asksPowers = command.language === 'sql' && connection !== undefined && mayStart && target.state !== 'changed';
    const powers = asksPowers ? await this.#resources.environment().powers(connection, this.#text.sidecar.sidecar) : [];
    return {
      trusted,
      approved,
      readOnly: approved && this.#options.changes.rules.readOnly,
      target,
      powers,
      elsewhere: () => this.#options.elsewhere(command.id),
      connections,
      connection,
      isSet: (variable) => this.#resources.isSet(variable) ?? false,
      isInEnvironment: (variable) => this.#options.session.env[variable] !== undefined,
      lineSetting: (variable) => setters.lineSetting(variable, command),
      values,
      terminal,
    };
  }
}
