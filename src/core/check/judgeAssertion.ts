/** One line of `expect` against a subject: a finding for each of its operators. */
import * as l10n from '@vscode/l10n';
import type { ComparedValue } from '../run/event.ts';
import type { JsonObject } from './json.ts';
import type { Comparison, Tally } from './matcher/comparison.ts';
import { describeEntry } from './matcher/describe.ts';
import { entriesOf, type Entry } from './matcher/entries.ts';
import { matchEntry, type Selection } from './matcher/match.ts';
import { hasWildcard } from './path.ts';
import type { Show } from './show.ts';
import type { PathAssertion } from './sidecar/model.ts';
import { walkPath, type Slot } from './walkPath.ts';

export interface AssertionResult {
  readonly outcome: 'holds' | 'fails' | 'error';
  /** One line for people. */
  readonly message: string;
  readonly line: number;
  /** Where it does not hold. */
  readonly compared?: ComparedValue | undefined;
}

/** @param now milliseconds since 1970 */
export function judgeAssertion(
  assertion: PathAssertion,
  subject: JsonObject,
  { now, show }: { readonly now: number; readonly show: Show },
): readonly AssertionResult[] {
  const slots = walkPath(assertion.segments, subject);
  const selection = selectionOf(assertion, slots);
  return entriesOf(assertion.matcher).map((entry) => {
    const comparison = matchEntry(entry, selection, now);
    const compared = { path: assertion.path, entry, comparison, selection, show };
    const result = { message: messageOf(compared), line: assertion.line };
    if (comparison.holds === 'yes') return { outcome: 'holds', ...result };
    return { outcome: 'fails', ...result, compared: bothSides(compared) };
  });
}

function selectionOf({ segments }: PathAssertion, slots: readonly Slot[]): Selection {
  const [only] = slots;
  return hasWildcard(segments) || only === undefined ? { kind: 'many', slots } : { kind: 'one', slot: only };
}

interface Compared {
  readonly path: string;
  readonly entry: Entry;
  readonly comparison: Comparison;
  readonly selection: Selection;
  readonly show: Show;
}

function messageOf(compared: Compared): string {
  const { comparison, path, entry, selection, show } = compared;
  if (comparison.tally !== undefined) return tallyMessage(compared, comparison.tally);
  const expected = describeEntry(entry);
  const actual =
    selection.kind === 'one' && selection.slot.state === 'present' ? show.value(selection.slot.value) : undefined;
  const note = comparison.note === undefined ? undefined : show.text(comparison.note);
  return withNote(plainMessage(comparison.holds === 'yes', path, expected, actual), note);
}

function plainMessage(holds: boolean, path: string, expected: string, actual: string | undefined): string {
  if (actual === undefined)
    return holds ? l10n.t('{0}: {1} holds', path, expected) : l10n.t('{0}: expected {1}', path, expected);
  return holds
    ? l10n.t('{0}: {1} holds, got {2}', path, expected, actual)
    : l10n.t('{0}: expected {1}, got {2}', path, expected, actual);
}

function tallyMessage({ path, entry, comparison, show }: Compared, { matched, of, offender }: Tally): string {
  const expected = describeEntry(entry);
  if (comparison.holds === 'yes') return l10n.t('{0}: {1} holds, {2} of {3}', path, expected, matched, of);
  if (offender === undefined)
    return l10n.t('{0}: expected {1}, and {2} of {3} are as expected', path, expected, matched, of);
  const name = offenderName(offender.slot, show);
  const actual = offender.slot.state === 'present' ? show.value(offender.slot.value) : l10n.t('nothing');
  const message = l10n.t(
    '{0}: expected {1}, and {2} of {3} are as expected; {4} has {5}',
    path,
    expected,
    matched,
    of,
    name,
    actual,
  );
  return withNote(message, offender.note === undefined ? undefined : show.text(offender.note));
}

/** What the message says in one line, side by side. */
function bothSides({ path, entry, comparison: { tally }, selection, show }: Compared): ComparedValue {
  const expected = `${path}: ${describeEntry(entry)}`;
  if (tally === undefined) return { expected, actual: shownSlot(selection, show) };
  const { matched, of, offender } = tally;
  const actual = l10n.t('{0} of {1} as expected', matched, of);
  if (offender === undefined) return { expected, actual };
  const { slot } = offender;
  return { expected, actual, offender: `${offenderName(slot, show)} = ${shownSlot({ kind: 'one', slot }, show)}` };
}

function shownSlot(selection: Selection, show: Show): string {
  return selection.kind === 'one' && selection.slot.state === 'present'
    ? show.value(selection.slot.value)
    : l10n.t('nothing');
}

/** The object's name where it has one, and where in the subject it is. */
function offenderName({ owner, at }: Slot, show: Show): string {
  return owner === undefined ? at : l10n.t('{0} at {1}', show.text(owner), at);
}

function withNote(message: string, note: string | undefined): string {
  return note === undefined || note === '' ? message : `${message} (${note})`;
}
