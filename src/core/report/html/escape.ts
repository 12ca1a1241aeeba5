/** Text as HTML: never markup, and what cannot be seen is set apart and named. */
import { visibleParts } from '../visibleText.ts';

/** For the content of elements. */
export function escapeText(text: string): string {
  return visibleParts(text)
    .map((part) => (part.isSymbol ? `<span class="hidden-char">${escape(part.text)}</span>` : escape(part.text)))
    .join('');
}

/** For the values of attributes, quoted with ". */
export function escapeAttribute(text: string): string {
  return visibleParts(text)
    .map((part) => escape(part.text))
    .join('');
}

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
