/** One section with its items. */
import type { ReportSection } from '../model.ts';
import { sectionAnchor } from './anchor.ts';
import { entry } from './entry.ts';
import { markup, Markup, nothing } from './markup.ts';

export function section({ id, title, depth, progress, entries }: ReportSection): Markup {
  const { done, total } = progress;
  const count = total === 0 ? nothing : markup`<span class="number">${done}/${total}</span>`;
  const list = entries.length === 0 ? nothing : markup`<ul class="entries">${entries.map(entry)}</ul>`;
  const tag = new Markup(`h${Math.min(depth + 2, 6)}`);
  return markup`<section class="part depth-${Math.min(depth, 4)}" id="${sectionAnchor(id)}"><${tag}><span class="title" data-node="${id}">${title}</span> ${count}</${tag}>${list}</section>`;
}
