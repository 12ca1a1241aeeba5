/** What people filled in, signed and exempted. */
import { isInForce } from '../check/waiver.ts';
import { fillIns, signingRoles } from '../runbook/fillIn.ts';
import { reference } from './blockers.ts';
import type { ReportInput } from './build.ts';
import type { ReportEntry, ReportField, ReportSection, ReportSignOff, ReportWaiver } from './model.ts';

/** Blanks of the text in source order; then what was filled in for those that it no longer has. */
export function reportFields({ runbook, run }: ReportInput): readonly ReportField[] {
  const { fields } = run.people;
  const inText = fillIns(runbook).map(({ key, label }): ReportField => {
    const filled = fields.get(key);
    return { key, label, value: filled?.value ?? '', actor: filled?.actor, at: filled?.at, isGone: false };
  });
  const known = new Set(inText.map(({ key }) => key));
  const gone = [...fields]
    .filter(([key]) => !known.has(key))
    .map(([key, { value, actor, at }]): ReportField => ({ key, label: key, value, actor, at, isGone: true }));
  return [...inText, ...gone];
}

/** @param contentSha256 of what would be signed now */
export function reportSignOffs({ runbook, run }: ReportInput, contentSha256: string): readonly ReportSignOff[] {
  const workers = new Set([...run.executions, ...run.marks].map(({ actor }) => actor));
  const roles = signingRoles(runbook);
  const known = new Set(roles.map(({ key }) => key));
  // Somebody signed for a role that the text does not name.
  const others = [...run.people.signOffs.keys()]
    .filter((key) => !known.has(key))
    .map((key) => ({ key, role: key, group: undefined }));
  return [...roles, ...others].map(({ key, role, group }) => {
    const given = run.people.signOffs.get(key);
    if (given === undefined) return { key, role, group, given: undefined };
    const { actor, at, ready, contentSha256: signed } = given;
    const isStale = signed !== contentSha256;
    return {
      key,
      role,
      group,
      given: { actor, at, contentSha256: signed, wasReady: ready, isStale, isOwnWork: workers.has(actor) },
    };
  });
}

/** Of items, then of checks. */
export function findWaivers(input: ReportInput, sections: readonly ReportSection[]): readonly ReportWaiver[] {
  const { now, view } = input;
  const onItems = sections.flatMap((section) => section.entries.flatMap((entry) => itemWaiver(section, entry, now)));
  const places = new Map(
    sections.flatMap((section) => section.entries.map((entry) => [entry.id, reference(section, entry)] as const)),
  );
  const onChecks = [...view.checks].flatMap(([nodeId, checks]) =>
    checks.flatMap(({ check, waivers }) =>
      waivers.map(({ reason, until }): ReportWaiver => ({
        ...(places.get(nodeId) ?? { nodeId, title: '', section: '' }),
        check: check.id,
        reason,
        until,
        inForce: isInForce(until, now),
        actor: undefined,
        at: undefined,
      })),
    ),
  );
  return [...onItems, ...onChecks];
}

function itemWaiver(section: ReportSection, entry: ReportEntry, now: number): readonly ReportWaiver[] {
  const { mark } = entry;
  if (mark?.ticked !== true || mark.decision?.kind !== 'waived') return [];
  const { reason, until } = mark.decision;
  const inForce = isInForce(until, now) && mark.doubt === undefined;
  return [{ ...reference(section, entry), check: undefined, reason, until, inForce, actor: mark.actor, at: mark.at }];
}
