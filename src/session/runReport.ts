/** The completion report of a run of an open runbook, with the outputs that it tells of. */
import path from 'node:path';
import { buildReport } from '../core/report/build.ts';
import type { Report } from '../core/report/model.ts';
import type { RunView } from '../core/run/rollup.ts';
import type { RunState } from '../core/run/state.ts';
import { sha256 } from '../state/digest.ts';
import type { RunbookSession } from './runbookSession.ts';

export function runReport(session: RunbookSession, run: RunState, view: RunView): Report {
  const digests = run.executions.flatMap((execution) => execution.finished?.evidence?.sha256 ?? []);
  const outputs = new Map(
    digests.flatMap((digest) => {
      const output = session.evidence(digest);
      return output === undefined ? [] : [[digest, output] as const];
    }),
  );
  return buildReport({
    runbook: session.runbook,
    path: path.basename(session.file),
    sha256: sha256(session.text),
    run,
    view,
    outputs,
  });
}
