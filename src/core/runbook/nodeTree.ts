/** Grows the tree of sections, items and steps, and knows which of them is open. */
import { IdRegistry } from './identity.ts';
import type { Item, LineRange, RunbookNode, Section, Step } from './model.ts';
import type { EntryText, HeadingPart, Name } from './part.ts';
import { placeLines } from './place.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
export type OpenNode = Mutable<Section> | Mutable<Item> | Mutable<Step>;

/** A list entry that is open; `node` is undefined for a plain bullet, and until its text has come. */
interface OpenEntry {
  node: OpenNode | undefined;
}

/** Told in source order what opens and closes. Mutable only while the outline is built. */
export class NodeTree {
  readonly roots: RunbookNode[] = [];
  readonly #ids = new IdRegistry();
  readonly #sections: Mutable<Section>[] = [];
  readonly #entries: OpenEntry[] = [];
  /** The top-level entry that ended last, while nothing but blocks has followed it. */
  #follows: OpenNode | undefined;
  #title: { readonly level: number; readonly text: string } | undefined;

  get title(): string | undefined {
    return this.#title?.text;
  }

  get section(): Section | undefined {
    return this.#sections.at(-1);
  }

  get isInEntry(): boolean {
    return this.#entries.length > 0;
  }

  /** The innermost node that holds what stands at the current position. */
  get owner(): OpenNode | undefined {
    return this.#enclosing(this.#entries.length);
  }

  /** A block belongs to the entry it is indented under; at top level to the entry it directly follows, else to its section. */
  get blockOwner(): OpenNode | undefined {
    return this.isInEntry ? this.owner : (this.#follows ?? this.owner);
  }

  openSection({ level, name, text }: HeadingPart, before: number): OpenNode {
    const { title } = name;
    if (this.#title === undefined || (level === 1 && this.#title.level > 1)) this.#title = { level, text: title };
    while ((this.#sections.at(-1)?.level ?? 0) >= level) this.#sections.pop();
    const section: Mutable<Section> = {
      kind: 'section',
      id: this.#claimId(name, undefined),
      hasOwnId: name.explicitId !== undefined,
      title,
      lines: placeLines(text.lines, before),
      level,
      children: [],
      blocks: [],
      inlineCommands: [],
    };
    this.#attach(section, this.#sections.at(-1));
    this.#sections.push(section);
    this.#follows = undefined;
    return section;
  }

  openEntry(): void {
    this.#entries.push({ node: undefined });
  }

  closeEntry(): void {
    const entry = this.#entries.pop();
    if (this.#entries.length === 0 && entry?.node !== undefined) this.#follows = entry.node;
  }

  /** Text that stands in no list: no block behind it follows an entry. */
  leaveEntry(): void {
    this.#follows = undefined;
  }

  /** The text that makes the innermost entry an item or a step. */
  nameEntry(text: EntryText, before: number): void {
    const entry = this.#entries.at(-1);
    if (entry !== undefined) entry.node = this.#entryNode(text, placeLines(text.lines, before));
  }

  #entryNode({ name, ordinal, checked }: EntryText, lines: LineRange): OpenNode {
    const parent = this.#enclosing(this.#entries.length - 1);
    const base = {
      id: this.#claimId(name, parent?.id),
      hasOwnId: name.explicitId !== undefined,
      title: name.title,
      lines,
      children: [],
      blocks: [],
      inlineCommands: [],
      ordinal,
    };
    const node: OpenNode =
      checked === undefined ? { kind: 'step', ...base } : { kind: 'item', ...base, checked, depth: this.#depth() };
    this.#attach(node, parent);
    return node;
  }

  /** An id of the author stands alone, any other behind its parent's. */
  #claimId(name: Name, parent: string | undefined): string {
    if (name.explicitId !== undefined || parent === undefined) return this.#ids.claim(name.explicitId ?? name.slug);
    const own = this.#ids.claim(name.slug, parent);
    if (name.placed?.own !== own || name.placed.parent !== parent)
      name.placed = { parent, own, id: `${parent}/${own}` };
    return name.placed.id;
  }

  /** How many items the entry that opened last is nested in. */
  #depth(): number {
    return this.#entries.slice(0, -1).filter((entry) => entry.node?.kind === 'item').length;
  }

  #enclosing(depth: number): OpenNode | undefined {
    for (let at = depth - 1; at >= 0; at -= 1) {
      const node = this.#entries[at]?.node;
      if (node !== undefined) return node;
    }
    return this.#sections.at(-1);
  }

  #attach(node: OpenNode, parent: OpenNode | undefined): void {
    const siblings: RunbookNode[] = parent === undefined ? this.roots : parent.children;
    siblings.push(node);
  }
}
