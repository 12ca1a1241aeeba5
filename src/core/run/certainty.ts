/** How sure it is that the two leaves of a pair are the same node. */
import type { LeafCounts } from './leafCounts.ts';
import type { Pair, Pairing } from './pairing.ts';
import type { Leaf, Likeness } from './textTree.ts';

/**
 * `kept`: certainly the same. `reworded`: the same as far as its place and its likeness tell, with a title that says
 * something else. `guessed`: one of several that it could be.
 */
export type Certainty = 'kept' | 'reworded' | 'guessed';

export class Certainties {
  readonly #pairing: Pairing;
  readonly #counts: LeafCounts;
  /** Of the earlier text. */
  readonly #leaves: readonly Leaf[];
  readonly #known = new Map<Pair, Certainty>();
  /** How many of each kind are neither where they were nor named by the author; counted when first needed. */
  readonly #adrift = new Map<Likeness, ReadonlyMap<number, number>>();

  constructor(pairing: Pairing, counts: LeafCounts, leaves: readonly Leaf[]) {
    this.#pairing = pairing;
    this.#counts = counts;
    this.#leaves = leaves;
  }

  of(pair: Pair): Certainty {
    const known = this.#known.get(pair);
    if (known !== undefined) return known;
    // An item may hold another with the same words, so that the answer for each would wait for the other's.
    this.#known.set(pair, 'guessed');
    const made = this.#judge(pair);
    this.#known.set(pair, made);
    return made;
  }

  #judge({ before, now, found, likeness }: Pair): Certainty {
    switch (found) {
      case 'by own id':
        return 'kept';
      case 'in place':
        return this.#isKept(before.parent) || this.#isOnlyOne(before, likeness) ? 'kept' : 'guessed';
      case 'elsewhere':
        // Where neither heading is known any more, one thing may have been deleted and another like it written.
        if (!this.#isPaired(before.section) && !this.#isPaired(now.section)) return 'guessed';
        return this.#isKept(before.section) || this.#counts.isUnique(before, likeness) ? 'kept' : 'guessed';
      case 'alike':
        return before.wording === now.wording ? 'guessed' : 'reworded';
    }
  }

  #isPaired(leaf: Leaf | undefined): boolean {
    return leaf !== undefined && this.#pairing.ofLeaf(leaf) !== undefined;
  }

  #isKept(leaf: Leaf | undefined): boolean {
    const pair = leaf && this.#pairing.ofLeaf(leaf);
    return pair !== undefined && this.of(pair) === 'kept';
  }

  /** There are as many like it as before, and all the others are where they were: so this has to be it. */
  #isOnlyOne(leaf: Leaf, likeness: Likeness): boolean {
    if (!this.#counts.areAsMany(leaf, likeness)) return false;
    return (this.#countAdrift(likeness).get(leaf[likeness]) ?? 0) <= 1;
  }

  #countAdrift(likeness: Likeness): ReadonlyMap<number, number> {
    const known = this.#adrift.get(likeness);
    if (known !== undefined) return known;
    const counts = new Map<number, number>();
    for (const leaf of this.#leaves)
      if (!this.#isAnchored(leaf)) counts.set(leaf[likeness], (counts.get(leaf[likeness]) ?? 0) + 1);
    this.#adrift.set(likeness, counts);
    return counts;
  }

  #isAnchored(leaf: Leaf): boolean {
    const found = this.#pairing.ofLeaf(leaf)?.found;
    return found === 'by own id' || (found === 'in place' && this.#isKept(leaf.parent));
  }
}
