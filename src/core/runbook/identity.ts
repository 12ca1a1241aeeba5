/** Ids of nodes: an explicit one, else the section's slug and the entry's own. They survive edits elsewhere. */

const MAX_SLUG = 48;

/** `{#id}` at the end of the text or `<!-- id: x -->` in it. */
export function explicitId(markdown: string): string | undefined {
  return /\{#([\w.:-]+)\}\s*$/m.exec(markdown)?.[1] ?? /<!--\s*id:\s*([\w.:-]+)\s*-->/.exec(markdown)?.[1];
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
