/** What stands in the way: first what went wrong, each cause once, then what is left to do. */
import type { Verdict } from '../run/event.ts';
import type { ItemState } from '../run/state.ts';
import type { Blocker, ItemRef, OpenGroup, ReportEntry, ReportExecution, ReportSection } from './model.ts';

/** Worst first. Open items are what remains to be done, not what went wrong: see `findWaiting` and `findOpen`. */
const severity: readonly ItemState[] = ['failed', 'error', 'conflicting', 'unknown', 'stale', 'running'];

export function findBlockers(sections: readonly ReportSection[]): readonly Blocker[] {
  const all = sections.flatMap((section) =>
    section.entries
      .filter((entry, index) => speaksForItself(entry, inside(section.entries, index)))
      .map((entry) => blocker(section, entry)),
  );
  return severity.flatMap((state) => all.filter((candidate) => candidate.state === state));
}

/** Entries nested in the one at `index`. */
function inside(entries: readonly ReportEntry[], index: number): readonly ReportEntry[] {
  const depth = entries[index]?.depth ?? 0;
  const rest = entries.slice(index + 1);
  const end = rest.findIndex((entry) => entry.depth <= depth);
  return end === -1 ? rest : rest.slice(0, end);
}

/** A group that is in trouble only because of an item in it would tell the same cause twice. */
function speaksForItself(entry: ReportEntry, nested: readonly ReportEntry[]): boolean {
  if (!nested.some((inner) => inner.state === entry.state)) return true;
  if (entry.state === 'stale' && entry.mark?.doubt !== undefined) return true;
  return entry.executions.some((execution) => isCauseOf(entry.state, execution));
}

function isCauseOf(state: ItemState, execution: ReportExecution): boolean {
  const { verdict, commandNow, expectedNow, hasOtherValues, doubt } = execution;
  switch (state) {
    case 'failed':
      return verdict === 'fail';
    case 'error':
      return verdict === 'error';
    case 'unknown':
      return verdict === undefined;
    case 'stale':
      return commandNow !== undefined || expectedNow !== undefined || hasOtherValues || doubt !== undefined;
    case 'open':
    case 'running':
    case 'passed':
    case 'warned':
    case 'ticked':
    case 'attested':
    case 'waived':
    case 'not applicable':
    case 'conflicting':
      return false;
  }
}

function blocker(section: ReportSection, entry: ReportEntry): Blocker {
  const cause = entry.executions.find((execution) => isCauseOf(entry.state, execution)) ?? entry.executions.at(-1);
  return {
    ...reference(section, entry),
    state: entry.state,
    finding: findingOf(entry),
    actor: cause?.actor ?? entry.mark?.actor,
    at: cause?.finishedAt ?? cause?.startedAt ?? entry.mark?.at,
  };
}

/** The message that says why an entry is in its state. */
export function findingOf({ state, executions }: ReportEntry): string | undefined {
  const verdict = verdictOf(state);
  const findings = executions.flatMap((execution) => execution.findings);
  return verdict === undefined ? undefined : findings.find((finding) => finding.verdict === verdict)?.message;
}

function verdictOf(state: ItemState): Verdict | undefined {
  if (state === 'failed') return 'fail';
  if (state === 'error') return 'error';
  return state === 'warned' ? 'warn' : undefined;
}

type IsCounted = (entry: ReportEntry) => boolean;

export function findWaiting(sections: readonly ReportSection[], isCounted: IsCounted): readonly ItemRef[] {
  return sections.flatMap((section) =>
    section.entries.filter((entry) => isCounted(entry) && isWaiting(entry)).map((entry) => reference(section, entry)),
  );
}

export function findOpen(sections: readonly ReportSection[], isCounted: IsCounted): readonly OpenGroup[] {
  return sections.flatMap(({ id, title, entries }) => {
    const count = entries.filter((entry) => isCounted(entry) && entry.state === 'open' && !isWaiting(entry)).length;
    return count === 0 ? [] : [{ sectionId: id, title, count }];
  });
}

/** All of it ran, nothing went wrong, and still it is open: what is missing is somebody's word. */
function isWaiting({ state, executions, notRun, mark }: ReportEntry): boolean {
  return state === 'open' && executions.length > 0 && notRun === 0 && mark?.ticked !== false;
}

export function reference(section: ReportSection, entry: ReportEntry): ItemRef {
  return { nodeId: entry.id, title: entry.title, section: section.title };
}
