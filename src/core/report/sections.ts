/** Sections of the report: every heading that has something to do under it, in source order. */
import { nothingCounted } from '../run/progress.ts';
import { ownCommands } from '../runbook/find.ts';
import type { RunbookNode, Section } from '../runbook/model.ts';
import type { ReportInput } from './build.ts';
import { reportEntry } from './entry.ts';
import type { ReportEntry, ReportSection } from './model.ts';

export function reportSections(input: ReportInput): readonly ReportSection[] {
  const { nodes, title } = input.runbook;
  const loose = nodes.filter((node) => node.kind !== 'section').flatMap((node) => entries(node, 0, input));
  const head: ReportSection = {
    id: '',
    title: title ?? input.path,
    depth: 0,
    state: input.view.states.get('') ?? 'open',
    progress: input.view.progress.get('') ?? nothingCounted,
    entries: loose,
  };
  const rows = nodes.flatMap((node) => (node.kind === 'section' ? sectionRows(node, 0, input) : []));
  return withoutTitle(loose.length > 0 ? [head, ...rows] : rows);
}

/** The heading that holds the whole runbook is the report's own title; it says nothing a second time. */
function withoutTitle(rows: readonly ReportSection[]): readonly ReportSection[] {
  const [first, ...rest] = rows;
  const isWrapper = first !== undefined && first.entries.length === 0 && rest.every((row) => row.depth > first.depth);
  if (!isWrapper || rest.length === 0) return rows;
  return rest.map((row) => ({ ...row, depth: row.depth - 1 }));
}

function sectionRows(section: Section, depth: number, input: ReportInput): readonly ReportSection[] {
  const own = ownEntry(section, input);
  const under = section.children
    .filter((child) => child.kind !== 'section')
    .flatMap((child) => entries(child, 0, input));
  const row: ReportSection = {
    id: section.id,
    title: section.title,
    depth,
    state: input.view.states.get(section.id) ?? 'open',
    progress: input.view.progress.get(section.id) ?? nothingCounted,
    entries: own === undefined ? under : [own, ...under],
  };
  const inner = section.children.flatMap((child) =>
    child.kind === 'section' ? sectionRows(child, depth + 1, input) : [],
  );
  return row.entries.length > 0 || inner.length > 0 ? [row, ...inner] : [];
}

/** What stands directly under a heading. The heading's state covers all that is in it; this one is only its own. */
function ownEntry(section: Section, input: ReportInput): ReportEntry | undefined {
  const state = input.view.headings.get(section.id);
  return state === undefined ? undefined : { ...reportEntry(section, 0, input), state };
}

/** A step that neither has a command nor holds anything to do is prose and stays out. */
function entries(node: RunbookNode, depth: number, input: ReportInput): readonly ReportEntry[] {
  const inner = node.children.flatMap((child) => entries(child, depth + 1, input));
  const { marks, checks } = input.view;
  const hasOwn = ownCommands(node).length > 0 || checks.has(node.id) || marks.has(node.id);
  const isNeeded = node.kind === 'item' || hasOwn || inner.length > 0;
  return isNeeded ? [reportEntry(node, depth, input), ...inner] : [];
}
