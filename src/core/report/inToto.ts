/**
 * The result as an in-toto Statement v1 with the predicate `test-result` v0.1, for who signs and verifies attestations:
 * https://github.com/in-toto/attestation/tree/main/spec. Its subjects are the runbook, the heads of the log and the evidence.
 */
import { isDone } from '../run/combine.ts';
import type { Report, ReportEntry } from './model.ts';
import { escapeHidden } from './visibleText.ts';

export interface LogHead {
  /** Name of the file in the log folder of the run. */
  readonly name: string;
  /** SHA-256 of its last line, which the chain binds to all lines before it. */
  readonly sha256: string;
}

interface ResourceDescriptor {
  readonly name: string;
  readonly digest: { readonly sha256: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** @param logHeads of the files of the run */
export function renderInToto(report: Report, logHeads: readonly LogHead[]): string {
  const { runbook, run, contentSha256 } = report;
  const entries = report.sections.flatMap((section) => section.entries).filter((entry) => isCounted(report, entry));
  const titles = (wanted: (entry: ReportEntry) => boolean): readonly string[] =>
    entries.filter(wanted).map(({ id }) => id);
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects(report, logHeads),
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: result(report),
      configuration: [
        { name: runbook.path, digest: { sha256: runbook.sha256 } },
        {
          name: `run ${run.id}`,
          digest: { sha256: contentSha256 },
          annotations: { schema: 'provebook/signed/v1', target: report.target?.clusterUid ?? '' },
        },
      ] satisfies readonly ResourceDescriptor[],
      passedTests: titles(({ state }) => isDone(state) && state !== 'warned'),
      warnedTests: titles(({ state }) => state === 'warned'),
      failedTests: titles(({ state }) => !isDone(state)),
    },
  };
  return `${escapeHidden(JSON.stringify(statement, undefined, 2))}\n`;
}

function isCounted({ counted }: Report, { hasBox }: ReportEntry): boolean {
  return hasBox || counted === 'steps';
}

function result({ ready, tally }: Report): 'PASSED' | 'WARNED' | 'FAILED' {
  if (!ready) return 'FAILED';
  return tally.some(({ state }) => state === 'warned') ? 'WARNED' : 'PASSED';
}

/** Each digest once, in a fixed order: a verifier matches subjects by their digest. */
function subjects(
  { runbook, run, sections, gone }: Report,
  logHeads: readonly LogHead[],
): readonly ResourceDescriptor[] {
  const heads = logHeads.map(({ name, sha256 }) => ({
    name: `${run.id}/log/${name}`,
    digest: { sha256 },
    annotations: { of: 'last line' },
  }));
  const results = [...sections.flatMap(({ entries }) => entries), ...gone];
  const digests = results.flatMap(({ mark, executions }) => [
    ...executions.flatMap(({ evidence }) => evidence?.sha256 ?? []),
    ...(mark?.decision?.kind === 'attested'
      ? mark.decision.attachments.flatMap((one) => (one.kind === 'file' ? one.sha256 : []))
      : []),
  ]);
  const evidence = [...new Set(digests)]
    .sort()
    .map((sha256) => ({ name: `evidence/sha256/${sha256}`, digest: { sha256 } }));
  return [{ name: runbook.path, digest: { sha256: runbook.sha256 } }, ...heads, ...evidence];
}
