/** Brings report panels back after a reload of the window. The report of an earlier run, which is only read, is closed. */
import type { WebviewPanelSerializer } from 'vscode';
import { findRunbooks } from '../runbookDiscovery.ts';
import type { Services } from '../services.ts';

export function restoreReports({ sessions, reports }: Services): WebviewPanelSerializer {
  return {
    deserializeWebviewPanel: async (panel, state: unknown) => {
      // What the page remembers names a file; only one that the workspace has is opened.
      const named = fileIn(state);
      const file = (await findRunbooks()).find((known) => known === named);
      const session = file === undefined ? undefined : await sessions.tryOpen(file);
      if (session === undefined) panel.dispose();
      else reports.restore(session, panel);
    },
  };
}

function fileIn(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('file' in state)) return undefined;
  return typeof state.file === 'string' ? state.file : undefined;
}
