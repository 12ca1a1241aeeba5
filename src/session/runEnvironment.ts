/** What the commands of one run share: one shell, one pinned target, the connections behind it. */
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { CurrentTarget } from '../core/check/changedTarget.ts';
import type { ConfirmQuestion } from '../core/check/confirmQuestion.ts';
import type { CommandRequest } from '../core/check/execute.ts';
import type { FilledCommand } from '../core/check/fill.ts';
import { usesCluster, type TargetSituation } from '../core/check/guard.ts';
import { handedOver, notStarted, type Observation } from '../core/check/observation.ts';
import { previewArguments } from '../core/check/previewCommand.ts';
import type { Powers } from '../core/check/roleRisk.ts';
import type { Sidecar } from '../core/check/sidecar/model.ts';
import { statementAccess } from '../core/check/statementAccess.ts';
import { commandDirectives } from '../core/runbook/commandDirective.ts';
import { isHarmless } from '../core/runbook/effects/weight.ts';
import type { Command } from '../core/runbook/model.ts';
import { targetChangedMessage, targetDifferences, type TargetIdentity } from '../core/target/identity.ts';
import { NOWHERE } from '../core/target/nowhere.ts';
import type { PinnedContext } from '../core/target/pinContext.ts';
import type { Environment } from '../runners/kube/kubeconfigFiles.ts';
import { previewChange } from '../runners/kube/previewChange.ts';
import { writePinnedKubeconfig, type PinnedKubeconfig } from '../runners/kube/pinnedKubeconfig.ts';
import { ShellSession } from '../runners/shell/shellSession.ts';
import { runPostgres } from '../runners/sql/postgres.ts';
import type { PostgresConnection } from '../runners/sql/postgresClient.ts';
import { readPowers } from '../runners/sql/readOnlySession.ts';
import { needsCluster, postgresConnection, type Resolved } from './connections.ts';
import type { Kubeconfigs } from './kubeconfigs.ts';
import type { Programs } from './programs.ts';
import { SecretValues, type SecretOptions } from './secretValues.ts';
import { whileWriting } from './stateErrors.ts';
import { chooseContext, currentTarget, TargetPin } from './targetPin.ts';

/** Milliseconds that one command may take. */
export interface Timeouts {
  readonly shell: number;
  readonly sql: number;
}

/** Where a command goes that needs a terminal: this process's own, or one that a person has beside it. */
export type TerminalAccess =
  | {
      readonly kind: 'attached';
      /** Runs `work` while the terminal, with its Ctrl-C, belongs to the command. */
      readonly during: <T>(work: () => Promise<T>) => Promise<T>;
    }
  | { readonly kind: 'separate'; readonly send: (text: TerminalText) => Promise<void> };

/** What to type into a terminal, and what that terminal has to be like. */
export interface TerminalText {
  readonly text: string;
  readonly cwd: string;
  /** The run's one-context kubeconfig. */
  readonly kubeconfig: string;
}

export interface RunEnvironmentOptions {
  readonly file: string;
  readonly env: Environment;
  readonly programs: Programs;
  readonly kubeconfigs: Kubeconfigs;
  /** The run's context; the current one where the run was started without any. */
  readonly context: string | undefined;
  readonly userFolder: string;
  readonly timeouts: Timeouts;
  readonly terminal: TerminalAccess | undefined;
  readonly sidecar: () => Sidecar;
  /** What the run was pinned to, perhaps by another process. */
  readonly pinnedTarget: () => TargetIdentity | undefined;
  readonly onPinned: (target: TargetIdentity) => Promise<void>;
  readonly askSecret: SecretOptions['ask'];
  readonly registerSecret: (value: string) => void;
}

export class RunEnvironment {
  readonly #options: RunEnvironmentOptions;
  readonly #shell: ShellSession;
  readonly #powers = new Map<string, Powers>();
  #pin: TargetPin | undefined;
  #nowhere: PinnedKubeconfig | undefined;
  #seenAt: Date | undefined;
  /** Set once the target has been compared with what the run was pinned to. */
  #verified: TargetSituation | undefined;

  constructor(options: RunEnvironmentOptions) {
    this.#options = options;
    this.#shell = new ShellSession({ cwd: path.dirname(options.file), ...options.programs });
  }

  isSet(variable: string): boolean {
    return this.#shell.isSet(variable);
  }

