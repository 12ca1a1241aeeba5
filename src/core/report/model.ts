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
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly signOffs: readonly { readonly role: string; readonly group: string | undefined }[];
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
  | (ItemRef & NoticeOnItem);

export type NoticeOnItem =
  | { readonly kind: 'ticked over'; readonly verdict: 'fail' | 'error'; readonly actor: string }
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
  /** Newest tick or un-tick by hand. */
  readonly mark: ReportMark | undefined;
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
  readonly executions: readonly ReportExecution[];
}

export interface ReportMark {
  readonly ticked: boolean;
  readonly actor: string;
  readonly at: string;
  readonly note: string | undefined;
  /** Why it may not count for the item as it is now. */
  readonly doubt: Doubt | undefined;
}

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
  /** Redacted output as stored; undefined where it is missing or does not match its digest. */
  readonly output: string | undefined;
}
