/** The completion reports of the runs of an open runbook, with the outputs and files that it tells of. */
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../core/errors.ts';
import { buildReport } from '../core/report/build.ts';
import type { Report } from '../core/report/model.ts';
import type { ReportFormat } from '../core/report/render.ts';
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

export interface RunReportsOptions {
  readonly session: Pick<RunbookSession, 'runbook' | 'file' | 'text' | 'run' | 'readRun'>;
  readonly log: RunLog;
  readonly viewOf: (run: RunState) => RunView;
}

export class RunReports {
  readonly #options: RunReportsOptions;

  constructor(options: RunReportsOptions) {
    this.#options = options;
  }

  /**
   * undefined where nothing has been run yet.
   *
   * @param choice of another run than the current one, and of one to compare it with
   */
  of({ runId, against }: ReportChoice = {}): Report | undefined {
    const { session, viewOf } = this.#options;
    const run = runId === undefined ? session.run : session.readRun(runId);
    if (run === undefined) return undefined;
    const viewed = (one: RunState): RunInView => ({ run: one, view: viewOf(one) });
    return this.#build(viewed(run), against === undefined ? undefined : viewed(session.readRun(against)));
  }

  /** Throws a ProvebookError where nothing has been run yet. */
  orThrow(choice?: ReportChoice): Report {
    const report = this.of(choice);
    if (report !== undefined) return report;
    throw new ProvebookError(
      'no run',
      l10n.t('{0} has no run yet.', this.#options.session.file),
      l10n.t('Run something or tick an item first.'),
    );
  }

  /** The report as a file. Throws a ProvebookError where nothing has been run yet. */
  async render(format: ReportFormat, against?: string): Promise<string> {
    const { session, log } = this.#options;
    const { text, runbook } = session;
    const report = this.orThrow({ against });
    const logHeads = log.heads;
    const { renderReport } = await import('../core/report/render.ts');
    return renderReport(report, format, { text, runbook, logHeads });
  }

  #build({ run, view }: RunInView, against: RunInView | undefined): Report {
    const { session, log } = this.#options;
    const { runbook, file, text } = session;
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
}

interface RunInView {
  readonly run: RunState;
  readonly view: RunView;
}
