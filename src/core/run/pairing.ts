/**
 * Pairs the nodes of two texts, the surest first: ids of the author; the same words in the same place; the same words
 * elsewhere; then what is only alike in place, commands or wording. Each step looks only at what is still free.
 */
import { sectionKey, type LeafCounts } from './leafCounts.ts';
import { likelyPairs } from './likelyPairs.ts';
import type { Leaf, Likeness, Sides, TextTree } from './textTree.ts';

export interface Pair extends Sides<Leaf> {
  /** `in place`: under the same parent. */
  readonly found: 'by own id' | 'in place' | 'elsewhere' | 'alike';
  /** In what it was found to be alike. */
  readonly likeness: Likeness;
}

/** Leaves that are the same in one of these have the same title. */
const sameTitle: readonly Likeness[] = ['own', 'title'];
const otherTitle: readonly Likeness[] = ['content', 'commands'];

export class Pairing {
  readonly pairs: Pair[] = [];
  readonly #counts: LeafCounts;
  /** By either leaf. */
  readonly #pairOf = new Map<Leaf, Pair>();
  /** In what the children of a new pair are compared at once. */
  readonly #tried: Likeness[] = [];
  #free: Sides<readonly Leaf[]>;

  constructor(trees: Sides<TextTree>, counts: LeafCounts) {
    this.#counts = counts;
    this.#free = { before: trees.before.leaves, now: trees.now.leaves };
    this.#pair({ before: trees.before.root, now: trees.now.root, found: 'by own id', likeness: 'own' });
    this.#pairByOwnId(trees);
    this.#pairSame();
    this.#pairAlike();
  }

  /** @param leaf of either text */
  ofLeaf(leaf: Leaf): Pair | undefined {
    return this.#pairOf.get(leaf);
  }

  #pair(pair: Pair): void {
    this.pairs.push(pair);
    this.#pairOf.set(pair.before, pair).set(pair.now, pair);
    for (const likeness of this.#tried) this.#pairChildren(pair, likeness, 'in place');
  }

  #isFree = (leaf: Leaf): boolean => !this.#pairOf.has(leaf);

