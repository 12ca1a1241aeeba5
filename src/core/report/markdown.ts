/** The report as Markdown, for a pull request, a ticket or a wiki. */
import type { Report } from './model.ts';
import { comparison } from './markdown/comparison.ts';
import { facts } from './markdown/facts.ts';
import { gone } from './markdown/gone.ts';
import { heading } from './markdown/heading.ts';
import { notices } from './markdown/notices.ts';
import { obstacles } from './markdown/obstacles.ts';
import { section } from './markdown/section.ts';
import { signOffs } from './markdown/signOffs.ts';
import { timeline } from './markdown/timeline.ts';
import { waivers } from './markdown/waivers.ts';

export function renderMarkdown(report: Report): string {
  const parts = [heading, facts, obstacles, notices, waivers, comparison].flatMap((part) => part(report));
  const lines = [
    ...parts,
    ...report.sections.flatMap(section),
    ...gone(report),
    ...signOffs(report),
    ...timeline(report),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
