/** Ids of nodes: an explicit one, else the section's slug and the entry's own. They survive edits elsewhere. */

const MAX_SLUG = 48;

const ID_MARK = /\{#([\w.:-]+)\}[ \t]*$/m;
const ID_COMMENT = /<!--[ \t]*id:[ \t]*([\w.:-]+)[ \t]*-->/;

/** `{#id}` at the end of the text or `<!-- id: x -->` in it. */
export function explicitId(markdown: string): string | undefined {
  return mayHoldId(markdown) ? (ID_MARK.exec(markdown)?.[1] ?? idComment(markdown)) : undefined;
}

/** `<!-- id: x -->`, which no reader of the rendered page sees. */
export function idComment(html: string): string | undefined {
  return ID_COMMENT.exec(html)?.[1];
}

/** The text without the author's id; its lines stay where they are. */
export function withoutOwnId(markdown: string): string {
  return mayHoldId(markdown) ? markdown.replace(ID_MARK, '').replace(ID_COMMENT, '') : markdown;
}

function mayHoldId(markdown: string): boolean {
  return markdown.includes('{#') || markdown.includes('<!--');
}

/** Letters and digits of any script, everything else folded to `-`. */
export function slug(text: string): string {
  const folded = isPlain(text)
    ? foldOthers(text.toLowerCase(), /[^a-z0-9\uac00-\ud7a3]+/g)
    : foldOthers(text.normalize('NFC').toLowerCase(), /[^\p{L}\p{N}]+/gu);
  return folded.length > MAX_SLUG ? cut(folded) : folded || 'item';
}

/** Naming a few letters is three times as fast as `\p{L}`, and nearly all titles have no others. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e\uac00-\ud7a3]*$/.test(text);
}

/** With one `-` for each run of the others; none stands at an end. */
function foldOthers(text: string, others: RegExp): string {
  const folded = text.replace(others, '-');
  return folded.slice(folded.startsWith('-') ? 1 : 0, folded.endsWith('-') ? -1 : undefined);
}

/** Never in the middle of a character, nor behind a `-`. */
function cut(folded: string): string {
  return folded
    .slice(0, MAX_SLUG)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/-+$/, '');
}

/**
 * Hands out names that are unique under one parent: the second of the same name gets `~2`. An id is the parent's with the
 * name behind it, and no name has a `/` in it, so that ids are unique in the whole runbook.
 */
export class IdRegistry {
  readonly #taken = new Map<string | undefined, Map<string, number>>();

  /** @param parent id of the node above; undefined for sections, for what hangs under none, and for the author's ids */
  claim(wanted: string, parent?: string): string {
    const taken = this.#takenUnder(parent);
    const times = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, times);
    return times === 1 ? wanted : this.claim(`${wanted}~${times}`, parent);
  }

  #takenUnder(parent: string | undefined): Map<string, number> {
    const known = this.#taken.get(parent);
    if (known !== undefined) return known;
    const none = new Map<string, number>();
    this.#taken.set(parent, none);
    return none;
  }
}
