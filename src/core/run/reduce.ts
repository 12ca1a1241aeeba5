/** State as a pure fold over the events of a run. */
import { hasSeen, positionOf, sightingsOf, type Sightings } from './causality.ts';
import { EVENT_VERSION, type LoggedEvent, type RunEvent } from './event.ts';
import { orderEvents } from './order.ts';
import { reducePeople, type PersonEvent } from './people.ts';
import type { Decision, ExecutionState, Mark, RunState } from './state.ts';

/** @param events in any order, with duplicates; a replica that has the same set gets the same state. */
export function reduceRun(runId: string, events: readonly (RunEvent | LoggedEvent)[]): RunState {
  const executions = new Map<string, ExecutionState>();
  const marks = new Map<string, readonly Mark[]>();
  const texts = new Map<string, true>();
  const values = new Map<string, string>();
  const acts: PersonEvent[] = [];
  const ordered = orderEvents(events);
  const last = ordered.at(-1);
  const sightings = sightingsOf(ordered);
  let state: Scalars = { ...emptyRun(runId), lamport: last?.lamport ?? 0, lastEventAt: last?.at };
  for (const event of ordered) {
    if (event.v > EVENT_VERSION) {
      state = { ...state, unknownEvents: state.unknownEvents + 1 };
      continue;
    }
    if ('textSha256' in event && event.textSha256 !== undefined) setLast(texts, event.textSha256, true);
    switch (event.type) {
      case 'run.started':
        state = {
          ...state,
          name: event.name,
          startedAt: event.at,
          actor: event.actor,
          runbookSha256: event.runbookSha256,
          context: event.context,
        };
        break;
      case 'target.pinned':
        // The first pin counts; two windows that pinned at once agree, or the later one is refused when it acts.
        state = { ...state, target: state.target ?? event.target };
        break;
      case 'value.set':
        values.set(event.name, event.value);
        break;
      case 'execution.started':
        executions.set(event.execution, startedExecution(event));
        break;
      case 'execution.finished':
        finishExecution(executions, event);
        break;
      case 'item.ticked':
      case 'item.attested':
      case 'item.waived':
      case 'item.notApplicable':
      case 'item.unticked':
        addMark(marks, markOf(event), sightings);
        acts.push(event);
        break;
      case 'item.noted':
      case 'field.filled':
      case 'signOff.given':
      case 'signOff.withdrawn':
        acts.push(event);
        break;
      case 'run.noted':
        break;
      default:
        // A type of a newer version: kept in the log, counted here, never guessed at.
        state = { ...state, unknownEvents: state.unknownEvents + 1 };
    }
  }
  return {
    ...state,
    actors: actorsOf(events),
    values,
    executions: [...executions.values()],
    marks: [...marks.values()].flat().toSorted((a, b) => a.lamport - b.lamport),
    people: reducePeople(acts),
    sightings,
    textDigests: [...texts.keys()],
  };
}

function actorsOf(events: readonly RunEvent[]): readonly string[] {
  const actors = new Set<string>();
  for (const { actor } of events) actors.add(actor);
  return [...actors].sort();
}

/** What each event may change at once; the lists and maps are put together at the end. */
type Scalars = Omit<RunState, 'actors' | 'values' | 'executions' | 'marks' | 'people' | 'textDigests' | 'sightings'>;

function emptyRun(runId: string): Scalars {
  return {
    runId,
    name: '',
    startedAt: undefined,
    lastEventAt: undefined,
    actor: undefined,
    runbookSha256: undefined,
    context: undefined,
    target: undefined,
    texts: new Map(),
    unknownEvents: 0,
    lamport: 0,
  };
}

function startedExecution(event: Extract<RunEvent, { type: 'execution.started' }>): ExecutionState {
  const position = positionOf(event);
  return {
    id: event.execution,
    nodeId: event.nodeId,
    commandId: event.commandId,
    textSha256: event.textSha256,
    command: event.command,
    template: event.template ?? event.command,
    values: event.values ?? [],
    commandSha256: event.commandSha256,
    language: event.language,
    expected: event.expected,
    actor: event.actor,
    startedAt: event.at,
    target: event.target,
    connection: event.connection,
    finished: undefined,
    lamport: event.lamport,
    positions: { start: position, outcome: position },
  };
}

type MarkEvent = Extract<
  PersonEvent,
  { type: 'item.ticked' | 'item.attested' | 'item.waived' | 'item.notApplicable' | 'item.unticked' }
>;

function markOf(event: MarkEvent): Mark {
  return {
    nodeId: event.nodeId,
    textSha256: event.textSha256,
    ticked: event.type !== 'item.unticked',
    ...(event.type === 'item.unticked' && event.proofCounts === true ? { proofCounts: true } : {}),
    decision: decisionOf(event),
    actor: event.actor,
    at: event.at,
    note: 'note' in event ? event.note : undefined,
    lamport: event.lamport,
    position: positionOf(event),
  };
}

function decisionOf(event: MarkEvent): Decision | undefined {
  switch (event.type) {
    case 'item.attested':
      return { kind: 'attested', evidence: event.evidence };
    case 'item.waived':
      return { kind: 'waived', reason: event.reason, until: event.until };
    case 'item.notApplicable':
      return { kind: 'not applicable', reason: event.reason };
    case 'item.ticked':
    case 'item.unticked':
      return undefined;
  }
}

/** One that has seen an earlier one takes its place. */
function addMark(marks: Map<string, readonly Mark[]>, mark: Mark, sightings: Sightings): void {
  const key = JSON.stringify([mark.textSha256, mark.nodeId]);
  setLast(marks, key, [
    ...(marks.get(key) ?? []).filter(({ position }) => !hasSeen(sightings, mark.position, position)),
    mark,
  ]);
}

/** A map keeps the place where a key was first set; here the order is that of the last time. */
function setLast<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
}

/** The first end counts. An end without its start (a cut log) is no execution: nothing was seen to begin. */
function finishExecution(
  executions: Map<string, ExecutionState>,
  event: Extract<RunEvent, { type: 'execution.finished' }>,
): void {
  const started = executions.get(event.execution);
  if (started === undefined || started.finished !== undefined) return;
  const { verdict, findings, exitCode, signal, survivors, end, durationMs, evidence } = event;
  executions.set(event.execution, {
    ...started,
    ...(started.positions && { positions: { ...started.positions, outcome: positionOf(event) } }),
    finished: { verdict, findings, exitCode, signal, survivors, end, durationMs, finishedAt: event.at, evidence },
  });
}
