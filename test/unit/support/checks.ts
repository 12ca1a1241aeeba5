/** Sidecars and checks for tests. */
import { readSidecar } from '../../../src/core/check/sidecar.ts';
import type { Check, Sidecar } from '../../../src/core/check/sidecar/model.ts';
import type { JudgeContext } from '../../../src/core/check/judgeContext.ts';
import { lines } from './runbooks.ts';

/** A test that writes an invalid one fails here, with its problems. */
export async function validSidecar(text: string): Promise<Sidecar> {
  const reading = await readSidecar(text);
  if (reading.state === 'valid') return reading.sidecar;
  throw new Error(reading.problems.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n'));
}

/** The checks of a sidecar whose first line, the version, is added. */
export async function readChecks(...text: readonly string[]): Promise<readonly Check[]> {
  return (await validSidecar(lines('version: 1', ...text))).checks;
}

/** One check: its own lines as they stand under its id, which is "it". */
export async function readCheck(...text: readonly string[]): Promise<Check> {
  const [check] = await readChecks('checks:', '  - id: it', ...text.map((line) => `    ${line}`));
  if (check === undefined) throw new Error('there is no check');
  return check;
}

export const judgeContext: JudgeContext = {
  now: Date.parse('2026-06-01T12:00:00Z'),
  vars: {},
  target: {},
  waivers: [],
  redact: (text) => text,
};
