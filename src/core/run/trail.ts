/** Follows ids of earlier texts, text by text, to the text as it is now. */
import { reconcile, type Place, type Reconciliation } from './reconcile.ts';
import type { ExecutionState, Invocation, Mark, RunState } from './state.ts';
import { commandKey, indexText, type TextIndex, type TextNode, type TextRecord } from './textRecord.ts';
import { foldWording } from './wording.ts';

/** Why a result may not count for the node that it is shown with. */
export type Doubt =
  /** The title said something else. */
  | { readonly kind: 'reworded'; readonly was: string }
  /** The command stood in another item. */
  | { readonly kind: 'moved'; readonly was: string }
  /** Commands or expectations of the item were others when it was ticked. */
  | { readonly kind: 'commands changed' }
  /** Copies were made or deleted: it may speak of another one. */
  | { readonly kind: 'ambiguous' }
  /** What the text said then is lost, so an id that is alike may be another's. */
  | { readonly kind: 'text unknown' };

export interface Destination {
  readonly id: string;
  readonly doubt: Doubt | undefined;
}

/** Says which text its ids are from. */
type FromText = Pick<Mark, 'textSha256'>;

/** Says of which node it speaks. */
type OnNode = Pick<Mark, 'nodeId' | 'textSha256'>;

export class Trail {
  /** Of every text that is known, in the order of their last use; the text of now at the end. */
  readonly #texts: readonly TextRecord[];
  readonly #positions: ReadonlyMap<string, number>;
  readonly #now: TextIndex;

  constructor(run: RunState, now: TextRecord) {
    const known = run.textDigests.flatMap((digest) => {
      const text = run.texts.get(digest);
      return text === undefined ? [] : [{ digest, text }];
    });
    this.#texts = [...known.map(({ text }) => text), now];
    this.#positions = new Map(known.map(({ digest }, at) => [digest, at]));
    this.#now = indexText(now);
  }

  /** undefined: it is no longer in the text. */
  ofMark(mark: OnNode): Destination | undefined {
    const { nodeId } = mark;
    if (!this.#isKnown(mark)) return this.#now.nodes.has(nodeId) ? sameId(nodeId, mark) : undefined;
    const then = this.nodeThen(mark);
    const place = this.#follow('nodes', mark, nodeId);
    const now = place && this.#now.nodes.get(place.id);
    if (then === undefined || place === undefined || now === undefined) return undefined;
    const doubt = doubtOfNode(place, then, now);
    return { id: place.id, doubt: doubt ?? (doesTheSame(then, now) ? undefined : { kind: 'commands changed' }) };
  }

  /** undefined: it is no longer in the text. */
  ofExecution({ invocation }: ExecutionState): Destination | undefined {
    const { commandId } = invocation;
    if (!this.#isKnown(invocation)) return this.#now.owners.has(commandId) ? sameId(commandId, invocation) : undefined;
    const then = this.ownerThen(invocation);
    const place = this.#follow('commands', invocation, commandId);
    const now = place && this.#now.owners.get(place.id);
    if (then === undefined || place === undefined || now === undefined) return undefined;
    return { id: place.id, doubt: this.#doubtOfCommand(invocation, place, { then, now }) };
  }

  /** The node of a mark as it was then; undefined where the text of that time is not known. */
  nodeThen(mark: OnNode): TextNode | undefined {
    return this.#indexOf(mark)?.nodes.get(mark.nodeId);
  }

  /** The node that held the command then. */
  ownerThen(invocation: Invocation): TextNode | undefined {
    return this.#indexOf(invocation)?.owners.get(invocation.commandId);
  }

  #isKnown({ textSha256 }: FromText): boolean {
    return this.#positions.has(textSha256 ?? '');
  }

  #indexOf({ textSha256 }: FromText): TextIndex | undefined {
    const text = this.#texts[this.#positions.get(textSha256 ?? '') ?? -1];
    return text && indexText(text);
  }

  #doubtOfCommand(
    invocation: Invocation,
    place: Place,
    owner: { readonly then: TextNode; readonly now: TextNode },
  ): Doubt | undefined {
    const ownerPlace = this.#follow('nodes', invocation, owner.then.id);
    if (place.certainty === 'guessed') return { kind: 'ambiguous' };
    if (ownerPlace?.id !== owner.now.id) return { kind: 'moved', was: owner.then.title };
    return doubtOfNode(ownerPlace, owner.then, owner.now);
  }

  /**
   * From text to text, because each step is small. What is lost on the way, as by an item deleted and brought back or by
   * somebody's older copy of the file in between, is looked for in the text of now directly, if it cannot be confused.
   */
  #follow(what: keyof Reconciliation, { textSha256 }: FromText, id: string): Place | undefined {
    const from = this.#positions.get(textSha256 ?? '');
    if (from === undefined) return undefined;
    const followed = this.#stepByStep(what, from, id);
    if (followed !== undefined && followed.certainty !== 'guessed') return followed;
    const direct = this.#step(what, from, this.#texts.length - 1)?.get(id);
    return direct?.certainty === 'kept' && direct.isUnique ? direct : followed;
  }

  #stepByStep(what: keyof Reconciliation, from: number, id: string): Place | undefined {
    let place: Place | undefined = { id, certainty: 'kept', byOwnId: true, isUnique: true };
    for (let at = from; at + 1 < this.#texts.length && place !== undefined; at += 1) {
      const next: Place | undefined = this.#step(what, at, at + 1)?.get(place.id);
      place = next && {
        id: next.id,
        certainty: next.certainty === 'kept' || place.certainty === 'guessed' ? place.certainty : next.certainty,
        byOwnId: place.byOwnId && next.byOwnId,
        isUnique: place.isUnique && next.isUnique,
      };
    }
    return place;
  }

  #step(what: keyof Reconciliation, from: number, to: number): ReadonlyMap<string, Place> | undefined {
    const before = this.#texts[from];
    const now = this.#texts[to];
    return before && now && reconcile(before, now)[what];
  }
}

/** Where the text of that time is not known. Logs of before there were records name none, and are taken at their word. */
function sameId(id: string, { textSha256 }: FromText): Destination {
  return { id, doubt: textSha256 === undefined ? undefined : { kind: 'text unknown' } };
}

/** The ends count, not the steps: a title that was changed and changed back says what it said. */
function doubtOfNode(place: Place, then: TextNode, now: TextNode): Doubt | undefined {
  if (place.certainty === 'guessed') return { kind: 'ambiguous' };
  const saysTheSame = place.byOwnId || foldWording(then.title) === foldWording(now.title);
  return saysTheSame ? undefined : { kind: 'reworded', was: then.title };
}

function doesTheSame(then: TextNode, now: TextNode): boolean {
  const [before, after] = [then, now].map(({ commands }) => commands.map(commandKey).sort().join('\0\0'));
  return before === after;
}
