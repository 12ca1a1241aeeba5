/** Ids of nodes: an explicit one, else the section's slug and the entry's own. They survive edits elsewhere. */

const MAX_SLUG = 48;

const ID_MARK = /\{#([\w.:-]+)\}[ \t]*$/m;
const ID_COMMENT = /<!--[ \t]*id:[ \t]*([\w.:-]+)[ \t]*-->/;

/** `{#id}` at the end of the text or `<!-- id: x -->` in it. */
export function explicitId(markdown: string): string | undefined {
  return ID_MARK.exec(markdown)?.[1] ?? idComment(markdown);
}

/** `<!-- id: x -->`, which no reader of the rendered page sees. */
export function idComment(html: string): string | undefined {
  return ID_COMMENT.exec(html)?.[1];
}

/** The text without the author's id; its lines stay where they are. */
export function withoutOwnId(markdown: string): string {
  return markdown.replace(ID_MARK, '').replace(ID_COMMENT, '');
}

/** Letters and digits of any script, everything else folded to `-`. */
export function slug(text: string): string {
  const folded = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return (
    folded
      .slice(0, MAX_SLUG)
      .replace(/[\uD800-\uDBFF]$/, '')
      .replace(/-+$/, '') || 'item'
  );
}

/** Hands out ids that are unique within one runbook: the second of the same name gets `~2`. */
export class IdRegistry {
  readonly #taken = new Map<string, number>();

  claim(wanted: string): string {
    const times = (this.#taken.get(wanted) ?? 0) + 1;
    this.#taken.set(wanted, times);
    return times === 1 ? wanted : this.claim(`${wanted}~${times}`);
  }
}
