/** Manual marks of the items of a run. */
import { hasSeen, positionOf, type Sightings } from './causality.ts';
import type { PersonEvent } from './people.ts';
import type { Decision, Mark } from './state.ts';

/**
 * Those that no later one of the same node of the same text has seen, in order of the log.
 *
 * @param acts in order of the log
 */
export function reduceMarks(acts: readonly PersonEvent[], sightings: Sightings): readonly Mark[] {
  const marks = new Map<string, readonly Mark[]>();
  for (const act of acts) if (isMark(act)) addMark(marks, markOf(act), sightings);
  return [...marks.values()].flat().toSorted((a, b) => a.lamport - b.lamport);
}

type MarkEvent = Extract<
  PersonEvent,
  { type: 'item.ticked' | 'item.attested' | 'item.waived' | 'item.notApplicable' | 'item.unticked' }
>;

function isMark(act: PersonEvent): act is MarkEvent {
  switch (act.type) {
    case 'item.ticked':
    case 'item.attested':
    case 'item.waived':
    case 'item.notApplicable':
    case 'item.unticked':
      return true;
    case 'item.noted':
    case 'field.filled':
    case 'signOff.given':
    case 'signOff.withdrawn':
      return false;
  }
}

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

/** One that has seen an earlier one takes its place, at the end. */
function addMark(marks: Map<string, readonly Mark[]>, mark: Mark, sightings: Sightings): void {
  const key = JSON.stringify([mark.textSha256, mark.nodeId]);
  const unseen = (marks.get(key) ?? []).filter(({ position }) => !hasSeen(sightings, mark.position, position));
  marks.delete(key);
  marks.set(key, [...unseen, mark]);
}
