/** What happened in a run while its runbook was edited, and what is shown of it for some text. */
import type { RunEvent, RunPayload, Verdict } from '../../../src/core/run/event.ts';
import { reduceRun } from '../../../src/core/run/reduce.ts';
import { rollUp, type RunView } from '../../../src/core/run/rollup.ts';
import type { ItemState, RunState } from '../../../src/core/run/state.ts';
import { textRecordOf, type TextRecord } from '../../../src/core/run/textRecord.ts';
import { allNodes, commandsUnder } from '../../../src/core/runbook/find.ts';
import { readRunbook } from '../../../src/core/runbook/read.ts';
import { event, finished, started, ticked } from './events.ts';
import { nodeTitled } from './runbooks.ts';

export class History {
  readonly #events: RunEvent[] = [];
  readonly #texts = new Map<string, TextRecord>();

  /** All commands under the node with this title ran, when the runbook had this text. */
  ran(text: string, title: string, verdict: Verdict = 'pass'): this {
    for (const id of this.#start(text, title)) this.#append(text, finished(id, verdict));
    return this;
  }

  /** As `ran`, by a program that was killed in the middle. */
  began(text: string, title: string): this {
    this.#start(text, title);
    return this;
  }

  ticked(text: string, title: string): this {
    this.#append(text, ticked(nodeTitled(readRunbook(text), title).id, `of ${title}`));
    return this;
  }

  unticked(text: string, title: string): this {
    this.#append(text, { type: 'item.unticked', nodeId: nodeTitled(readRunbook(text), title).id });
    return this;
  }

  /** @param forgotten texts whose record is lost */
  run(...forgotten: readonly string[]): RunState {
    const kept = new Map(this.#texts);
    for (const text of forgotten) kept.delete(digestOf(text));
    return { ...reduceRun('run', this.#events), texts: kept };
  }

  /** As a version wrote it that kept no texts. */
  oldRun(): RunState {
    const events = this.#events.map((one) => ('textSha256' in one ? { ...one, textSha256: undefined } : one));
    return reduceRun('run', events);
  }

  view(text: string): RunView {
    return rollUp(readRunbook(text), this.run());
  }

  /** "title: state" of each node, in source order. */
  states(text: string): readonly string[] {
    const { states } = this.view(text);
    return allNodes(readRunbook(text).nodes).map(({ id, title }) => `${title}: ${states.get(id) ?? 'no state'}`);
  }

  state(text: string, title: string): ItemState | undefined {
    return this.view(text).states.get(nodeTitled(readRunbook(text), title).id);
  }

  /** Returns the ids of the executions. */
  #start(text: string, title: string): readonly string[] {
    const runbook = readRunbook(text);
    return commandsUnder(nodeTitled(runbook, title)).map((command) => {
      const id = `execution-${this.#events.length}`;
      this.#append(text, started(command, runbook, id));
      return id;
    });
  }

  #append(text: string, payload: RunPayload): void {
    const textSha256 = digestOf(text);
    this.#texts.set(textSha256, textRecordOf(readRunbook(text)));
    const named = 'nodeId' in payload ? { ...payload, textSha256 } : payload;
    this.#events.push(event(this.#events.length + 1, named));
  }
}

/** Stands for one: the same for the same text. */
function digestOf(text: string): string {
  return `sha256 of ${text}`;
}
