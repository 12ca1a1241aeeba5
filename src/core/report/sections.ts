/** Sections of the report: every heading that has something to do under it, in source order. */
import type { ItemState, Progress } from '../run/state.ts';
import type { RunbookNode, Section } from '../runbook/model.ts';
import type { ReportInput } from './build.ts';
import { commandsOf, hasProof, reportEntry } from './entry.ts';
import type { ReportEntry, ReportSection } from './model.ts';

export function reportSections(input: ReportInput): readonly ReportSection[] {
  const { nodes, title } = input.runbook;
  const loose = nodes.filter((node) => node.kind !== 'section').flatMap((node) => entries(node, 0, input));
  const head: ReportSection = {
    id: '',
    title: title ?? input.path,
    depth: 0,
    state: input.view.states.get('') ?? 'open',
    progress: input.view.progress.get('') ?? nothing,
    entries: loose,
  };
  const rows = nodes.flatMap((node) => (node.kind === 'section' ? sectionRows(node, 0, input) : []));
  return withoutTitle(loose.length > 0 ? [head, ...rows] : rows);
}

const nothing: Progress = { done: 0, total: 0, failed: 0 };

/** The heading that holds the whole runbook is the report's own title; it says nothing a second time. */
function withoutTitle(rows: readonly ReportSection[]): readonly ReportSection[] {
  const [first, ...rest] = rows;
  const isWrapper = first !== undefined && first.entries.length === 0 && rest.every((row) => row.depth > first.depth);
  if (!isWrapper || rest.length === 0) return rows;
  return rest.map((row) => ({ ...row, depth: row.depth - 1 }));
}

function sectionRows(section: Section, depth: number, input: ReportInput): readonly ReportSection[] {
  const own = hasProof(section, input) ? [ownEntry(section, input)] : [];
  const under = section.children
    .filter((child) => child.kind !== 'section')
    .flatMap((child) => entries(child, 0, input));
  const row: ReportSection = {
    id: section.id,
    title: section.title,
    depth,
    state: input.view.states.get(section.id) ?? 'open',
    progress: input.view.progress.get(section.id) ?? nothing,
    entries: [...own, ...under],
  };
  const inner = section.children.flatMap((child) =>
    child.kind === 'section' ? sectionRows(child, depth + 1, input) : [],
  );
  return row.entries.length > 0 || inner.length > 0 ? [row, ...inner] : [];
}

/** Commands directly under a heading. The heading's state covers all that is in it; theirs is only their own. */
function ownEntry(section: Section, input: ReportInput): ReportEntry {
  const entry = reportEntry(section, 0, input);
  const checks = input.view.checks.get(section.id) ?? [];
  const ids = [...commandsOf(section).map(({ id }) => id), ...checks.map(({ commandId }) => commandId)];
  const ran = ids.filter((id) => input.view.latest.has(id));
  const states = ran.map((id) => input.view.commandStates.get(id) ?? 'open');
  return { ...entry, state: stateOfCommands(entry, states) };
}

/** @param states of those that ran */
function stateOfCommands({ notRun, mark }: ReportEntry, states: readonly ItemState[]): ItemState {
  const worst = worstFirst.find((state) => states.includes(state));
  if (worst !== undefined) return worst;
  if (mark?.ticked === true) return mark.doubt === undefined ? (mark.decision?.kind ?? 'ticked') : 'stale';
  if (notRun > 0 || states.includes('open')) return 'open';
  return states.includes('warned') ? 'warned' : 'passed';
}

const worstFirst: readonly ItemState[] = ['running', 'conflicting', 'failed', 'error', 'unknown', 'stale'];

/** A step that neither has a command nor holds anything to do is prose and stays out. */
function entries(node: RunbookNode, depth: number, input: ReportInput): readonly ReportEntry[] {
  const inner = node.children.flatMap((child) => entries(child, depth + 1, input));
  const isNeeded = node.kind === 'item' || hasProof(node, input) || input.view.marks.has(node.id) || inner.length > 0;
  return isNeeded ? [reportEntry(node, depth, input), ...inner] : [];
}
