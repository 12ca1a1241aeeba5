/** What a run's events amount to. Made by `RunFold`; nothing else changes it. */
import type { TargetIdentity } from '../target/identity.ts';
import type { Position, Sightings } from './causality.ts';
import type { Attachment, EvidenceRef, ExecutionFinished, Finding, UsedValue, Verdict } from './event.ts';
import type { PeopleState } from './people.ts';
import type { TextRecord } from './textRecord.ts';

export interface RunState {
  readonly runId: string;
  readonly name: string;
  readonly startedAt: string | undefined;
  readonly lastEventAt: string | undefined;
  /** Who started it. */
  readonly actor: string | undefined;
  /** Everybody who wrote to it, sorted. */
  readonly actors: readonly string[];
  readonly runbookSha256: string | undefined;
  /** Chosen at the start; `target` is what it turned out to be when it was first needed. */
  readonly context: string | undefined;
  readonly target: TargetIdentity | undefined;
  /** What placeholders stand for in this run, by name. Secrets are not among them. */
  readonly values: ReadonlyMap<string, string>;
  /** In order of the log: the newest last. */
  readonly executions: readonly ExecutionState[];
  /** Manual marks that no later one of the same node of the same text has seen: several where people marked at once. */
  readonly marks: readonly Mark[];
  readonly people: PeopleState;
  /** SHA-256 of the texts whose ids the events name, in the order of their last use. */
  readonly textDigests: readonly string[];
  /** What those texts said, as far as it is known, by SHA-256. */
  readonly texts: ReadonlyMap<string, TextRecord>;
  /** Lines of a newer format or an unknown type that were kept but not understood. */
  readonly unknownEvents: number;
  /** Highest Lamport time seen. */
  readonly lamport: number;
  /** Who had read what of whom by when; undefined where only Lamport times are known. */
  readonly sightings?: Sightings;
}

/** As a position it is that of its start, which also orders it against manual marks. */
export interface ExecutionState extends Position {
  readonly id: string;
  readonly invocation: Invocation;
  readonly actor: string;
  readonly startedAt: string;
  /** undefined: started without an end, shown as unknown for ever. */
  readonly finished: FinishedExecution | undefined;
}

/** What was executed and against what. Executions of the same share it, as a run may have thousands of them. */
export interface Invocation {
  /** Ids in the text of that time; `carryOver` finds them in the text of now. */
  readonly nodeId: string | undefined;
  readonly commandId: string;
  readonly textSha256: string | undefined;
  readonly command: string;
  /** The text that stood in the runbook: `command` before values were put into it. */
  readonly template: string;
  readonly values: readonly UsedValue[];
  readonly commandSha256: string;
  readonly language: string;
  /** What had to be seen, as it stood then: an item whose text has changed since is stale. */
  readonly expected: readonly string[];
  readonly target: TargetIdentity | undefined;
  readonly connection: string | undefined;
}

/** As a position it is that of the end. */
export interface FinishedExecution extends Position {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly exitCode: number | undefined;
  readonly signal?: string | undefined;
  readonly survivors?: readonly number[] | undefined;
  readonly end: ExecutionFinished['end'];
  readonly durationMs: number;
  readonly finishedAt: string;
  readonly evidence: EvidenceRef | undefined;
}

/** What a person said of an item, or that it is taken back. */
export interface Mark {
  /** Id in the text of that time. */
  readonly nodeId: string;
  readonly textSha256: string | undefined;
  /** False: taken back. */
  readonly ticked: boolean;
  /** Taken back, and what was observed counts as if nothing had been said. */
  readonly proofCounts?: true | undefined;
  /** undefined for a tick without evidence. */
  readonly decision?: Decision | undefined;
  readonly actor: string;
  readonly at: string;
  readonly note: string | undefined;
  readonly lamport: number;
  readonly position?: Position;
}

/** What is more than a tick. */
export type Decision =
  | { readonly kind: 'attested'; readonly evidence: readonly Attachment[] }
  /** `until` is the last day on which it counts, in UTC. */
  | { readonly kind: 'waived'; readonly reason: string; readonly until: string }
  | { readonly kind: 'not applicable'; readonly reason: string };

/** State of an item, step or section. */
export type ItemState =
  | 'open'
  | 'running'
  | 'passed'
  | 'warned'
  | 'failed'
  | 'error'
  | 'unknown'
  | 'ticked'
  | 'attested'
  | 'waived'
  | 'not applicable'
  | 'stale'
  | 'conflicting';

/** Items done (see `isDone`) out of all items. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
}
