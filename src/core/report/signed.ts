/** What a sign-off signs: what the run amounts to. Whatever changes it makes the sign-off stale. */
import type { Report, ReportEntry, ReportExecution, ReportMark } from './model.ts';

export type UnsignedReport = Omit<Report, 'signOffs' | 'contentSha256'>;

/**
 * A text that is the same as long as nothing that was signed has changed: the runbook's bytes, the target, each item with
 * its state and what it rests on, exemptions and fields. Sign-offs and the order of events are not in it, nor is what only
 * repeats it, so that a later version of the report does not end the sign-offs of an earlier one.
 */
export function signedContent({
  runbook,
  run,
  target,
  ready,
  sections,
  gone,
  waivers,
  fields,
}: UnsignedReport): string {
  return JSON.stringify({
    schema: 'provebook/signed/v1',
    runbook: runbook.sha256,
    run: [run.id, run.name, run.values.map(({ name, value }) => [name, value])],
    target: target && [target.server, target.caSha256, target.clusterUid, target.namespace, target.user],
    ready,
    items: sections.flatMap(({ entries }) => entries.map(signedEntry)),
    gone: gone.map(({ nodeId, title, mark, executions }) => [
      nodeId,
      title,
      signedMark(mark),
      executions.map(signedExecution),
    ]),
    waivers: waivers.map(({ nodeId, check, reason, until, inForce }) => [nodeId, check, reason, until, inForce]),
    fields: fields.map(({ key, value }) => [key, value]),
  });
}

function signedEntry({ id, title, state, mark, notes, executions }: ReportEntry): unknown {
  const said = notes.map(({ note, actor }) => [actor, note]);
  return [id, title, state, signedMark(mark), said, executions.map(signedExecution)];
}

function signedMark(mark: ReportMark | undefined): unknown {
  if (mark === undefined) return undefined;
  const { ticked, decision, actor, at, note, doubt } = mark;
  return [ticked, actor, at, note, doubt?.kind, decision && signedDecision(decision)];
}

function signedDecision(decision: NonNullable<ReportMark['decision']>): unknown {
  if (decision.kind === 'waived') return [decision.kind, decision.reason, decision.until];
  if (decision.kind === 'not applicable') return [decision.kind, decision.reason];
  return [
    decision.kind,
    decision.attachments.map((one) => {
      if (one.kind === 'text') return one.text;
      return one.kind === 'link' ? one.url : [one.name, one.sha256, one.isMissing];
    }),
  ];
}

function signedExecution({ id, verdict, commandSha256, evidence, doubt }: ReportExecution): unknown {
  return [
    id,
    verdict,
    commandSha256,
    evidence?.sha256,
    evidence !== undefined && evidence.output !== undefined,
    doubt?.kind,
  ];
}
