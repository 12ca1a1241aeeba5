/** The events of a run: what is written to the log, line by line. State is a pure fold over them (`RunFold`). */
import type { Effect } from '../runbook/model.ts';
import type { TargetIdentity } from '../target/identity.ts';

/** Format version of a log line. Readers keep lines of a higher version and say so. */
export const EVENT_VERSION = 1;

/** Who and where an event comes from, and its place in the order of the run. */
export interface EventEnvelope {
  readonly v: number;
  /** 128 random bits, hex. Events are a set keyed by it. */
  readonly id: string;
  /** Self-declared: the git identity, else the login name. */
  readonly actor: string;
  /** 128 random bits, hex: one process, one log file. */
  readonly session: string;
  /** Position in the session's file, from 0. */
  readonly seq: number;
  /** Lamport clock over all files of the run. */
  readonly lamport: number;
  /** Wall clock, ISO 8601 in UTC. For people; never for order. */
  readonly at: string;
  /** SHA-256 of the previous line's bytes without its line end; '' for the first. */
  readonly prev: string;
  /**
   * Heads (SHA-256) of other files of the run that the writer had read by then and that no line it had read names: what
   * those lines have seen, it has seen too.
   */
  readonly seen: readonly string[];
}

/** SHA-256 and size of stored bytes. */
export interface EvidenceRef {
  readonly sha256: string;
  /** Bytes stored, after redaction and capping. */
  readonly bytes: number;
  /** Bytes the command wrote in all. */
  readonly totalBytes: number;
  readonly truncated: boolean;
  /**
   * SHA-256 of all bytes that the command wrote, kept or not, both streams as they came. Left out where something was masked:
   * with the rest of the text at hand, a short secret could be guessed from it.
   */
  readonly outputSha256?: string | undefined;
}

/**
 * `manual` means: it ran and ended well, but nothing a machine can judge was expected, so a person decides.
 * It never ticks a box.
 */
export type Verdict = 'pass' | 'warn' | 'fail' | 'error' | 'skipped' | 'manual';

/** One expectation compared with what was observed. */
export interface Finding {
  readonly verdict: Verdict;
  /** One line for people: operator, expected, actual. */
  readonly message: string;
  /** 1-based source line of the expectation. */
  readonly line: number | undefined;
  /** Where a value was compared and is not as expected. */
  readonly compared?: ComparedValue | undefined;
}

/** Both sides for people, redacted and shortened. */
export interface ComparedValue {
  readonly expected: string;
  readonly actual: string;
  /** The first of several that is wrong: its name, and where it is. */
  readonly offender?: string | undefined;
}

export type RunPayload =
  RunStarted | TargetPinned | ValueSet | ExecutionStarted | ExecutionFinished | PersonPayload | RunNoted;

/** What people say of items, fields and the whole run. A later event of the same item, field or role stands over it. */
export type PersonPayload =
  | ItemTicked
  | ItemAttested
  | ItemWaived
  | ItemNotApplicable
  | ItemUnticked
  | ItemNoted
  | FieldFilled
  | SignOffGiven
  | SignOffWithdrawn;

export interface RunStarted {
  readonly type: 'run.started';
  readonly name: string;
  /** SHA-256 of the runbook's bytes. */
  readonly runbookSha256: string;
  /** Kube context chosen for the run; undefined where there was none. */
  readonly context: string | undefined;
}

/** The run's context was looked up for the first time: from now on it has to be this place. */
export interface TargetPinned {
  readonly type: 'target.pinned';
  readonly target: TargetIdentity;
}

/** What a placeholder or an unset variable stands for in this run. The last one counts. Never a secret. */
export interface ValueSet {
  readonly type: 'value.set';
  /** See `valueName`. */
  readonly name: string;
  readonly value: string;
}

/** `value` is undefined for a secret: that there was one is all that is written down. */
export interface UsedValue {
  readonly name: string;
  readonly value: string | undefined;
}

/** Names nodes or commands, by the ids that they had in the text of that time. */
interface NamesIds {
  /**
   * SHA-256 of the `TextRecord` of that text, which lies with the evidence. Where there is none, as in logs of 0.1.0, ids
   * are taken as they are.
   */
  readonly textSha256?: string | undefined;
}

