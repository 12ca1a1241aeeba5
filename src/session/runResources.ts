/** What everything that runs in the current run shares: its target with its shell, the secrets known so far, one order. */
import * as l10n from '@vscode/l10n';
import { createRedactor, type Redactor } from '../core/check/redact.ts';
import { isMaskable, MIN_SECRET_LENGTH } from '../core/check/secretForms.ts';
import { isSecretName, valueName } from '../core/runbook/valueType.ts';
import { userFolder } from '../state/folders.ts';
import type { Kubeconfigs } from './kubeconfigs.ts';
import type { OpenText } from './openText.ts';
import { programsOf, type Programs } from './programs.ts';
import { RunEnvironment, type Timeouts } from './runEnvironment.ts';
import type { RunLog } from './runLog.ts';
import type { SessionOptions } from './sessionOptions.ts';

export interface RunResourcesOptions {
  readonly session: SessionOptions;
  readonly kubeconfigs: Kubeconfigs;
  readonly text: OpenText;
  readonly log: RunLog;
  readonly selectRun: (runId: string | undefined) => void;
}

const DEFAULT_TIMEOUTS: Timeouts = { shell: 5 * 60_000, sql: 30_000 };

export class RunResources {
  readonly #options: RunResourcesOptions;
  readonly #secrets = new Set<string>();
  readonly #answers = new Map<string, Promise<string | undefined>>();
  #questions: Promise<unknown> = Promise.resolve();
  #redactor: Redactor | undefined;
  #environment: RunEnvironment | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #turns = 0;

  constructor(options: RunResourcesOptions) {
    this.#options = options;
  }

  /** Made when the first command or check of the run needs it. Throws a ProvebookError where there is no run. */
  environment(): RunEnvironment {
    const { session, text, log, selectRun } = this.#options;
    const { runId, context } = log.currentRun();
    const { env, context: asked, timeouts = DEFAULT_TIMEOUTS, terminal } = session;
    this.#environment ??= new RunEnvironment({
      file: text.file,
      env,
      programs: this.#programs(),
      kubeconfigs: this.#options.kubeconfigs,
      context: context ?? asked,
      userFolder: userFolder(env),
      timeouts,
      terminal,
      sidecar: () => text.sidecar.sidecar,
      pinnedTarget: () => log.run?.target,
      onPinned: async (target) => {
        await log.append(runId, { type: 'target.pinned', target });
        selectRun(runId);
      },
      askSecret: (name, question) => this.#askSecret(name, question),
      registerSecret: (value) => this.registerSecret(value),
    });
    return this.#environment;
  }

  /** When the cluster last said who it is; undefined where it did not in this process. */
  get targetSeenAt(): Date | undefined {
    return this.#environment?.seenAt;
  }

  /** Whether the shell has a value for the variable; undefined before there is a shell. */
  isSet(variable: string): boolean | undefined {
    return this.#environment?.isSet(variable);
  }

  /** It is masked wherever it is printed. */
  registerSecret(value: string): void {
    if (this.#secrets.has(value)) return;
    this.#secrets.add(value);
    this.#redactor = undefined;
    if (!isMaskable(value)) this.#options.session.warn?.(unmaskedWarning());
  }

  /** The same one until another secret becomes known: making one takes milliseconds. */
  redactor(): Redactor {
    this.#redactor ??= createRedactor([...this.#secrets]);
    return this.#redactor;
  }

  /** Waits for what was asked for before: all share one shell and one order. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#turns += 1;
    const result = this.#queue.then(work).finally(() => (this.#turns -= 1));
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** Something runs, waits for its turn or for an answer: the run, and with it the target, must stay the same. */
  get isBusy(): boolean {
    return this.#turns > 0;
  }

  /** A secret that they get with their environment is one of the run. */
  #programs(): Programs {
    const programs = programsOf(this.#options.session);
    for (const [name, value] of Object.entries(programs.env))
      if (isSecretName(valueName(name))) this.registerSecret(value);
    return programs;
  }

  /** One question at a time; what was answered is not asked again, what was not answered is. */
  #askSecret(name: string, question: string): Promise<string | undefined> {
    const known = this.#answers.get(name);
    if (known !== undefined) return known;
    const { session, text } = this.#options;
    const asked = this.#questions.then(() => session.askSecret?.({ file: text.file, name, question }));
    const answer = asked.then((value) => {
      if (value === undefined || value === '') this.#answers.delete(name);
      return value === '' ? undefined : value;
    });
    this.#questions = answer.catch(() => undefined);
    this.#answers.set(name, answer);
    return answer;
  }

  /** A shell and a target belong to one run. */
  forgetRun(): void {
    this.#environment?.dispose();
    this.#environment = undefined;
  }
}

/** Which one it is would tell what it is. */
function unmaskedWarning(): string {
  return l10n.t(
    'A secret of this runbook has fewer than {0} characters or is an ordinary word, so it is not masked in outputs. Choose another one.',
    MIN_SECRET_LENGTH,
  );
}
