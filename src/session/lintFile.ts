/** The problems of one runbook and of its sidecar, without opening a session: nothing else is read or started. */
import { existsSync } from 'node:fs';
import { placeChecks } from '../core/check/placedCheck.ts';
import { readSidecar } from '../core/check/sidecar.ts';
import { isSidecar, runbooksOf, sidecarOf } from '../core/runbook/discovery.ts';
import type { Problem, Runbook } from '../core/runbook/model.ts';
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
  if (isSidecar(file)) return [{ file, problems: await sidecarProblems(text, await runbookBeside(file)) }];
  const runbook = readRunbook(text);
  const linted: LintedFile = { file, problems: runbook.problems };
  const sidecar = sidecarOf(file);
  if (!existsSync(sidecar)) return [linted];
  return [linted, { file: sidecar, problems: await sidecarProblems(await readRunbookText(sidecar), runbook) }];
}

/** @param runbook whose items the checks prove; undefined where there is none to look in */
export async function sidecarProblems(text: string, runbook: Runbook | undefined): Promise<readonly Problem[]> {
  const reading = await readSidecar(text);
  if (reading.state === 'valid')
    return runbook === undefined ? [] : placeChecks(reading.sidecar, runbook).problems.toSorted(byPlace);
  return reading.problems.toSorted(byPlace);
}

/** undefined where there is none, or none that can be read: that is told where it is opened. */
export async function runbookBeside(sidecar: string): Promise<Runbook | undefined> {
  const file = runbooksOf(sidecar).find((candidate) => existsSync(candidate));
  if (file === undefined) return undefined;
  try {
    return readRunbook(await readRunbookText(file));
  } catch {
    return undefined;
  }
}

function byPlace(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column;
}