  #arePairable(before: Leaf, now: Leaf): boolean {
    return this.#isFree(before) && this.#isFree(now) && before.isSection === now.isSection;
  }

  #isAnythingFree(): boolean {
    this.#free = { before: this.#free.before.filter(this.#isFree), now: this.#free.now.filter(this.#isFree) };
    return this.#free.before.length > 0 && this.#free.now.length > 0;
  }

  #pairByOwnId(trees: Sides<TextTree>): void {
    const now = leavesByOwnId(trees.now);
    for (const [id, leaf] of leavesByOwnId(trees.before)) {
      const other = now.get(id);
      if (leaf !== undefined && other !== undefined && this.#arePairable(leaf, other))
        this.#pair({ before: leaf, now: other, found: 'by own id', likeness: 'own' });
    }
  }

  #pairSame(): void {
    for (const likeness of sameTitle) {
      this.#tried.push(likeness);
      for (const pair of this.pairs) this.#pairChildren(pair, likeness, 'in place');
      if (!this.#isAnythingFree()) return;
      this.#pairUnique(likeness, 'elsewhere');
      if (!this.#isAnythingFree()) return;
      this.#pairUniqueInSection(likeness);
    }
  }

  #pairAlike(): void {
    if (!this.#isAnythingFree()) return;
    this.#pairAlikeInPlace();
    this.#pairParents();
    for (const likeness of otherTitle) if (this.#isAnythingFree()) this.#pairUnique(likeness, 'alike');
    this.#pairAlikeInPlace();
  }

  /** What is in them and then their order tells children that are the same apart, while there are as many as before. */
  #pairChildren({ before, now }: Pair, likeness: Likeness, found: Pair['found']): void {
    if (before.children.length === 0 || now.children.length === 0) return;
    if (before.whole === now.whole) {
      this.#pairEach(before.children, now.children, { found: 'in place', likeness: 'own' });
      return;
    }
    const free = this.#freeChildren(before, now);
    if (free === undefined) return;
    for (const group of groupLeaves(free, likeness)) {
      if (group.before.length !== group.now.length) continue;
      if (group.now.length === 1) this.#pairEach(group.before, group.now, { found, likeness });
      else if (found !== 'alike' && !(likeness === 'title' && haveSameOwn(group))) this.#pairGroup(group, likeness);
    }
  }

  #pairGroup(group: Sides<readonly Leaf[]>, likeness: Likeness): void {
    const how = { found: 'in place', likeness } as const;
    for (const alike of groupLeaves(group, 'whole'))
      if (alike.before.length === alike.now.length) this.#pairEach(alike.before, alike.now, how);
    this.#pairEach(group.before.filter(this.#isFree), group.now.filter(this.#isFree), how);
  }

  #pairEach(before: readonly Leaf[], now: readonly Leaf[], how: Pick<Pair, 'found' | 'likeness'>): void {
    before.forEach((leaf, at) => {
      const other = now[at];
      if (other !== undefined && this.#arePairable(leaf, other)) this.#pair({ before: leaf, now: other, ...how });
    });
  }

  /** undefined where one side has nothing left to pair. */
  #freeChildren(before: Leaf, now: Leaf): Sides<readonly Leaf[]> | undefined {
    const free = { before: before.children.filter(this.#isFree), now: now.children.filter(this.#isFree) };
    return free.before.length === 0 || free.now.length === 0 ? undefined : free;
  }

  /** What is the only one of its kind in each text has moved. */
  #pairUnique(likeness: Likeness, found: Pair['found']): void {
    const now = new Map(this.#free.now.map((leaf) => [leaf[likeness], leaf]));
    for (const leaf of this.#free.before) {
      const other = now.get(leaf[likeness]);
      if (other === undefined || !this.#counts.isUnique(leaf, likeness)) continue;
      if (this.#arePairable(leaf, other)) this.#pair({ before: leaf, now: other, found, likeness });
    }
  }

  /** What is the only one of its kind under its heading, in each text, has moved there. */
  #pairUniqueInSection(likeness: Likeness): void {
    const now = new Map(this.#free.now.map((leaf) => [sectionKey(leaf.section, leaf, likeness), leaf]));
    for (const leaf of this.#free.before) {
      const section = leaf.section && this.#pairOf.get(leaf.section);
      const other = section && now.get(sectionKey(section.now, leaf, likeness));
      if (section === undefined || other === undefined) continue;
      if (!this.#counts.isUniqueUnder(section, leaf, likeness)) continue;
      if (this.#arePairable(leaf, other)) this.#pair({ before: leaf, now: other, found: 'elsewhere', likeness });
    }
  }

  #pairAlikeInPlace(): void {
    for (const pair of this.pairs) {
      if (pair.before.children.length === 0 || pair.now.children.length === 0) continue;
      for (const likeness of otherTitle) this.#pairChildren(pair, likeness, 'alike');
      const free = this.#freeChildren(pair.before, pair.now);
      if (free === undefined) continue;
      for (const { before, now } of likelyPairs(free)) this.#pair({ before, now, found: 'alike', likeness: 'title' });
    }
  }

  /** A parent whose title tells nothing is where most of its children are, if they are most of what is there. */
  #pairParents(): void {
    for (const before of this.#free.before.toReversed()) {
      const now = this.#parentOfMost(before.children);
      if (now !== undefined && this.#arePairable(before, now))
        this.#pair({ before, now, found: 'alike', likeness: 'title' });
    }
  }

  #parentOfMost(children: readonly Leaf[]): Leaf | undefined {
    const votes = new Map<Leaf, number>();
    for (const child of children) {
      const parent = this.#pairOf.get(child)?.now.parent;
      if (parent !== undefined) votes.set(parent, (votes.get(parent) ?? 0) + 1);
    }
    return [...votes].find(([parent, count]) => 2 * count > children.length && 2 * count > parent.children.length)?.[0];
  }
}

/** undefined for an id that stands twice, as after copying an item: it names neither. */
function leavesByOwnId({ leaves }: TextTree): ReadonlyMap<string, Leaf | undefined> {
  const found = new Map<string, Leaf | undefined>();
  for (const leaf of leaves) {
    if (!leaf.node.hasOwnId) continue;
    // The second of the same id has become `id~2`.
    const id = leaf.node.id.replace(/(~\d+)+$/, '');
    found.set(id, found.has(id) ? undefined : leaf);
  }
  return found;
}

/** Some say and do the same and were not paired for it: copies were made or deleted, so order says nothing. */
function haveSameOwn({ before, now }: Sides<readonly Leaf[]>): boolean {
  const own = new Set(before.map((leaf) => leaf.own));
  return now.some((leaf) => own.has(leaf.own));
}

/** What has nothing of the kind is in no group. */
function groupLeaves(leaves: Sides<readonly Leaf[]>, likeness: Likeness): Iterable<Sides<readonly Leaf[]>> {
  const groups = new Map<number, Sides<Leaf[]>>();
  for (const side of ['before', 'now'] as const) {
    for (const leaf of leaves[side]) {
      const group = groups.get(leaf[likeness]) ?? { before: [], now: [] };
      group[side].push(leaf);
      groups.set(leaf[likeness], group);
    }
  }
  groups.delete(0);
  return groups.values();
}
