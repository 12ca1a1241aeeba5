/** What does not stop a release but has to be known by whoever relies on the report. */
import { findingOf, reference } from './blockers.ts';
import type { ReportInput } from './build.ts';
import type { Notice, NoticeOnItem, ReportEntry, ReportExecution, ReportSection } from './model.ts';

export function findNotices({ run, sha256 }: ReportInput, sections: readonly ReportSection[]): readonly Notice[] {
  const startedWith = run.runbookSha256;
  const changed: readonly Notice[] =
    startedWith === undefined || startedWith === sha256 ? [] : [{ kind: 'runbook changed', startedWith }];
  const unknown: readonly Notice[] =
    run.unknownEvents === 0 ? [] : [{ kind: 'unknown events', count: run.unknownEvents }];
  const onItems = sections.flatMap((section) =>
    section.entries.flatMap((entry) =>
      noticesOn(entry).map((notice): Notice => ({ ...reference(section, entry), ...notice })),
    ),
  );
  return [...changed, ...unknown, ...onItems];
}

function noticesOn(entry: ReportEntry): readonly NoticeOnItem[] {
  return [...tickedOver(entry), ...warned(entry), ...entry.executions.flatMap(noticesOnExecution)];
}

/** A tick by hand is newer than a proof that went wrong: allowed, but never unseen. */
function tickedOver({ state, mark, executions }: ReportEntry): readonly NoticeOnItem[] {
  if (state !== 'ticked' || mark?.ticked !== true) return [];
  const verdict = (['fail', 'error'] as const).find((bad) => executions.some((made) => made.verdict === bad));
  return verdict === undefined ? [] : [{ kind: 'ticked over', verdict, actor: mark.actor }];
}

/** Only where the warning was given, not on the groups around it. */
function warned(entry: ReportEntry): readonly NoticeOnItem[] {
  const isHere = entry.state === 'warned' && entry.executions.some(({ verdict }) => verdict === 'warn');
  return isHere ? [{ kind: 'warned', finding: findingOf(entry) }] : [];
}

function noticesOnExecution({ differs, evidence }: ReportExecution): readonly NoticeOnItem[] {
  const elsewhere: readonly NoticeOnItem[] = differs.length === 0 ? [] : [{ kind: 'other target', differs }];
  const isMissing = evidence !== undefined && evidence.output === undefined;
  return isMissing ? [...elsewhere, { kind: 'evidence missing', sha256: evidence.sha256 }] : elsewhere;
}
