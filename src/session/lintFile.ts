/** The problems of one runbook and of its sidecar, without opening a session: nothing else is read or started. */
import { existsSync } from 'node:fs';
import { readSidecar } from '../core/check/sidecar.ts';
import { isSidecar, sidecarOf } from '../core/runbook/discovery.ts';
import type { Problem } from '../core/runbook/model.ts';
import { readRunbook } from '../core/runbook/read.ts';
import { readRunbookText } from './runbookFile.ts';

export interface LintedFile {
  readonly file: string;
  /** By their place. */
  readonly problems: readonly Problem[];
}

/**
 * A runbook, and behind it its sidecar where there is one; a sidecar that is named itself is read alone.
 * Throws a ProvebookError when a file cannot be read.
 */
export async function lintFile(file: string): Promise<readonly LintedFile[]> {
  const text = await readRunbookText(file);
  if (isSidecar(file)) return [{ file, problems: sidecarProblems(text) }];
  const runbook: LintedFile = { file, problems: readRunbook(text).problems };
  const sidecar = sidecarOf(file);
  if (!existsSync(sidecar)) return [runbook];
  return [runbook, { file: sidecar, problems: sidecarProblems(await readRunbookText(sidecar)) }];
}

export function sidecarProblems(text: string): readonly Problem[] {
  const reading = readSidecar(text);
  const problems = reading.state === 'invalid' ? reading.problems : [];
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}
