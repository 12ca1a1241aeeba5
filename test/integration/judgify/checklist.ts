/** The checks of the readiness checklist against the demo, in a folder of their own. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { requestKey } from '../../../src/core/check/plan.ts';
import { readSidecar } from '../../../src/core/check/sidecar.ts';
import type { Check } from '../../../src/core/check/sidecar/model.ts';
import type { Verdict } from '../../../src/core/run/event.ts';
import type { CheckResult } from '../../../src/session/checks/checkExecutor.ts';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import { copyRunbooks, makeWorkspace } from '../commandLine.ts';

const runbook = 'judgify-production-readiness';

/** What became of a check: its verdict, and all that its findings say, line by line. */
export interface Result {
  readonly verdict: Verdict | 'refused';
  readonly message: string;
}

export type Results = ReadonlyMap<string, Result>;

export interface Checklist {
  /** Of the copied runbooks. */
  readonly folder: string;
  /** Those that need no person. */
  readonly automated: readonly Check[];
  /** In a new run, each time. */
  perform(checks: readonly Check[]): Promise<Results>;
  /** Those with these ids, those that ask the same, and of each area the first. */
  around(ids: readonly string[]): readonly Check[];
  close(): Promise<void>;
}

export async function openChecklist(): Promise<Checklist> {
  const workspace = await makeWorkspace();
  await copyRunbooks(workspace);
  await renewScans(workspace.folder);
  const reading = await readSidecar(await readFile(path.join(workspace.folder, `${runbook}.checks.yaml`), 'utf8'));
  if (reading.state === 'invalid') throw new Error(JSON.stringify(reading.problems));
  const automated = reading.sidecar.checks.filter(({ request }) => request.kind !== 'manual');
  const session = await RunbookSession.open({
    file: path.join(workspace.folder, `${runbook}.md`),
    env: workspace.env,
    isTrusted: () => true,
    confirm: () => Promise.resolve(true),
  });
  await session.approve();
  return {
    folder: workspace.folder,
    automated,
    perform: (checks) => perform(session, checks),
    around: (ids) => around(automated, ids),
    close: async () => {
      session.close();
      await workspace.remove();
    },
  };
}

async function perform(session: RunbookSession, checks: readonly Check[]): Promise<Results> {
  await session.startRun();
  const results = await session.check(checks.map(({ id }) => id));
  return new Map(results.map(({ placed, outcome }) => [placed.check.id, resultOf(outcome)]));
}

function resultOf(outcome: CheckResult['outcome']): Result {
  if (outcome.state !== 'finished') return { verdict: 'refused', message: JSON.stringify(outcome) };
  const { verdict = 'error', findings } = outcome.execution.finished ?? { findings: [] };
  return { verdict, message: findings.map(({ message }) => message).join('\n') };
}

function around(checks: readonly Check[], ids: readonly string[]): readonly Check[] {
  const named = checks.filter(({ id }) => ids.includes(id));
  const keys = new Set(named.map(({ request }) => requestKey(request)));
  const areas = new Set<string>();
  return checks.filter(({ request, tags }) => {
    const isFirst = tags.some((tag) => !areas.has(tag));
    for (const tag of tags) areas.add(tag);
    return isFirst || keys.has(requestKey(request));
  });
}

/** The samples are of the day on which they were written; a scan is to be recent. */
async function renewScans(folder: string): Promise<void> {
  const names = ['api-gateway-service', 'judgment-service', 'dashboard-service'].map((name) => `trivy-${name}`);
  for (const name of [...names, 'bandit']) {
    const file = path.join(folder, 'judgify', 'evidence', `${name}.json`);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"\d{4}-\d\d-\d\dT[\d:]+Z"/, JSON.stringify(new Date().toISOString())));
  }
}
