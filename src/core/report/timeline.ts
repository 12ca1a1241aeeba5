/** Who did what, one after the other: also what was taken back or done again since. */
import type { PersonEvent } from '../run/people.ts';
import type { ExecutionState, RunState } from '../run/state.ts';
import { indexText } from '../run/textRecord.ts';
import type { TimelineEntry } from './model.ts';

export function timeline(run: RunState): readonly TimelineEntry[] {
  const titles = new Titles(run);
  const executed = run.executions.map((one) => ({ lamport: one.lamport, entry: executedEntry(one, titles) }));
  const acts = run.people.acts.map((one) => ({ lamport: one.lamport, entry: actEntry(one, titles) }));
  const rest = [...executed, ...acts].toSorted((a, b) => a.lamport - b.lamport).map(({ entry }) => entry);
  return [...startedEntry(run), ...rest];
}

/** What items were called when something was recorded for them. */
class Titles {
  readonly #texts: RunState['texts'];

  constructor({ texts }: RunState) {
    this.#texts = texts;
  }

  of(nodeId: string | undefined, textSha256: string | undefined): string {
    if (nodeId === undefined) return '';
    const text = this.#texts.get(textSha256 ?? '');
    return (text && indexText(text).nodes.get(nodeId)?.title) ?? nodeId;
  }
}

function startedEntry({ startedAt, actor, name }: RunState): readonly TimelineEntry[] {
  if (startedAt === undefined) return [];
  return [{ at: startedAt, actor: actor ?? '', act: 'started', title: name, detail: undefined, verdict: undefined }];
}

function executedEntry(execution: ExecutionState, titles: Titles): TimelineEntry {
  const { startedAt, actor, finished } = execution;
  const { nodeId, textSha256, command } = execution.invocation;
  const [detail] = command.split('\n');
  return {
    at: startedAt,
    actor,
    act: 'executed',
    title: titles.of(nodeId, textSha256),
    detail,
    verdict: finished?.verdict,
  };
}

function actEntry(event: PersonEvent, titles: Titles): TimelineEntry {
  const { at, actor } = event;
  return { at, actor, ...saidOf(event, titles), verdict: undefined };
}

function saidOf(event: PersonEvent, titles: Titles): Pick<TimelineEntry, 'act' | 'title' | 'detail'> {
  const title = 'nodeId' in event ? titles.of(event.nodeId, event.textSha256) : '';
  switch (event.type) {
    case 'item.ticked':
      return { act: 'ticked', title, detail: event.note };
    case 'item.attested':
      return { act: 'attested', title, detail: event.note };
    case 'item.waived':
      return { act: 'waived', title, detail: `${event.reason} (${event.until})` };
    case 'item.notApplicable':
      return { act: 'not applicable', title, detail: event.reason };
    case 'item.unticked':
      return { act: 'taken back', title, detail: undefined };
    case 'item.noted':
      return { act: 'noted', title, detail: event.note };
    case 'field.filled':
      return { act: 'filled', title: event.field, detail: event.value };
    case 'signOff.given':
      return { act: 'signed', title: event.role, detail: event.contentSha256 };
    case 'signOff.withdrawn':
      return { act: 'withdrawn', title: event.role, detail: undefined };
  }
}
