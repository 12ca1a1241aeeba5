/** The tree of a text as `reconcile` compares it: what is alike has the same number. */
import { commandKey, type TextNode, type TextRecord } from './textRecord.ts';
import { foldWording } from './wording.ts';

/** In what two nodes may be alike. */
export type Likeness = 'whole' | 'own' | 'title' | 'content' | 'commands';

/** One of each of two texts. */
export interface Sides<T> {
  readonly before: T;
  readonly now: T;
}

export interface TextTree {
  readonly root: Leaf;
  /** The root and everything under it, depth first in source order. */
  readonly leaves: readonly Leaf[];
  readonly numbers: Numbers;
}

/** What two texts are compared as. That of the earlier one is made once: while somebody types, only the later changes. */
export function treesOf(before: TextRecord, now: TextRecord): Sides<TextTree> {
  const treeBefore = trees.get(before) ?? textTree(before, new Numbers());
  trees.set(before, treeBefore);
  return { before: treeBefore, now: textTree(now, new Numbers(treeBefore.numbers)) };
}

const trees = new WeakMap<TextRecord, TextTree>();

function textTree(record: TextRecord, numbers: Numbers): TextTree {
  const leaves: Leaf[] = [];
  return { root: new Leaf(record, undefined, numbers, leaves), leaves, numbers };
}

/** Gives equal texts equal numbers, from 1 on; those of the earlier text first. */
class Numbers {
  readonly #earlier: Numbers | undefined;
  readonly #own = new Map<string, number>();

  constructor(earlier?: Numbers) {
    this.#earlier = earlier;
  }

  get count(): number {
    return (this.#earlier?.count ?? 0) + this.#own.size;
  }

  of(text: string): number {
    const known = this.#earlier?.find(text) ?? this.find(text);
    if (known !== undefined) return known;
    const next = this.count + 1;
    this.#own.set(text, next);
    return next;
  }

  find(text: string): number | undefined {
    return this.#own.get(text);
  }

  /** 0 for an empty list. */
  ofList(numbers: readonly number[]): number {
    return numbers.length < 2 ? (numbers[0] ?? 0) : this.of(`list ${numbers.join()}`);
  }
}

export interface LeafCommand {
  readonly id: string;
  readonly text: string;
  /** The same number for the same bytes with the same expectations. */
  readonly same: number;
}

/** A node in its place, with a number for each likeness; 0 where it has nothing of the kind. */
export class Leaf implements Readonly<Record<Likeness, number>> {
  readonly node: TextNode;
  /** Position in `TextTree.leaves`. */
  readonly index: number;
  readonly parent: Leaf | undefined;
  readonly children: readonly Leaf[];
  readonly ownCommands: readonly LeafCommand[];
  /** The title as far as it carries meaning. */
  readonly wording: string;
  /** Title, commands and everything under it. */
  readonly whole: number;
  /** Title and commands. */
  readonly own: number;
  readonly title: number;
  /** Commands and everything under it. */
  readonly content: number;
  readonly commands: number;

  constructor(node: TextNode, parent: Leaf | undefined, numbers: Numbers, leaves: Leaf[]) {
    this.index = leaves.length;
    leaves.push(this);
    this.node = node;
    this.parent = parent;
    this.children = node.children.map((child) => new Leaf(child, this, numbers, leaves));
    this.wording = foldWording(node.title);
    this.ownCommands = node.commands.map((one) => ({ id: one.id, text: one.text, same: numbers.of(commandKey(one)) }));
    // A heading is never the same as an entry of a list; an entry may get or lose its box.
    this.title = numbers.of(`${this.isSection ? 'section' : 'entry'} ${this.wording}`);
    this.commands = numbers.ofList(this.ownCommands.map((one) => one.same));
    const under = numbers.ofList(this.children.map((child) => child.whole));
    this.content = under === 0 ? this.commands : numbers.of(`${this.commands} and ${under}`);
    this.own = both(this.title, this.commands);
    this.whole = both(this.title, this.content);
  }

  get isSection(): boolean {
    return this.node.kind === 'section';
  }

  /** The heading that it stands under; undefined for the root. */
  get section(): Leaf | undefined {
    return this.parent === undefined || this.parent.isSection ? this.parent : this.parent.section;
  }
}

/** No two pairs of numbers that count texts give the same. */
function both(first: number, second: number): number {
  return first * 2 ** 26 + second;
}
