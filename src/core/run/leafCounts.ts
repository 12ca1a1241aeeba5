/** How often something stands in each of two texts, counted when first asked for. */
import type { Leaf, Likeness, Sides, TextTree } from './textTree.ts';

type Counts<K> = Sides<ReadonlyMap<K, number>>;

export class LeafCounts {
  readonly #trees: Sides<TextTree>;
  readonly #inText = new Map<Likeness, Counts<number>>();
  readonly #inSections = new Map<Likeness, Counts<string>>();

  constructor(trees: Sides<TextTree>) {
    this.#trees = trees;
  }

  /** Both texts have one that is like this leaf. */
  isUnique(leaf: Leaf, likeness: Likeness): boolean {
    const { before, now } = this.#countInText(likeness);
    const kind = leaf[likeness];
    return kind !== 0 && before.get(kind) === 1 && now.get(kind) === 1;
  }

  /** Both texts have the same number of them. */
  areAsMany(leaf: Leaf, likeness: Likeness): boolean {
    const { before, now } = this.#countInText(likeness);
    return before.get(leaf[likeness]) === now.get(leaf[likeness]);
  }

  /** There is one under each of these two headings, not counting what stands under headings inside. */
  isUniqueUnder(sections: Sides<Leaf>, leaf: Leaf, likeness: Likeness): boolean {
    const { before, now } = this.#countInSections(likeness);
    return (
      before.get(sectionKey(sections.before, leaf, likeness)) === 1 &&
      now.get(sectionKey(sections.now, leaf, likeness)) === 1
    );
  }

  #countInText(likeness: Likeness): Counts<number> {
    const known = this.#inText.get(likeness);
    if (known !== undefined) return known;
    const made = countBoth(this.#trees, (leaf) => leaf[likeness]);
    this.#inText.set(likeness, made);
    return made;
  }

  #countInSections(likeness: Likeness): Counts<string> {
    const known = this.#inSections.get(likeness);
    if (known !== undefined) return known;
    const made = countBoth(this.#trees, (leaf) => sectionKey(leaf.section, leaf, likeness));
    this.#inSections.set(likeness, made);
    return made;
  }
}

/** The same for what is alike under the same heading. */
export function sectionKey(section: Leaf | undefined, leaf: Leaf, likeness: Likeness): string {
  return `${section?.index ?? 0} ${leaf[likeness]}`;
}

function countBoth<K>({ before, now }: Sides<TextTree>, key: (leaf: Leaf) => K): Counts<K> {
  return { before: count(before, key), now: count(now, key) };
}

function count<K>({ leaves }: TextTree, key: (leaf: Leaf) => K): ReadonlyMap<K, number> {
  const counts = new Map<K, number>();
  for (const leaf of leaves) {
    const one = key(leaf);
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}
