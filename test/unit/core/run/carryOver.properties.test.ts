import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent, RunPayload } from '../../../../src/core/run/event.ts';
import { reduceRun } from '../../../../src/core/run/reduce.ts';
import { rollUp, type RunView } from '../../../../src/core/run/rollup.ts';
import { textRecordOf, type TextRecord } from '../../../../src/core/run/textRecord.ts';
import { allNodes } from '../../../../src/core/runbook/find.ts';
import type { Command, Runbook, RunbookNode } from '../../../../src/core/runbook/model.ts';
import { EditedRunbook, edits, folded, type Edit, type Entry } from '../../support/editedRunbook.ts';
import { event, finished, started, ticked } from '../../support/events.ts';

/** A few in each run of the suite; PROVEBOOK_EDIT_SEQUENCES=10000 tries as many and prints what became of the results. */
const asked = process.env['PROVEBOOK_EDIT_SEQUENCES'];
const sequences = Number(asked ?? 150);

interface Step {
  readonly edit: Edit;
  readonly at: number;
  readonly by: number;
  /** Items that are run or ticked afterwards. Without any the next edit follows on text that nobody has recorded. */
  readonly then: readonly number[];
}

const place = fc.nat({ max: 40 });

const step: fc.Arbitrary<Step> = fc.record({
  edit: fc.constantFrom(...edits),
  at: place,
  by: place,
  then: fc.oneof(fc.constant([]), fc.array(place, { maxLength: 3 })),
});

const script = fc.record({
  sections: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
  first: fc.array(place, { maxLength: 12 }),
  steps: fc.array(step, { minLength: 1, maxLength: 10 }),
});

const figures = {
  results: 0,
  counting: 0,
  'not counting, because changed': 0,
  'not counting, although unchanged': 0,
  'on another item, not counting': 0,
  lost: 0,
  deleted: 0,
};

describe('through any edits', { timeout: 600_000 }, () => {
  it('a result counts for its own item as long as that says and does the same, and for no other', () => {
    fc.assert(
      fc.property(script, ({ sections, first, steps }) => {
        const model = new EditedRunbook(sections);
        const log = new Log();
        log.record(model, first);
        for (const { edit, at, by, then } of steps) {
          model.edit(edit, at, by);
          if (then.length > 0) log.record(model, then);
          const shown = log.show(model);
          expect(shown.filter(({ counts, of, on }) => counts && !isSame(of, on))).toEqual([]);
          count(shown, log.newest, model);
        }
      }),
      { numRuns: sequences },
    );
    if (asked !== undefined) console.log(figures);
    // Nothing is lost that is easy to find: mutilated matching would still be safe.
    expect(figures.counting).toBeGreaterThan(0.8 * figures.results);
    expect(figures.lost).toBeLessThan(0.03 * figures.results);
  });
});

/** What was recorded for an item, as only the model knows it. */
interface Recorded {
  readonly label: number;
  readonly statement: string;
}

/** A result as it is shown now. */
interface Shown {
  readonly of: Recorded;
  readonly on: Recorded;
  /** It passes the item or its command, or ticks it. */
  readonly counts: boolean;
}

class Log {
  readonly #events: RunEvent[] = [];
  readonly #texts = new Map<string, TextRecord>();
  readonly #recorded = new Map<string, Recorded>();

  record(model: EditedRunbook, at: readonly number[]): void {
    const { runbook, entries } = model.read();
    model.remember();
    const text = textRecordOf(runbook);
    const textSha256 = JSON.stringify(text);
    this.#texts.set(textSha256, text);
    const items = allNodes(runbook.nodes).filter(({ kind }) => kind === 'item');
    for (const index of at) {
      const node = items[index % Math.max(1, items.length)];
      const entry = node && entries.get(node.id);
      if (node === undefined || entry === undefined) continue;
      const id = `result-${this.#recorded.size}`;
      this.#recorded.set(id, recordedOf(entry));
      for (const payload of happening(node, runbook, id)) this.#append({ ...payload, textSha256 } as RunPayload);
    }
  }

  /** The newest result of each label. */
  get newest(): ReadonlyMap<number, Recorded> {
    return new Map([...this.#recorded.values()].map((one) => [one.label, one]));
  }

  show(model: EditedRunbook): readonly Shown[] {
    const { runbook, entries } = model.read();
    const view = rollUp(runbook, { ...reduceRun('run', this.#events), texts: this.#texts });
    return allNodes(runbook.nodes).flatMap((node) => {
      const entry = entries.get(node.id);
      if (entry === undefined) return [];
      return resultsOn(node, view).flatMap(({ id, counts }) => {
        const of = this.#recorded.get(id);
        return of === undefined ? [] : [{ of, on: recordedOf(entry), counts }];
      });
    });
  }

  #append(payload: RunPayload): void {
    this.#events.push(event(this.#events.length + 1, payload));
  }
}

/** What is claimed and proved, whatever its style is. */
function recordedOf({ label, title, command, expected }: Entry): Recorded {
  return { label, statement: JSON.stringify([folded(title), command, command === undefined ? '' : expected]) };
}

function isSame(of: Recorded, on: Recorded): boolean {
  return of.label === on.label && of.statement === on.statement;
}

function happening(node: RunbookNode, runbook: Runbook, id: string): readonly RunPayload[] {
  const [command] = commandsOf(node);
  return command === undefined ? [ticked(node.id, id)] : [started(command, runbook, id), finished(id, 'pass')];
}

function resultsOn(node: RunbookNode, view: RunView): readonly { readonly id: string; readonly counts: boolean }[] {
  const mark = view.marks.get(node.id);
  const marks = mark === undefined ? [] : [{ id: mark.note ?? '', counts: mark.doubt === undefined }];
  const executions = commandsOf(node).flatMap((command) => {
    const execution = view.latest.get(command.id);
    const counts = view.commandStates.get(command.id) === 'passed';
    return execution === undefined ? [] : [{ id: execution.id, counts }];
  });
  return [...marks, ...executions];
}

function commandsOf(node: RunbookNode): readonly Command[] {
  return node.blocks.flatMap(({ commands }) => commands);
}

function count(shown: readonly Shown[], newest: ReadonlyMap<number, Recorded>, model: EditedRunbook): void {
  const there = new Set(model.items.map(({ label }) => label));
  for (const [label, of] of newest) {
    const found = shown.find((one) => one.of === of);
    figures.results += 1;
    if (!there.has(label)) figures.deleted += 1;
    else if (found === undefined) figures.lost += 1;
    else if (found.on.label !== label) figures['on another item, not counting'] += 1;
    else if (found.counts) figures.counting += 1;
    else figures[isSame(of, found.on) ? 'not counting, although unchanged' : 'not counting, because changed'] += 1;
  }
}
