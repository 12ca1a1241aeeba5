/**
 * Follows a path into a subject and keeps a place for what is not there: JSONPath and JMESPath drop it, so that "all have
 * it" holds although some have not.
 */
import * as l10n from '@vscode/l10n';
import { isJsonList, isJsonObject, member, type Json, type JsonObject } from './json.ts';
import type { PathSegment } from './path.ts';

/** One place that a path stands for. */
export type Slot = PresentSlot | MissingSlot;

interface SlotBase {
  /** The path with its wildcards resolved: `items[3].status.phase`. */
  readonly at: string;
  /** What a person calls the list element it lies in: "orders-api (shop)"; undefined outside of lists. */
  readonly owner: string | undefined;
}

export interface PresentSlot extends SlotBase {
  readonly state: 'present';
  readonly value: Json;
}

export interface MissingSlot extends SlotBase {
  readonly state: 'missing';
  readonly reason: string;
}

/** Exactly one slot for a path without `[*]`. With it none only where the outermost list is empty. */
export function walkPath(segments: readonly PathSegment[], subject: JsonObject): readonly Slot[] {
  let slots: readonly Slot[] = [{ state: 'present', at: '', owner: undefined, value: subject }];
  let isOutermost = true;
  for (const segment of segments) {
    const emptyIsNothing = isOutermost;
    slots = slots.flatMap((slot) => (slot.state === 'missing' ? [slot] : step(slot, segment, emptyIsNothing)));
    if (segment.kind === 'every') isOutermost = false;
  }
  return slots;
}

function step(slot: PresentSlot, segment: PathSegment, emptyIsNothing: boolean): readonly Slot[] {
  switch (segment.kind) {
    case 'key':
      return [memberSlot(slot, segment.name)];
    case 'index':
      return [elementSlot(slot, segment.index)];
    case 'every':
      return everySlot(slot, emptyIsNothing);
    case 'where':
      return [selectedSlot(slot, segment.key, segment.value)];
  }
}

function memberSlot(slot: PresentSlot, name: string): Slot {
  const at = `${slot.at}${keyText(name, slot.at === '')}`;
  const value = member(slot.value, name);
  if (value !== undefined) return { ...slot, at, value };
  const reason = isJsonObject(slot.value)
    ? l10n.t('there is no "{0}"', name)
    : l10n.t('there is no "{0}", because {1} has no keys', name, place(slot));
  return { state: 'missing', at, owner: slot.owner, reason };
}

function elementSlot(slot: PresentSlot, index: number): Slot {
  const at = `${slot.at}[${index}]`;
  if (!isJsonList(slot.value)) return notAList(slot, at);
  const value = slot.value[index];
  if (value !== undefined) return { state: 'present', at, owner: ownerName(value) ?? slot.owner, value };
  return {
    state: 'missing',
    at,
    owner: slot.owner,
    reason: l10n.t('the list ends after {0}', slot.value.length),
  };
}

/** An empty list inside of another list's element is a gap, or that element would drop out of "all". */
function everySlot(slot: PresentSlot, emptyIsNothing: boolean): readonly Slot[] {
  const at = `${slot.at}[*]`;
  if (!isJsonList(slot.value)) return [notAList(slot, at)];
  if (slot.value.length === 0 && !emptyIsNothing)
    return [{ state: 'missing', at, owner: slot.owner, reason: l10n.t('the list is empty') }];
  return slot.value.map((value, index) => ({
    state: 'present',
    at: `${slot.at}[${index}]`,
    owner: slot.owner ?? ownerName(value),
    value,
  }));
}

function selectedSlot(slot: PresentSlot, key: string, wanted: string): Slot {
  const at = `${slot.at}[${key}=${wanted}]`;
  if (!isJsonList(slot.value)) return notAList(slot, at);
  const found = slot.value.filter((element) => scalarText(member(element, key)) === wanted);
  const [only] = found;
  if (only !== undefined && found.length === 1) return { ...slot, at, value: only };
  const reason =
    found.length === 0
      ? l10n.t('no element has {0}={1}', key, wanted)
      : l10n.t('{0} elements have {1}={2}', found.length, key, wanted);
  return { state: 'missing', at, owner: slot.owner, reason };
}

function notAList(slot: PresentSlot, at: string): MissingSlot {
  return { state: 'missing', at, owner: slot.owner, reason: l10n.t('{0} is no list', place(slot)) };
}

function place(slot: PresentSlot): string {
  return slot.at === '' ? l10n.t('the whole') : slot.at;
}

function scalarText(value: Json | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function keyText(name: string, isFirst: boolean): string {
  if (!/^[^.[\]'"\s=]+$/.test(name)) return `['${name}']`;
  return isFirst ? name : `.${name}`;
}

/** Kubernetes objects by name and namespace, other things by their name. */
export function ownerName(element: Json): string | undefined {
  const metadata = member(element, 'metadata');
  const name = scalarText(member(metadata, 'name')) ?? scalarText(member(element, 'name'));
  const namespace = scalarText(member(metadata, 'namespace'));
  return name !== undefined && namespace !== undefined ? `${name} (${namespace})` : name;
}
