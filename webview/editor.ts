/** The editor's side of the panel. It hands itself out only once, so everybody takes it from here. */
import type { FromReport } from '../src/protocol/reportMessages.ts';

/** What survives when the panel is hidden or drawn anew, or the window reloaded. */
export interface PanelState {
  /** The runbook, by which the panel is found again after a reload; absent where the report is only read. */
  readonly file?: string;
  readonly scroll: number;
  /** What the reader folded or unfolded, by name; everything else is as the report has it. */
  readonly folds: Readonly<Record<string, boolean>>;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromReport): void;
  getState(): PanelState | undefined;
  setState(state: PanelState): void;
};

export const editor = acquireVsCodeApi();
