/** Makes the report of a run from the runbook, the run's state and the stored outputs. */
import { nothingCounted } from '../run/progress.ts';
import type { ItemState, RunState } from '../run/state.ts';
import type { RunView } from '../run/rollup.ts';
import type { Runbook } from '../runbook/model.ts';
import { compareRuns } from './comparison.ts';
import { findBlockers, findOpen, findWaiting } from './blockers.ts';
import { goneEntries } from './entry.ts';
import type { Report, ReportEntry, StateCount } from './model.ts';
import { findNotices, staleSignOffs } from './notices.ts';
import { findWaivers, reportFields, reportSignOffs } from './people.ts';
import { reportSections } from './sections.ts';
import { signedContent, type UnsignedReport } from './signed.ts';
import { timeline } from './timeline.ts';

export interface ReportInput {
  readonly runbook: Runbook;
  /** As it should appear in the report: a name, no path of somebody's machine. */
  readonly path: string;
  /** Of the runbook's bytes as they are now. */
  readonly sha256: string;
  readonly run: RunState;
  readonly view: RunView;
  /** Stored output by evidence digest; what is missing is shown as missing. */
  readonly outputs: ReadonlyMap<string, string>;
  /** Files of people by digest, with their content where it is text; what is missing is shown as missing. */
  readonly files?: ReadonlyMap<string, string | undefined>;
  /** Places in the log of the run that cannot be trusted, as `file:line`; none where all of it can. */
  readonly logDamage?: readonly string[];
  /** Another run of the runbook, to compare with. */
  readonly against?: { readonly run: RunState; readonly view: RunView } | undefined;
  /** Milliseconds since 1970: waivers end. */
  readonly now: number;
  /** SHA-256 of a text in UTF-8, lower-case hex. */
  readonly sha256Of: (text: string) => string;
}

export function buildReport(input: ReportInput): Report {
  const unsigned = unsignedReport(input);
  const contentSha256 = input.sha256Of(signedContent(unsigned));
  const signOffs = reportSignOffs(input, contentSha256);
  return { ...unsigned, notices: [...staleSignOffs(signOffs), ...unsigned.notices], signOffs, contentSha256 };
}

function unsignedReport(input: ReportInput): UnsignedReport {
  const { runbook, run, view } = input;
  const sections = reportSections(input);
  const { counted } = view;
  const isCounted = (entry: ReportEntry): boolean => view.countedStates.has(entry.id);
  const progress = view.progress.get('') ?? nothingCounted;
  const blockers = findBlockers(sections);
  return {
    schema: 'provebook/report/v1',
    runbook: { title: runbook.title ?? input.path, path: input.path, sha256: input.sha256 },
    run: {
      id: run.runId,
      name: run.name,
      startedAt: run.startedAt,
      startedBy: run.actor,
      lastEventAt: run.lastEventAt,
      actors: run.actors,
      context: run.context,
      values: [...run.values].map(([name, value]) => ({ name, value })),
    },
    target: run.target,
    ready: progress.total > 0 && progress.done === progress.total && blockers.length === 0,
    counted,
    progress,
    tally: tally([...view.countedStates.values()]),
    blockers,
    waiting: findWaiting(sections, isCounted),
    open: findOpen(sections, isCounted),
    notices: findNotices(input, sections),
    waivers: findWaivers(input, sections),
    comparison: compareRuns(input, sections, isCounted),
    timeline: timeline(run),
    sections,
    gone: goneEntries(input),
    fields: reportFields(input),
  };
}

/** In the order of the progress bar: done, in trouble, under way, open. */
const barOrder: readonly ItemState[] = [
  'passed',
  'attested',
  'ticked',
  'warned',
  'waived',
  'not applicable',
  'failed',
  'error',
  'conflicting',
  'unknown',
  'stale',
  'running',
  'open',
];

function tally(states: readonly ItemState[]): readonly StateCount[] {
  return barOrder
    .map((state) => ({ state, count: states.filter((candidate) => candidate === state).length }))
    .filter(({ count }) => count > 0);
}
