/** What a session does with its state from the first event on, and what must be true of it whatever happens. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunPayload } from '../../src/core/run/event.ts';
import { textRecordOf } from '../../src/core/run/textRecord.ts';
import { readRunbook } from '../../src/core/runbook/read.ts';
import { ApprovalStore } from '../../src/state/approvalStore.ts';
import { sha256 } from '../../src/state/digest.ts';
import { runsFolder, stateFolder } from '../../src/state/folders.ts';
import { RunStore } from '../../src/state/runStore.ts';

export const noon = (): Date => new Date('2026-03-01T12:00:00Z');

export const runId = '0001-20260301T1200-abcdef';
const runbook = readRunbook('- [ ] Pods run\n');
const output = 'orders   1/1   Running\n'.repeat(40);

/** Events and an approval that somebody was told are written. */
export interface Acknowledged {
  readonly ids: string[];
  /** Executions whose start was durable, so that they ran. */
  readonly ran: string[];
  approved: boolean;
}

interface Listener {
  /** After each event that is acknowledged. */
  readonly onAcknowledged?: () => unknown;
}

/**
 * Approves, starts a run, executes twice as `execute` does, ticks. What fails is left out, as a person would see it.
 */
export function useState(
  folder: string,
  told: Acknowledged,
  { onAcknowledged = () => undefined }: Listener = {},
): void {
  const file = path.join(folder, 'list.md');
  const store = new RunStore(file, noon);
  const append = (payload: RunPayload): boolean =>
    succeeds(() => {
      told.ids.push(store.append(runId, 'ada', payload).id);
      onAcknowledged();
    });
  if (succeeds(() => new ApprovalStore(path.join(folder, 'user')).approve(file, 'd'.repeat(64), 'ada', noon())))
    told.approved = true;
  append({ type: 'run.started', name: '', runbookSha256: 'r'.repeat(64), context: undefined });
  for (let round = 0; round < 2; round += 1) {
    const execution = `x${round}`;
    succeeds(() => store.keepText(textRecordOf(runbook)));
    if (!append(started(execution))) continue;
    told.ran.push(execution);
    succeeds(() => append(finished(execution, store)));
    succeeds(() => store.read(runId));
  }
  append({ type: 'item.ticked', nodeId: 'pods-run', note: undefined });
  succeeds(() => store.close());
}

function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function started(execution: string): RunPayload {
  return {
    type: 'execution.started',
    execution,
    nodeId: 'pods-run',
    commandId: 'pods-run/1',
    language: 'bash',
    effect: 'change',
    command: 'kubectl get pods',
    commandSha256: sha256('kubectl get pods'),
    expected: ['orders'],
    target: undefined,
    connection: undefined,
  };
}

function finished(execution: string, store: RunStore): RunPayload {
  const evidence = store.evidence.keep(output + execution, output.length, false);
  return {
    type: 'execution.finished',
    execution,
    verdict: 'pass',
    findings: [],
    exitCode: 0,
    end: 'exited',
    durationMs: 1,
    evidence,
  };
}

/** What is wrong with what lies on the disk, against what was acknowledged; empty where every promise held. */
export function brokenPromises(folder: string, told: Acknowledged): readonly string[] {
  const file = path.join(folder, 'list.md');
  const broken: string[] = [];
  const store = new RunStore(file, noon);
  const { state, problems } = store.read(runId);
  const events = eventIds(file);
  broken.push(...told.ids.filter((id) => !events.has(id)).map((id) => `event ${id} is lost`));
  broken.push(...problems.filter(({ kind }) => kind !== 'torn').map(({ kind, line }) => `${kind} at ${line}`));
  for (const { id, finished: end } of state.executions) {
    const digest = end?.evidence?.sha256;
    if (digest !== undefined && store.evidence.read(digest) === undefined) broken.push(`no evidence of ${id}`);
  }
  broken.push(
    ...told.ran.filter((id) => !state.executions.some((one) => one.id === id)).map((id) => `${id} ran unseen`),
  );
  broken.push(...wrongNames(path.join(stateFolder(file), 'evidence')));
  const isApproved = new ApprovalStore(path.join(folder, 'user')).isApproved(file, 'd'.repeat(64));
  if (told.approved && !isApproved) broken.push('the approval is lost');
  return broken;
}

function eventIds(file: string): ReadonlySet<string> {
  const lines = filesUnder(runsFolder(file)).flatMap((name) => readFileSync(name, 'utf8').split('\n').slice(0, -1));
  return new Set(lines.flatMap((line) => /"id":"([0-9a-f]{32})"/.exec(line)?.[1] ?? []));
}

/** Stored files whose bytes are not those of their name. Temporary ones begin with a dot. */
function wrongNames(folder: string): readonly string[] {
  return filesUnder(folder)
    .filter((file) => !path.basename(file).startsWith('.') && sha256(readFileSync(file)) !== path.basename(file))
    .map((file) => `${path.basename(file)} holds other bytes`);
}

export function filesUnder(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
