/** What the evidence store holds of a run, as a report takes it. */
import type { ReportInput } from '../core/report/build.ts';
import type { RunState } from '../core/run/state.ts';
import { decodeUtf8 } from './namedFile.ts';
import type { RunLog } from './runLog.ts';

/** What is missing or altered is left out. */
export function reportEvidence(run: RunState, log: RunLog): Required<Pick<ReportInput, 'outputs' | 'files'>> {
  const outputs = new Map<string, string>();
  for (const { finished } of run.executions) {
    const digest = finished?.evidence?.sha256;
    const output = digest === undefined ? undefined : log.evidence(digest);
    if (digest !== undefined && output !== undefined) outputs.set(digest, output);
  }
  const files = new Map<string, string | undefined>();
  for (const { decision } of run.marks) {
    if (decision?.kind !== 'attested') continue;
    for (const one of decision.evidence) {
      const bytes = one.kind === 'file' ? log.file(one.evidence.sha256) : undefined;
      if (one.kind === 'file' && bytes !== undefined) files.set(one.evidence.sha256, textOf(bytes));
    }
  }
  return { outputs, files };
}

/** undefined where it is no text. */
function textOf(bytes: Uint8Array): string | undefined {
  return bytes.includes(0) ? undefined : decodeUtf8(bytes);
}
