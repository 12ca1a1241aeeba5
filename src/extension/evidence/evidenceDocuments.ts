/** Stored output as a read-only document: redacted, and checked against its digest. */
import * as l10n from '@vscode/l10n';
import { Uri, workspace, type Disposable } from 'vscode';
import { isOfCheck } from '../../core/check/placedCheck.ts';
import type { ExecutionState } from '../../core/run/state.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { Sessions } from '../sessions.ts';

const SCHEME = 'provebook-evidence';

export function registerEvidenceDocuments(sessions: Sessions): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async (uri) => {
      const { file, sha256 } = readQuery(uri.query);
      const session = file === '' ? undefined : await sessions.tryOpen(file);
      return session?.evidence(sha256) ?? missing(sha256);
    },
  });
}

/**
 * undefined where nothing was kept of it.
 *
 * @param name of the tab
 */
export function evidenceUri(
  { file }: RunbookSession,
  { finished, invocation }: ExecutionState,
  name: string,
): Uri | undefined {
  const evidence = finished?.evidence;
  if (evidence === undefined) return undefined;
  // What a check has seen is one JSON value.
  const ending = isOfCheck(invocation.commandId) ? 'json' : 'txt';
  const tab = name
    .replace(/[^\p{L}\p{N}._ -]+/gu, ' ')
    .trim()
    .slice(0, MAX_NAME);
  return Uri.from({
    scheme: SCHEME,
    path: `/${tab === '' ? 'evidence' : tab}.${ending}`,
    query: JSON.stringify({ file, sha256: evidence.sha256 }),
  });
}

const MAX_NAME = 60;

function readQuery(query: string): { readonly file: string; readonly sha256: string } {
  try {
    const value: unknown = JSON.parse(query);
    if (typeof value === 'object' && value !== null && 'file' in value && 'sha256' in value)
      return { file: String(value.file), sha256: String(value.sha256) };
  } catch {
    // An address that somebody else made: there is no such evidence.
  }
  return { file: '', sha256: '' };
}

function missing(sha256: string): string {
  return l10n.t('The evidence {0} is missing or was altered.', sha256);
}
