/** The completion report of a run of an open runbook, with the outputs and files that it tells of. */
import path from 'node:path';
import { buildReport } from '../core/report/build.ts';
import type { Report } from '../core/report/model.ts';
import type { RunView } from '../core/run/rollup.ts';
import type { RunState } from '../core/run/state.ts';
import { sha256 } from '../state/digest.ts';
import { reportEvidence } from './reportEvidence.ts';
import type { RunbookSession } from './runbookSession.ts';
import type { RunLog } from './runLog.ts';

export interface ReportChoice {
  /** Without it the current run. */
  readonly runId?: string | undefined;
  /** Another run, to compare with. */
  readonly against?: string | undefined;
}

export interface RunInView {
  readonly run: RunState;
  readonly view: RunView;
}

export function runReport(
  { runbook, file, text }: Pick<RunbookSession, 'runbook' | 'file' | 'text'>,
  log: RunLog,
  { run, view, against }: RunInView & { readonly against: RunInView | undefined },
): Report {
  return buildReport({
    runbook,
    path: path.basename(file),
    sha256: sha256(text),
    run,
    view,
    against,
    now: Date.now(),
    logDamage: log.damage(run.runId, runbook),
    sha256Of: sha256,
    ...reportEvidence(run, log),
  });
}
