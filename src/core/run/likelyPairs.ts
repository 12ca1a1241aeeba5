/** Pairs siblings whose titles are alike, as after a reworded title: the most alike first, then the nearest. */
import type { Leaf, Sides } from './textTree.ts';
import { letterPairs, likeness } from './wording.ts';

/** Titles less alike than this are about something else. */
const MIN_LIKENESS = 0.6;

/** More siblings than this are compared only with those near to the same position, so that time stays in proportion. */
const MAX_COMPARED = 20;

interface Candidate extends Sides<Leaf> {
  readonly likeness: number;
  readonly distance: number;
}

export function likelyPairs(siblings: Sides<readonly Leaf[]>): readonly Sides<Leaf>[] {
  const taken = new Set<Leaf>();
  return candidates(siblings)
    .sort((a, b) => b.likeness - a.likeness || a.distance - b.distance)
    .filter((candidate) => {
      if (taken.has(candidate.before) || taken.has(candidate.now)) return false;
      taken.add(candidate.before).add(candidate.now);
      return true;
    });
}

function candidates({ before, now }: Sides<readonly Leaf[]>): Candidate[] {
  const found: Candidate[] = [];
  const pairsNow = now.map((leaf) => letterPairs(leaf.wording));
  before.forEach((leaf, at) => {
    const pairs = letterPairs(leaf.wording);
    const middle = Math.round((at * now.length) / before.length);
    const from = Math.max(0, Math.min(middle - MAX_COMPARED / 2, now.length - MAX_COMPARED));
    now.slice(from, from + MAX_COMPARED).forEach((other, offset) => {
      if (leaf.isSection !== other.isSection) return;
      const howAlike = likeness(pairs, pairsNow[from + offset] ?? pairs);
      const distance = Math.abs(from + offset - middle);
      if (howAlike >= MIN_LIKENESS) found.push({ before: leaf, now: other, likeness: howAlike, distance });
    });
  });
  return found;
}
