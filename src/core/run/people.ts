/** What people have filled in, noted and signed in a run, and everything they ever did to it. */
import type { PersonPayload, RunEvent } from './event.ts';

export interface PeopleState {
  /** The newest of each person on each node of each text. In order of the log. */
  readonly notes: readonly ItemNote[];
  /** By the key of the field. */
  readonly fields: ReadonlyMap<string, FilledField>;
  /** By the key of the role. */
  readonly signOffs: ReadonlyMap<string, GivenSignOff>;
  /** In order of the log, also what was taken back since. */
  readonly acts: readonly PersonEvent[];
}

export interface ItemNote {
  /** Id in the text of that time. */
  readonly nodeId: string;
  readonly textSha256: string | undefined;
  readonly note: string;
  readonly actor: string;
  readonly at: string;
}

export interface FilledField {
  readonly value: string;
  readonly actor: string;
  readonly at: string;
}

export interface GivenSignOff {
  readonly actor: string;
  readonly at: string;
  readonly contentSha256: string;
  readonly ready: boolean;
}

export type PersonEvent = Extract<RunEvent, PersonPayload>;

/** @param acts in order of the log */
export function reducePeople(acts: readonly PersonEvent[]): PeopleState {
  const notes = new Map<string, ItemNote>();
  const fields = new Map<string, FilledField>();
  const signOffs = new Map<string, GivenSignOff>();
  for (const event of acts) {
    const { actor, at } = event;
    switch (event.type) {
      case 'item.noted': {
        const { nodeId, textSha256, note } = event;
        setOrRemove(
          notes,
          JSON.stringify([textSha256, nodeId, actor]),
          note !== '' && { nodeId, textSha256, note, actor, at },
        );
        break;
      }
      case 'field.filled':
        setOrRemove(fields, event.field, event.value !== '' && { value: event.value, actor, at });
        break;
      case 'signOff.given': {
        const { contentSha256, ready } = event;
        setOrRemove(signOffs, event.role, { actor, at, contentSha256, ready });
        break;
      }
      case 'signOff.withdrawn':
        signOffs.delete(event.role);
        break;
      default:
        break;
    }
  }
  return { notes: [...notes.values()], fields, signOffs, acts };
}

/** What is set again goes to the end. */
function setOrRemove<V>(map: Map<string, V>, key: string, value: V | false): void {
  map.delete(key);
  if (value !== false) map.set(key, value);
}
