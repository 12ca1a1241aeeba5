/** Ids of nodes: an explicit one, else the section's slug and the entry's own. They survive edits elsewhere. */

const MAX_SLUG = 48;

/** `{#id}` at the end of the text or `<!-- id: x -->` in it. */
export function explicitId(markdown: string): string | undefined {
  if (!markdown.includes('{#') && !markdown.includes('<!--')) return undefined;
  return /\{#([\w.:-]+)\}\s*$/m.exec(markdown)?.[1] ?? /<!--\s*id:\s*([\w.:-]+)\s*-->/.exec(markdown)?.[1];
}

/** Letters and digits of any script, everything else folded to `-`. */
export function slug(text: string): string {
  const folded = wordsOf(text).join('-');
  return folded.length > MAX_SLUG ? cut(folded) : folded || 'item';
}

/** Naming a few letters is three times as fast as `\p{L}`, and nearly all titles have no others. */
function wordsOf(text: string): readonly string[] {
  if (/^[\x20-\x7e\uac00-\ud7a3]*$/.test(text)) return text.toLowerCase().match(/[a-z0-9\uac00-\ud7a3]+/g) ?? [];
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Never in the middle of a character, nor behind a `-`. */
function cut(folded: string): string {
  return folded
    .slice(0, MAX_SLUG)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/-+$/, '');
}

/** Hands out ids that are unique within one runbook: the second of the same name gets `~2`. */
export class IdRegistry {
  readonly #taken = new Map<string, number>();
  #repeats = 0;

  /** Claims that did not get what they wanted. */
  get repeats(): number {
    return this.#repeats;
  }

  isTaken(id: string): boolean {
    return this.#taken.has(id);
  }

  claim(wanted: string): string {
    const times = (this.#taken.get(wanted) ?? 0) + 1;
    this.#taken.set(wanted, times);
    if (times === 1) return wanted;
    this.#repeats += 1;
    return this.claim(`${wanted}~${times}`);
  }
}
