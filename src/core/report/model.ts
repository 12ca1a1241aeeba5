/**
 * The completion report of one run: one plain value without words of any language of ours, so that JSON, Markdown and
 * HTML say the same (html.ts, markdown.ts, json.ts).
 */
import type { ExecutionFinished, Finding, Verdict } from '../run/event.ts';
import type { ItemState, Progress } from '../run/state.ts';
import type { Doubt } from '../run/trail.ts';
import type { TargetField, TargetIdentity } from '../target/identity.ts';

export interface Report {
  readonly schema: 'provebook/report/v1';
  readonly runbook: { readonly title: string; readonly path: string; readonly sha256: string };
  readonly run: ReportRun;
  /** What the run's context turned out to be; undefined as long as nothing needed it. */
  readonly target: TargetIdentity | undefined;
  /** Everything counted is done and nothing failed, is unknown, stale or conflicting. */
  readonly ready: boolean;
  /** Items are counted; a runbook without a single box counts the steps that have commands. */
  readonly counted: 'items' | 'steps';
  readonly progress: Progress;
  /** How many of what is counted are in which state; together they are `progress.total`. A group has its worst item's state. */
  readonly tally: readonly StateCount[];
  /** What stands in the way, worst first, each cause once. Open items follow in `waiting` and `open`. */
  readonly blockers: readonly Blocker[];
  /** Ran without a verdict a machine can give: a person has to look. */
  readonly waiting: readonly ItemRef[];
  /** All other open items, counted by the section they stand in. */
  readonly open: readonly OpenGroup[];
  /** What does not stand in the way but must not be overlooked by somebody who relies on the report. */
  readonly notices: readonly Notice[];
  /** In source order, nested ones after the one they are in. */
  readonly sections: readonly ReportSection[];
  /** Results of what is no longer in the text. They count for nothing. */
  readonly gone: readonly GoneEntry[];
  /** Exemptions of items and of checks, those that have ended too. */
  readonly waivers: readonly ReportWaiver[];
  /** undefined where no other run was asked for. */
  readonly comparison: Comparison | undefined;
  /** In order of the log. */
  readonly timeline: readonly TimelineEntry[];
  readonly fields: readonly ReportField[];
  readonly signOffs: readonly ReportSignOff[];
  /** What a sign-off of now would sign, see `signedContent`. */
  readonly contentSha256: string;
}

export interface ReportWaiver extends ItemRef {
  /** The check that is not asked; undefined where the item is exempted. */
  readonly check: string | undefined;
  readonly reason: string;
  /** Its last day, YYYY-MM-DD in UTC. */
  readonly until: string;
  readonly inForce: boolean;
  /** undefined for what stands in the sidecar. */
  readonly actor: string | undefined;
  readonly at: string | undefined;
}

/** In what this run differs from another one of the same runbook, both read by the text of now. */
export interface Comparison {
  readonly run: Pick<ReportRun, 'id' | 'name' | 'startedAt' | 'context'>;
  readonly progress: Progress;
  /** In what the targets differ. */
  readonly differs: readonly TargetField[];
  /** In source order. */
  readonly changes: readonly ItemChange[];
}

export interface ItemChange extends ItemRef {
  readonly trend: 'better' | 'worse' | 'other';
  readonly was: ItemState;
  readonly state: ItemState;
}

export interface TimelineEntry {
  readonly at: string;
  readonly actor: string;
  readonly act:
    | 'started'
    | 'executed'
    | 'ticked'
    | 'attested'
    | 'waived'
    | 'not applicable'
    | 'taken back'
    | 'noted'
    | 'filled'
    | 'signed'
    | 'withdrawn';
  /** Item as it was called then, field or role. */
  readonly title: string;
  /** What ran, was noted or filled in, or the reason. */
  readonly detail: string | undefined;
  /** Of what was executed; undefined without an end. */
  readonly verdict: Verdict | undefined;
}

export interface ReportField {
  readonly key: string;
  readonly label: string;
  /** '' while it is blank. */
  readonly value: string;
  readonly actor: string | undefined;
  readonly at: string | undefined;
  /** It is no longer in the text. */
  readonly isGone: boolean;
}

export interface ReportSignOff {
  readonly key: string;
  readonly role: string;
  readonly group: string | undefined;
  readonly given: GivenSignOff | undefined;
}

export interface GivenSignOff {
  /** Self-declared. */
  readonly actor: string;
  readonly at: string;
  readonly contentSha256: string;
  /** Whether the run was ready then. */
  readonly wasReady: boolean;
  /** The run says something else by now. */
  readonly isStale: boolean;
  /** Who signed has also run, ticked or exempted something in this run. */
  readonly isOwnWork: boolean;
}

export interface ReportRun {
  readonly id: string;
  readonly name: string;
  readonly startedAt: string | undefined;
  readonly startedBy: string | undefined;
  readonly lastEventAt: string | undefined;
  /** Self-declared names of all who wrote to it. */
  readonly actors: readonly string[];
  /** The kube context chosen at the start. */
  readonly context: string | undefined;
  /** What placeholders stand for, by name. Secrets are not among them. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

export interface StateCount {
  readonly state: ItemState;
  readonly count: number;
}

export interface ItemRef {
  readonly nodeId: string;
  readonly title: string;
  /** Title of the section it stands in; '' before the first heading. */
  readonly section: string;
}

