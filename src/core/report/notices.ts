/** What does not stop a release but has to be known by whoever relies on the report. */
import { isSaid } from '../run/combine.ts';
import { findingOf, reference } from './blockers.ts';
import type { ReportInput } from './build.ts';
import type { Notice, NoticeOnItem, ReportEntry, ReportExecution, ReportSection, ReportSignOff } from './model.ts';

export function findNotices(
  { run, sha256, logDamage = [] }: ReportInput,
  sections: readonly ReportSection[],
): readonly Notice[] {
  const startedWith = run.runbookSha256;
  const changed: readonly Notice[] =
    startedWith === undefined || startedWith === sha256 ? [] : [{ kind: 'runbook changed', startedWith }];
  const unknown: readonly Notice[] =
    run.unknownEvents === 0 ? [] : [{ kind: 'unknown events', count: run.unknownEvents }];
  const [place] = logDamage;
  const damaged: readonly Notice[] =
    place === undefined ? [] : [{ kind: 'log damaged', count: logDamage.length, place }];
  const onItems = sections.flatMap((section) =>
    section.entries.flatMap((entry) =>
      noticesOn(entry).map((notice): Notice => ({ ...reference(section, entry), ...notice })),
    ),
  );
  return [...changed, ...damaged, ...unknown, ...onItems];
}

function noticesOn(entry: ReportEntry): readonly NoticeOnItem[] {
  return [...tickedOver(entry), ...warned(entry), ...entry.executions.flatMap(noticesOnExecution)];
}

/** Somebody's word stands over a proof that went wrong: allowed, but never unseen. */
function tickedOver({ state, mark, executions }: ReportEntry): readonly NoticeOnItem[] {
  if (!isSaid(state) || mark?.ticked !== true) return [];
  const verdict = (['fail', 'error'] as const).find((bad) => executions.some((made) => made.verdict === bad));
  const kind = state === 'waived' || state === 'not applicable' ? 'exempted over' : 'ticked over';
  return verdict === undefined ? [] : [{ kind, verdict, actor: mark.actor }];
}

export function staleSignOffs(signOffs: readonly ReportSignOff[]): readonly Notice[] {
  return signOffs.flatMap(({ key, given }) =>
    given?.isStale === true ? [{ kind: 'sign-off stale', role: key, actor: given.actor } as const] : [],
  );
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
