/** What people gave as evidence: texts and links as they are, files folded. */
import { excerpt } from '../excerpt.ts';
import * as l10n from '@vscode/l10n';
import { sizeText } from '../measures.ts';
import type { ReportAttachment, ReportMark } from '../model.ts';
import { markup, nothing, type Markup } from './markup.ts';

export function attachments({ decision }: ReportMark): Markup {
  if (decision?.kind !== 'attested' || decision.attachments.length === 0) return nothing;
  return markup`<ul class="attachments">${decision.attachments.map((one) => markup`<li>${attachment(one)}</li>`)}</ul>`;
}

function attachment(one: ReportAttachment): Markup {
  switch (one.kind) {
    case 'text':
      return markup`<q>${one.text}</q>`;
    case 'link':
      // A log may have been written by anything: what is no web address is no link.
      return /^https?:\/\//i.test(one.url)
        ? markup`<a href="${one.url}" rel="noreferrer">${one.url}</a>`
        : markup`${one.url}`;
    case 'file':
      return file(one);
  }
}

function file({ name, bytes, sha256, isMissing, text }: Extract<ReportAttachment, { kind: 'file' }>): Markup {
  const head = markup`${name} <span class="digest">${sizeText(bytes)} · sha256:${sha256.slice(0, 16)}</span>`;
  const digest = markup`<p class="note digest">sha256:${sha256}</p>`;
  if (isMissing)
    return markup`<p>${head}</p><p class="note bad">${l10n.t('The stored file is missing or does not match its digest.')}</p>${digest}`;
  if (text === undefined || text === '') return markup`<p>${head}</p>${digest}`;
  const { head: shown, omitted } = excerpt(text);
  const rest =
    omitted === 0
      ? nothing
      : markup`<p class="note">${l10n.t('{0} characters are left out here; the stored file has them.', text.length - shown.length)}</p>`;
  return markup`<details data-fold="file-${sha256}"><summary>${head}</summary><pre class="output" tabindex="0">${shown}</pre>${rest}${digest}</details>`;
}