export interface Blocker extends ItemRef {
  readonly state: ItemState;
  /** The finding that says it, where there is one; otherwise the state says it all. */
  readonly finding: string | undefined;
  /** Who was last at it, and when. */
  readonly actor: string | undefined;
  readonly at: string | undefined;
}

export interface OpenGroup {
  readonly sectionId: string;
  readonly title: string;
  readonly count: number;
}

export type Notice =
  | { readonly kind: 'runbook changed'; readonly startedWith: string }
  | { readonly kind: 'unknown events'; readonly count: number }
  /** Lines of the log that cannot be trusted; `place` is the first of them, as `file:line`. */
  | { readonly kind: 'log damaged'; readonly count: number; readonly place: string }
  | { readonly kind: 'sign-off stale'; readonly role: string; readonly actor: string }
  | (ItemRef & NoticeOnItem);

export type NoticeOnItem =
  | {
      readonly kind: 'ticked over' | 'exempted over';
      readonly verdict: 'fail' | 'error';
      readonly actor: string;
    }
  | { readonly kind: 'warned'; readonly finding: string | undefined }
  | { readonly kind: 'other target'; readonly differs: readonly TargetField[] }
  | { readonly kind: 'evidence missing'; readonly sha256: string };

export interface ReportSection {
  readonly id: string;
  readonly title: string;
  /** Nesting, from 0. */
  readonly depth: number;
  readonly state: ItemState;
  /** With the sections in it. */
  readonly progress: Progress;
  /** What stands directly in this section, depth first. */
  readonly entries: readonly ReportEntry[];
}

/** An item, a step, or the commands that stand directly under a heading. */
export interface ReportEntry {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly depth: number;
  readonly hasBox: boolean;
  readonly state: ItemState;
  /** The newest that a person said of it. */
  readonly mark: ReportMark | undefined;
  readonly notes: readonly ReportNote[];
  /** Newest execution of each of its commands, in source order; behind those that were made at the same time. */
  readonly executions: readonly ReportExecution[];
  /** Its commands that never ran. */
  readonly notRun: number;
}

/** A node that is no longer in the text, or still is but without these commands. */
export interface GoneEntry {
  readonly nodeId: string;
  /** As it was then. */
  readonly title: string;
  readonly mark: ReportMark | undefined;
  readonly notes: readonly ReportNote[];
  readonly executions: readonly ReportExecution[];
}

export interface ReportNote {
  readonly note: string;
  readonly actor: string;
  readonly at: string;
}

export interface ReportMark {
  /** False: taken back. */
  readonly ticked: boolean;
  /** undefined for a tick without evidence. */
  readonly decision: ReportDecision | undefined;
  readonly actor: string;
  readonly at: string;
  readonly note: string | undefined;
  /** Why it may not count for the item as it is now. */
  readonly doubt: Doubt | undefined;
}

export type ReportDecision =
  | { readonly kind: 'attested'; readonly attachments: readonly ReportAttachment[] }
  | { readonly kind: 'waived'; readonly reason: string; readonly until: string }
  | { readonly kind: 'not applicable'; readonly reason: string };

export type ReportAttachment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly sha256: string;
      readonly bytes: number;
      /** What is stored under the digest is missing or other bytes. */
      readonly isMissing: boolean;
      /** The content of a text; undefined for anything else. */
      readonly text: string | undefined;
    };

export interface ReportExecution {
  readonly id: string;
  /** The check of the sidecar that was performed; undefined for a command of the text. */
  readonly check: { readonly id: string; readonly title: string | undefined } | undefined;
  /** The exact bytes executed; of a check, what was asked. */
  readonly command: string;
  readonly commandSha256: string;
  /** What was put into it, by name; `value` is undefined for a secret. */
  readonly values: readonly { readonly name: string; readonly value: string | undefined }[];
  /** The run has other values for these names by now. */
  readonly hasOtherValues: boolean;
  readonly language: string;
  readonly actor: string;
  readonly startedAt: string;
  readonly finishedAt: string | undefined;
  readonly durationMs: number | undefined;
  /** undefined: started without an end. */
  readonly verdict: Verdict | undefined;
  readonly end: ExecutionFinished['end'] | undefined;
  readonly exitCode: number | undefined;
  /** Name of the signal that ended it. */
  readonly signal: string | undefined;
  readonly findings: readonly Finding[];
  /** What had to be seen, as it stood then. */
  readonly expected: readonly string[];
  /** The command as it stands in the text now, where that differs: the result speaks of an older text. */
  readonly commandNow: string | undefined;
  /** What has to be seen by the text of now, where that differs. */
  readonly expectedNow: readonly string[] | undefined;
  /** Why it may not count for the item as it is now, although command and expectations are the same. */
  readonly doubt: Doubt | undefined;
  readonly target: TargetIdentity | undefined;
  /** In what it ran somewhere else than the run is pinned to. */
  readonly differs: readonly TargetField[];
  readonly connection: string | undefined;
  readonly evidence: ReportEvidence | undefined;
}

export interface ReportEvidence {
  readonly sha256: string;
  /** Bytes stored, after redaction and capping. */
  readonly bytes: number;
  /** Bytes the command wrote in all. */
  readonly totalBytes: number;
  readonly truncated: boolean;
  /** Of all bytes the command wrote, see `EvidenceRef`. */
  readonly outputSha256: string | undefined;
  /** Redacted output as stored; undefined where it is missing or does not match its digest. */
  readonly output: string | undefined;
}
