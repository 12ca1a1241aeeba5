/** HTML as a value: text becomes markup only by being escaped, so that nothing from a run can. */
import { escapeAttribute, escapeText } from './escape.ts';

export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Part = string | number | Markup | undefined | readonly Part[];

export const nothing = new Markup('');

/** A template whose values are escaped unless they are markup themselves. Attributes are always quoted with ". */
export function markup(strings: TemplateStringsArray, ...values: readonly Part[]): Markup {
  let html = '';
  let isInAttribute = false;
  strings.forEach((text, index) => {
    html += text;
    isInAttribute = endsInAttribute(text, isInAttribute);
    if (index < values.length) html += render(values[index], isInAttribute ? escapeAttribute : escapeText);
  });
  return new Markup(html);
}

/** The quote toggles; between tags there is none in a template of ours. */
function endsInAttribute(text: string, isInAttribute: boolean): boolean {
  const quotes = text.split('"').length - 1;
  return quotes % 2 === 0 ? isInAttribute : !isInAttribute;
}

function render(part: Part, escape: (text: string) => string): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.html;
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  return part.map((inner) => render(inner, escape)).join('');
}
