/** Finds the nodes and commands of one text again in a later one. */
import { Certainties, type Certainty } from './certainty.ts';
import { LeafCounts } from './leafCounts.ts';
import { pairCommands } from './pairCommands.ts';
import { Pairing } from './pairing.ts';
import type { TextRecord } from './textRecord.ts';
import { treesOf } from './textTree.ts';

export interface Place {
  /** Id in the later text. */
  readonly id: string;
  readonly certainty: Certainty;
  /** Found by an id that the author wrote down. */
  readonly byOwnId: boolean;
  /** Each text has one of it and nothing else that says and does the same. */
  readonly isUnique: boolean;
}

/** Places in the later text by id in the earlier one. What has none is no longer in the text. */
export interface Reconciliation {
  readonly nodes: ReadonlyMap<string, Place>;
  readonly commands: ReadonlyMap<string, Place>;
}

/** Takes time in proportion to the size of the texts; asked again for the same two records it answers at once. */
export function reconcile(before: TextRecord, now: TextRecord): Reconciliation {
  const ofBefore = reconciliations.get(before) ?? new WeakMap<TextRecord, Reconciliation>();
  const known = ofBefore.get(now);
  if (known !== undefined) return known;
  const made = compare(before, now);
  reconciliations.set(before, ofBefore.set(now, made));
  return made;
}

const reconciliations = new WeakMap<TextRecord, WeakMap<TextRecord, Reconciliation>>();

function compare(before: TextRecord, now: TextRecord): Reconciliation {
  const trees = treesOf(before, now);
  const counts = new LeafCounts(trees);
  const pairing = new Pairing(trees, counts);
  const certainties = new Certainties(pairing, counts, trees.before.leaves);
  const nodes = new Map<string, Place>();
  for (const pair of pairing.pairs) {
    const byOwnId = pair.found === 'by own id';
    const isUnique = byOwnId || counts.isUnique(pair.before, 'own');
    nodes.set(pair.before.node.id, { id: pair.now.node.id, certainty: certainties.of(pair), byOwnId, isUnique });
  }
  return { nodes, commands: pairCommands(pairing.pairs, trees, nodes) };
}
