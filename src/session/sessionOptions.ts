/** What a head gives to an open runbook: where it is, what may run, and the person's answers. */
import type { ConfirmQuestion } from '../core/check/confirmQuestion.ts';
import type { FilledCommand } from '../core/check/fill.ts';
import type { NeededValue } from '../core/check/neededValues.ts';
import type { ExecutionOutcome } from '../core/check/outcome.ts';
import type { Command } from '../core/runbook/model.ts';
import type { TargetIdentity } from '../core/target/identity.ts';
import type { TargetRules } from '../core/target/targetRules.ts';
import type { TerminalAccess, Timeouts } from './runEnvironment.ts';

export interface SessionOptions {
  /** Absolute path of the runbook. */
  readonly file: string;
  /** Kube context for new runs; the merged kubeconfig's current context where undefined. */
  readonly context?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Names of variables that programs get too, beside those of the list in `childEnvironment`. */
  readonly passOn?: readonly string[];
  /** Absolute paths of the folders that are open beside the repository of the file: others write there. */
  readonly workspaceFolders?: () => readonly string[];
  /** False in Restricted Mode: nothing runs. Asked before every execution. */
  readonly isTrusted: () => boolean;
  /** Asked before a command whose effect is not `read`; false refuses it. */
  readonly confirm: (question: ConfirmQuestion, target: TargetIdentity | undefined) => Promise<boolean>;
  /** Asked in its place where the target is protected: what was typed, which has to be the name of its context. */
  readonly confirmName?: (question: ConfirmQuestion, target: TargetIdentity) => Promise<string | undefined>;
  /** The head's own rules, asked before every change; those of the person's state folder hold as well. */
  readonly rules?: () => TargetRules;
  /** Of the only text that may run, whatever is approved on this machine; see `approvalDigest`. */
  readonly approvedDigest?: string | undefined;
  /**
   * Asked once before the first of several commands runs, for all values that they need and the run does not have.
   * undefined: nothing runs. Where it is left out, commands without their values are refused one by one.
   */
  readonly askValues?: (needed: readonly NeededValue[]) => Promise<ReadonlyMap<string, string> | undefined>;
  /**
   * Asked for a secret that only a person knows, once as long as the session is open. undefined: not given. Where it is
   * left out, what needs one cannot be observed.
   */
  readonly askSecret?: (secret: AskedSecret) => Promise<string | undefined>;
  /** Told what a person should know and nothing waits for: a secret that is not masked. */
  readonly warn?: (message: string) => void;
  /** Where commands go that need a terminal; without one they are refused. */
  readonly terminal?: TerminalAccess;
  /** Milliseconds a shell command or a statement may take. */
  readonly timeouts?: Timeouts;
}

/** A secret of the sidecar that a person is asked for. */
export interface AskedSecret {
  /** Absolute path of the runbook. */
  readonly file: string;
  readonly name: string;
  readonly question: string;
}

export interface ExecuteHooks {
  readonly onStart?: (filled: FilledCommand) => void;
  /** Redacted output as it comes, whole lines. */
  readonly onOutput?: (command: Command, text: string) => void;
  /** It is being stopped; it has stopped when its outcome is there. */
  readonly onStopping?: (command: Command) => void;
  readonly onOutcome?: (command: Command, outcome: ExecutionOutcome) => void;
  readonly signal?: AbortSignal;
}
