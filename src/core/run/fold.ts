/** The state of a run while its events go by, one after the other: none of them has to be there as a whole. */
import { Causality } from './causality.ts';
import { EVENT_VERSION, type LoggedEvent, type RunEvent } from './event.ts';
import { Executions } from './executions.ts';
import { reduceMarks } from './marks.ts';
import { compareEvents } from './order.ts';
import { reducePeople, type PersonEvent } from './people.ts';
import type { RunState } from './state.ts';

/** What each event may change at once; the lists and maps are put together at the end. */
type Scalars = Pick<
  RunState,
  'name' | 'startedAt' | 'actor' | 'runbookSha256' | 'context' | 'target' | 'unknownEvents'
>;

const nothingKnown: Scalars = {
  name: '',
  startedAt: undefined,
  actor: undefined,
  runbookSha256: undefined,
  context: undefined,
  target: undefined,
  unknownEvents: 0,
};

export class RunFold {
  readonly #executions = new Executions();
  readonly #causality: Causality;
  /** In the order of their last use. */
  readonly #texts = new Set<string>();
  readonly #values = new Map<string, string>();
  readonly #actors = new Set<string>();
  readonly #acts: PersonEvent[] = [];
  readonly #runId: string;
  #scalars = nothingKnown;
  #last: RunEvent | undefined;

  /** @param options `keepsLines`: false where no line but the newest is expected to be named, as in a run of one writer */
  constructor(runId: string, { keepsLines = true }: { readonly keepsLines?: boolean } = {}) {
    this.#runId = runId;
    this.#causality = new Causality(keepsLines);
  }

  /**
   * The event that was added last may come again, as from a second copy of its file.
   *
   * @returns whether it could be added. Where it belongs before one that was, or names a line that was not kept, all
   *   have to be added anew.
   */
  add(event: RunEvent | LoggedEvent): boolean {
    const order = this.#last === undefined ? 1 : compareEvents(event, this.#last);
    if (order <= 0) return order === 0;
    if (!this.#causality.add(event)) return false;
    this.#fold(event);
    return true;
  }

  /** Whether an event names this line as one that it has seen. */
  isNamed(head: string): boolean {
    return this.#causality.isNamed(head);
  }

  /** As of now: what is added later does not change it. */
  state(): RunState {
    const sightings = this.#causality.sightings();
    const acts = [...this.#acts];
    return {
      ...this.#scalars,
      runId: this.#runId,
      lamport: this.#last?.lamport ?? 0,
      lastEventAt: this.#last?.at,
      actors: [...this.#actors].sort(),
      values: new Map(this.#values),
      executions: this.#executions.all(),
      marks: reduceMarks(acts, sightings),
      people: reducePeople(acts),
      sightings,
      textDigests: [...this.#texts],
      texts: new Map(),
    };
  }

  #fold(event: RunEvent | LoggedEvent): void {
    this.#last = event;
    this.#actors.add(event.actor);
    if (event.v > EVENT_VERSION) {
      this.#countUnknown();
      return;
    }
    if ('textSha256' in event && event.textSha256 !== undefined) this.#useText(event.textSha256);
    switch (event.type) {
      case 'run.started': {
        const { name, at, actor, runbookSha256, context } = event;
        this.#set({ name, startedAt: at, actor, runbookSha256, context });
        break;
      }
      case 'target.pinned':
        // The first pin counts; two windows that pinned at once agree, or the later one is refused when it acts.
        this.#set({ target: this.#scalars.target ?? event.target });
        break;
      case 'value.set':
        this.#values.set(event.name, event.value);
        break;
      case 'execution.started':
        this.#executions.start(event);
        break;
      case 'execution.finished':
        this.#executions.finish(event);
        break;
      case 'item.ticked':
      case 'item.attested':
      case 'item.waived':
      case 'item.notApplicable':
      case 'item.unticked':
      case 'item.noted':
      case 'field.filled':
      case 'signOff.given':
      case 'signOff.withdrawn':
        this.#acts.push(event);
        break;
      case 'run.noted':
        break;
      default:
        // A type of a newer version: kept in the log, counted here, never guessed at.
        this.#countUnknown();
    }
  }

  #set(changed: Partial<Scalars>): void {
    this.#scalars = { ...this.#scalars, ...changed };
  }

  #countUnknown(): void {
    this.#set({ unknownEvents: this.#scalars.unknownEvents + 1 });
  }

  #useText(digest: string): void {
    this.#texts.delete(digest);
    this.#texts.add(digest);
  }
}
