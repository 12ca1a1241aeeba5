/** What the commands of one run share: one shell, one pinned target, the connections behind it. */
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { CommandRequest, CurrentTarget } from '../core/check/execute.ts';
import { usesCluster, type TargetSituation } from '../core/check/guard.ts';
import { notStarted, type Observation } from '../core/check/observation.ts';
import type { Sidecar } from '../core/check/sidecar.ts';
import type { Command } from '../core/runbook/model.ts';
import { targetChangedMessage, targetDifferences, type TargetIdentity } from '../core/target/identity.ts';
import type { Environment } from '../runners/kube/kubeconfigFiles.ts';
import { ShellSession } from '../runners/shell/shellSession.ts';
import { runPostgres } from '../runners/sql/postgres.ts';
import { needsCluster, resolveConnection } from './connections.ts';
import { whileWriting } from './stateErrors.ts';
import { chooseContext, currentTarget, TargetPin } from './targetPin.ts';

/** Milliseconds that one command may take. */
export interface Timeouts {
  readonly shell: number;
  readonly sql: number;
}

export interface RunEnvironmentOptions {
  readonly file: string;
  readonly env: Environment;
  /** The run's context; the current one where the run was started without any. */
  readonly context: string | undefined;
  readonly userFolder: string;
  readonly timeouts: Timeouts;
  readonly sidecar: () => Sidecar;
  /** What the run was pinned to, perhaps by another process. */
  readonly pinnedTarget: () => TargetIdentity | undefined;
  readonly onPinned: (target: TargetIdentity) => Promise<void>;
  readonly registerSecret: (value: string) => void;
}

export class RunEnvironment {
  readonly #options: RunEnvironmentOptions;
  readonly #shell: ShellSession;
  #pin: TargetPin | undefined;
  /** Set once the target has been compared with what the run was pinned to. */
  #verified: TargetSituation | undefined;

  constructor(options: RunEnvironmentOptions) {
    this.#options = options;
    this.#shell = new ShellSession({ cwd: path.dirname(options.file), env: options.env });
  }

  isSet(variable: string): boolean {
    return this.#shell.isSet(variable);
  }

  /** Cuts the context out of the kubeconfig, and looks the cluster up once a command goes there or changes something. */
  async prepare(command: Command, connection: string | undefined): Promise<TargetSituation> {
    const cut = await this.#cutContext();
    if (cut.state !== 'pinned' || this.#pin === undefined) return cut;
    // Once the run is pinned, its place is checked before anything else runs in this process, local commands too.
    const isLocal =
      !this.#goesToCluster(command, connection) && (command.effect === 'read' || command.effect === 'local');
    if (isLocal && this.#options.pinnedTarget() === undefined) return { state: 'pinned' };
    if (this.#verified?.state !== 'pinned') this.#verified = await this.#verify(this.#pin);
    return this.#verified;
  }

  async run(request: CommandRequest): Promise<Observation> {
    const { command, signal, onOutput } = request;
    switch (command.language) {
      case 'shell': {
        const kubeconfig = this.#pin?.kubeconfigPath ?? path.join(this.#options.userFolder, 'targets', 'none');
        return this.#shell.run({
          script: command.text,
          kubeconfig,
          timeoutMs: this.#options.timeouts.shell,
          signal,
          onOutput,
        });
      }
      case 'sql':
        return this.#runStatement(request);
      case 'redis':
      case 'promql':
      case 'http':
      case 'other':
        return notStarted(l10n.t('Provebook does not run {0} statements yet.', command.language));
    }
  }

  /** What stands under the pinned context's name now, asked anew. */
  currentTarget(): Promise<CurrentTarget> {
    const pinned = this.#options.pinnedTarget();
    return pinned === undefined
      ? Promise.resolve({ state: 'found', identity: undefined })
      : currentTarget(this.#options.env, pinned.context);
  }

  dispose(): void {
    this.#pin?.dispose();
    this.#pin = undefined;
  }

  async #cutContext(): Promise<TargetSituation> {
    if (this.#pin !== undefined) return { state: 'pinned' };
    const choice = await chooseContext(this.#options.env, this.#options.context);
    if (choice.state === 'missing') return { state: 'none', message: choice.message };
    const { file, userFolder } = this.#options;
    this.#pin = whileWriting(file, () => new TargetPin(choice.context, userFolder));
    return { state: 'pinned' };
  }

  async #verify(pin: TargetPin): Promise<TargetSituation> {
    const found = await pin.identity();
    if (found.state === 'unreachable') return { state: 'unreachable', message: found.message };
    const pinned = this.#options.pinnedTarget();
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

  async #runStatement({ command, connection, signal, onOutput }: CommandRequest): Promise<Observation> {
    const resolved = await resolveConnection(connection ?? '', {
      sidecar: this.#options.sidecar(),
      context: this.#pin?.context,
      env: this.#options.env,
      registerSecret: this.#options.registerSecret,
    });
    if (resolved.state === 'unresolved') return notStarted(resolved.message);
    return runPostgres(resolved.connection, {
      statement: command.text,
      timeoutMs: this.#options.timeouts.sql,
      signal,
      onOutput,
    });
  }
}