  /** Cuts the context out of the kubeconfig, and looks the cluster up once a command goes there or changes something. */
  async prepare(command: Command, connection: string | undefined): Promise<TargetSituation> {
    return this.prepareFor(!this.#goesToCluster(command, connection) && isHarmless(command.effect));
  }

  /** @param isLocal whether what comes next stays on this machine and changes nothing */
  async prepareFor(isLocal: boolean): Promise<TargetSituation> {
    const cut = await this.#cutContext();
    if (cut.state !== 'pinned' || this.#pin === undefined) return cut;
    // Once the run is pinned, its place is checked before anything else runs in this process, what is local too.
    if (isLocal && this.#options.pinnedTarget() === undefined) return { state: 'pinned' };
    if (this.#verified?.state !== 'pinned') this.#verified = await this.#verify(this.#pin);
    return this.#verified;
  }

  /** Of the run, once it was prepared for something; undefined where there is no kube context. */
  get context(): PinnedContext | undefined {
    return this.#pin?.context;
  }

  /** Path of the one-context kubeconfig; where there is no context, of one that leads nowhere. */
  get kubeconfig(): string {
    if (this.#pin !== undefined) return this.#pin.kubeconfigPath;
    const { file, userFolder } = this.#options;
    this.#nowhere ??= whileWriting(file, () => writePinnedKubeconfig(userFolder, NOWHERE));
    return this.#nowhere.path;
  }

  /** Values that are looked up for what runs next, and forgotten after it. */
  secrets({ secrets }: Pick<Sidecar, 'secrets'>): SecretValues {
    const { env, registerSecret, askSecret: ask } = this.#options;
    return new SecretValues({ secrets, context: this.context, env, ask, registerSecret });
  }

  /** @param sidecar as it was approved: another one may have been read since */
  async run(request: CommandRequest, sidecar: Sidecar): Promise<Observation> {
    const { filled, signal, onOutput, onStopping } = request;
    const { command, variables } = filled;
    switch (command.language) {
      case 'shell':
        return this.#shell.run({
          script: command.text,
          variables,
          kubeconfig: this.kubeconfig,
          timeoutMs: this.#options.timeouts.shell,
          signal,
          onOutput,
          onStopping,
        });
      case 'sql':
        return this.#runStatement(request, sidecar);
      case 'redis':
      case 'promql':
      case 'http':
      case 'other':
        return notStarted(l10n.t('Provebook does not run {0} statements yet.', command.language));
    }
  }

  /** The question with what the change would touch, where that can be learned in a moment. */
  async withPreview(question: ConfirmQuestion): Promise<ConfirmQuestion> {
    const args = this.#pin === undefined ? undefined : previewArguments(question.text);
    if (args === undefined) return question;
    const { env } = this.#options;
    const preview = await previewChange(args, { cwd: this.#shell.cwd, env, kubeconfig: this.kubeconfig });
    return preview === undefined || preview === '' ? question : { ...question, preview };
  }

  async handOver({ command, variables }: FilledCommand, signal: AbortSignal): Promise<Observation> {
    const { terminal, file } = this.#options;
    const kubeconfig = this.kubeconfig;
    switch (terminal?.kind) {
      case 'attached':
        return terminal.during(() => this.#shell.attach({ script: command.text, variables, kubeconfig, signal }));
      case 'separate':
        await terminal.send({ text: command.text, cwd: path.dirname(file), kubeconfig });
        return handedOver(undefined, 0);
      case undefined:
        return notStarted(l10n.t('There is no terminal.'));
    }
  }

  /** What stands under the pinned context's name now, asked anew. */
  async currentTarget(): Promise<CurrentTarget> {
    const pinned = this.#options.pinnedTarget();
    if (pinned === undefined) return { state: 'found', identity: undefined };
    const current = await currentTarget(this.#options.kubeconfigs, pinned);
    if (current.state === 'found') this.#seenAt = new Date();
    return current;
  }

  /** When the cluster last said who it is. */
  get seenAt(): Date | undefined {
    return this.#seenAt;
  }

  dispose(): void {
    this.#pin?.dispose();
    this.#pin = undefined;
    this.#nowhere?.dispose();
    this.#nowhere = undefined;
  }

  async #cutContext(): Promise<TargetSituation> {
    if (this.#pin !== undefined) return { state: 'pinned' };
    const choice = await chooseContext(this.#options.kubeconfigs, this.#options.context);
    if (choice.state === 'unapproved') return choice;
    if (choice.state === 'missing') return { state: 'none', message: choice.message };
    const { file, userFolder } = this.#options;
    this.#pin = whileWriting(file, () => new TargetPin(choice.context, userFolder));
    return { state: 'pinned' };
  }

  async #verify(pin: TargetPin): Promise<TargetSituation> {
    const pinned = this.#options.pinnedTarget();
    const found = await pin.identity(pinned);
    if (found.state === 'unreachable') return { state: 'unreachable', message: found.message };
    this.#seenAt = new Date();
    if (pinned === undefined) {
      await this.#options.onPinned(found.identity);
      return { state: 'pinned' };
    }
    const differences = targetDifferences(pinned, found.identity);
    if (differences.length === 0) return { state: 'pinned' };
    return { state: 'changed', message: targetChangedMessage(pinned.context, differences) };
  }

  #goesToCluster(command: Command, connection: string | undefined): boolean {
    if (command.language !== 'sql') return usesCluster(command);
    const sidecar = this.#options.sidecar();
    const described = connection === undefined ? undefined : sidecar.connections[connection];
    return described !== undefined && needsCluster(described, sidecar);
  }

  /** What the login of a connection may do beyond its rows, asked once; empty where nobody answers. */
  async powers(name: string, sidecar: Sidecar): Promise<Powers> {
    const known = this.#powers.get(name);
    if (known !== undefined) return known;
    const resolved = await this.#connection(name, sidecar);
    const { timeouts } = this.#options;
    const limits = { timeoutMs: timeouts.sql, signal: AbortSignal.timeout(timeouts.sql) };
    const found = resolved.state === 'resolved' ? await readPowers(resolved.connection, limits) : undefined;
    if (found !== undefined) this.#powers.set(name, found);
    return found ?? [];
  }

  async #runStatement(request: CommandRequest, sidecar: Sidecar): Promise<Observation> {
    const resolved = await this.#connection(request.connection ?? '', sidecar);
    if (resolved.state === 'unresolved') return notStarted(resolved.message);
    const { command, parameters } = request.filled;
    return runPostgres(resolved.connection, {
      ...request,
      statement: command.text,
      access: statementAccess(command.text, command.effect),
      parameters,
      expectRows: commandDirectives(command).expectRows,
      timeoutMs: this.#options.timeouts.sql,
    });
  }

  #connection(name: string, sidecar: Sidecar): Promise<Resolved<PostgresConnection>> {
    return postgresConnection(name, {
      sidecar,
      context: this.context,
      folder: path.dirname(this.#options.file),
      secrets: this.secrets(sidecar),
    });
  }
}
