/** Pairs the commands of two texts whose nodes are paired. */
import type { Pair } from './pairing.ts';
import type { Place } from './reconcile.ts';
import type { Leaf, LeafCommand, Sides, TextTree } from './textTree.ts';

type Commands = Sides<readonly LeafCommand[]>;

type Key = (command: LeafCommand) => string | number;

/**
 * @param nodes places of the nodes by id in the earlier text
 * @returns places of the commands likewise
 */
export function pairCommands(
  pairs: readonly Pair[],
  trees: Sides<TextTree>,
  nodes: ReadonlyMap<string, Place>,
): ReadonlyMap<string, Place> {
  const pairing = new CommandPairing();
  const unlike = pairs.filter(({ before, now }) => !pairing.pairAll(before, now, nodes.get(before.node.id)));
  const nodePairs = unlike.map(({ before, now }) => ({ before: before.ownCommands, now: now.ownCommands }));
  for (const commands of nodePairs) pairing.pairInNode(commands, ({ same }) => same);
  // The same bytes with another expectation: the same command, whose result is stale.
  for (const commands of nodePairs) pairing.pairInNode(commands, ({ text }) => text);
  pairing.pairMoved({ before: allCommands(trees.before), now: allCommands(trees.now) });
  for (const commands of nodePairs) pairing.pairRest(commands);
  return pairing.places;
}

class CommandPairing {
  readonly places = new Map<string, Place>();
  readonly #taken = new Set<string>();

  /** @returns whether the node has the same commands as before, one by one */
  pairAll(before: Leaf, now: Leaf, node: Place | undefined): boolean {
    if (before.commands !== now.commands) return false;
    const isUnique = node?.isUnique ?? false;
    before.ownCommands.forEach((command, at) =>
      this.#pair(command, now.ownCommands[at], { certainty: 'kept', isUnique }),
    );
    return true;
  }

  /** Among the same commands of a node order decides, as long as there are as many as before. */
  pairInNode(commands: Commands, key: Key): void {
    for (const { before, now } of groupCommands(this.#free(commands), key)) {
      if (before.length === now.length)
        before.forEach((command, at) => this.#pair(command, now[at], { certainty: 'kept', isUnique: false }));
    }
  }

  /** The only one of its kind stands in another node now. */
  pairMoved(commands: Commands): void {
    const free = this.#free(commands);
    if (free.before.length === 0 || free.now.length === 0) return;
    for (const { before, now } of groupCommands(commands, ({ same }) => same)) {
      const [command, ...others] = before;
      const [other, ...othersNow] = now;
      if (command === undefined || other === undefined || others.length + othersNow.length > 0) continue;
      if (!this.places.has(command.id) && !this.#taken.has(other.id))
        this.#pair(command, other, { certainty: 'kept', isUnique: true });
    }
  }

  /** What was changed keeps its position. */
  pairRest(commands: Commands): void {
    const { before, now } = this.#free(commands);
    before.forEach((command, at) => this.#pair(command, now[at], { certainty: 'guessed', isUnique: false }));
  }

  #free({ before, now }: Commands): Commands {
    return {
      before: before.filter(({ id }) => !this.places.has(id)),
      now: now.filter(({ id }) => !this.#taken.has(id)),
    };
  }

  #pair(before: LeafCommand, now: LeafCommand | undefined, found: Pick<Place, 'certainty' | 'isUnique'>): void {
    if (now === undefined) return;
    this.places.set(before.id, { id: now.id, byOwnId: false, ...found });
    this.#taken.add(now.id);
  }
}

function groupCommands({ before, now }: Commands, key: Key): Iterable<Commands> {
  const groups = new Map<string | number, Sides<LeafCommand[]>>();
  const add = (command: LeafCommand, side: keyof Commands): void => {
    const group = groups.get(key(command)) ?? { before: [], now: [] };
    group[side].push(command);
    groups.set(key(command), group);
  };
  for (const command of before) add(command, 'before');
  for (const command of now) add(command, 'now');
  return groups.values();
}

function allCommands({ leaves }: TextTree): readonly LeafCommand[] {
  return leaves.flatMap(({ ownCommands }) => ownCommands);
}