export interface ExecutionStarted extends NamesIds {
  readonly type: 'execution.started';
  readonly execution: string;
  readonly nodeId: string | undefined;
  readonly commandId: string;
  readonly language: string;
  readonly effect: Effect;
  /** The exact bytes executed. */
  readonly command: string;
  /** The text in the runbook, where values were put into it. */
  readonly template?: string | undefined;
  readonly values?: readonly UsedValue[] | undefined;
  readonly commandSha256: string;
  /** The expectations that the output is compared with, as text. */
  readonly expected: readonly string[];
  readonly target: TargetIdentity | undefined;
  /** Named database the statement ran on. */
  readonly connection: string | undefined;
}

export interface ExecutionFinished {
  readonly type: 'execution.finished';
  readonly execution: string;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly exitCode: number | undefined;
  /** Name of the signal that ended it. */
  readonly signal?: string | undefined;
  /** What still ran of it at its end. Process ids. */
  readonly survivors?: readonly number[] | undefined;
  /**
   * `handed over`: a person has it in a terminal, and nothing of its output was seen. `observed` and `not observed` are the
   * ends of checks.
   */
  readonly end:
    'exited' | 'timed out' | 'cancelled' | 'not started' | 'lost' | 'handed over' | 'observed' | 'not observed';
  readonly durationMs: number;
  readonly evidence: EvidenceRef | undefined;
}

/** Ticked by hand: a person's word, not a proof. */
export interface ItemTicked extends NamesIds {
  readonly type: 'item.ticked';
  readonly nodeId: string;
  readonly note: string | undefined;
}

/** What a person gives as evidence. A file lies with the evidence under its digest. */
export type Attachment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'file'; readonly name: string; readonly evidence: EvidenceRef };

/** A person's statement with what it rests on. */
export interface ItemAttested extends NamesIds {
  readonly type: 'item.attested';
  readonly nodeId: string;
  readonly evidence: readonly Attachment[];
  readonly note: string | undefined;
}

/** Exempted until a day. */
export interface ItemWaived extends NamesIds {
  readonly type: 'item.waived';
  readonly nodeId: string;
  readonly reason: string;
  /** The last day on which it counts, YYYY-MM-DD in UTC. */
  readonly until: string;
}

export interface ItemNotApplicable extends NamesIds {
  readonly type: 'item.notApplicable';
  readonly nodeId: string;
  readonly reason: string;
}

/** Takes back whatever was said of the item: a tick, an attestation, a waiver, that it does not apply. */
export interface ItemUnticked extends NamesIds {
  readonly type: 'item.unticked';
  readonly nodeId: string;
  /** What was observed counts as if nothing had been said. Otherwise the item is open, whatever was observed before. */
  readonly proofCounts?: true | undefined;
}

/** A person's note on an item. Each person has one; '' removes it. */
export interface ItemNoted extends NamesIds {
  readonly type: 'item.noted';
  readonly nodeId: string;
  readonly note: string;
}

/** A blank of the text. '' makes it blank again. */
export interface FieldFilled {
  readonly type: 'field.filled';
  /** Key of a `FillIn`. */
  readonly field: string;
  readonly value: string;
}

/** A role's approval of the whole run as it is. */
export interface SignOffGiven {
  readonly type: 'signOff.given';
  /** Key of a `SigningRole`. */
  readonly role: string;
  /** SHA-256 of what was signed, see `signedContent`. */
  readonly contentSha256: string;
  /** Whether it was ready then. */
  readonly ready: boolean;
}

export interface SignOffWithdrawn {
  readonly type: 'signOff.withdrawn';
  readonly role: string;
}

/** A note on the run as a whole, for the report. */
export interface RunNoted {
  readonly type: 'run.noted';
  readonly note: string;
}

export type RunEvent = EventEnvelope & RunPayload;

/** As it was read from a log. `digest` is the SHA-256 of its line, which later lines name in `prev` and `seen`. */
export type LoggedEvent = RunEvent & { readonly digest: string };
