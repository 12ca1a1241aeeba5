/** The outside world of `performChecks`, in memory: it writes down what happened, in order. */
import type { CheckPorts, PerformOptions } from '../../../src/core/check/performChecks.ts';
import { placeChecks, type PlacedCheck } from '../../../src/core/check/placedCheck.ts';
import { createRedactor } from '../../../src/core/check/redact.ts';
import { readSidecar } from '../../../src/core/check/sidecar.ts';
import type { Observed } from '../../../src/core/check/subject.ts';
import type { ExecutionFinished, ExecutionStarted, RunPayload } from '../../../src/core/run/event.ts';
import { readRunbook } from '../../../src/core/runbook/read.ts';
import { production } from './commands.ts';
import { lines } from './runbooks.ts';

export interface CheckWorld {
  readonly ports: CheckPorts;
  /** What happened, in order: "append execution.started, execution.started", "observe", … */
  readonly steps: string[];
  readonly appended: RunPayload[];
  readonly evidence: string[];
}

/** @param answers what the observations answer, one after the other; the last one for ever */
export function checkWorld(answers: readonly Observed[], changed: Partial<CheckPorts> = {}): CheckWorld {
  const steps: string[] = [];
  const appended: RunPayload[] = [];
  const evidence: string[] = [];
  let observations = 0;
  let ids = 0;
  const ports: CheckPorts = {
    readOnly: () => false,
    entryRefusal: () => undefined,
    place: () => Promise.resolve({ state: 'ready', place: { identity: production, facts: { name: 'live' } } }),
    confirm: ({ text }) => {
      steps.push(`confirm ${text.split('\n')[0] ?? ''}`);
      return Promise.resolve(true);
    },
    currentTarget: () => Promise.resolve({ state: 'found', identity: production }),
    observe: ({ kind }) => {
      steps.push(`observe ${kind}`);
      observations += 1;
      return Promise.resolve(answers[Math.min(observations, answers.length) - 1] ?? seen({}));
    },
    judgeContext: ({ facts }) => ({ now: 0, vars: {}, target: facts, waivers: [], redact: createRedactor([]) }),
    append: (payloads) => {
      steps.push(`append ${payloads.map(({ type }) => type.replace('execution.', '')).join(', ')}`);
      appended.push(...payloads);
      return Promise.resolve();
    },
    keepEvidence: (text, totalBytes, truncated) => {
      evidence.push(text);
      return Promise.resolve({ sha256: 'e'.repeat(64), bytes: text.length, totalBytes, truncated });
    },
    redactor: () => createRedactor([]),
    newId: () => {
      ids += 1;
      return `execution-${ids}`;
    },
    digest: (text) => `digest of ${text}`,
    elapsed: () => 0,
    wait: (ms) => {
      steps.push(`wait ${ms}`);
      return Promise.resolve();
    },
    ...changed,
  };
  return { ports, steps, appended, evidence };
}

export function seen(subject: Extract<Observed, { state: 'observed' }>['subject'], truncated = false): Observed {
  return { state: 'observed', subject, truncated };
}

export const unseen: Observed = { state: 'unobserved', message: 'no answer' };

/** Checks of a file, in a runbook with the items "Nodes" and "Pods". */
export async function placedChecks(...text: readonly string[]): Promise<readonly PlacedCheck[]> {
  const reading = await readSidecar(lines('version: 1', 'checks:', ...text));
  if (reading.state === 'invalid') throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  const { checks, problems } = placeChecks(reading.sidecar, readRunbook('- [ ] Nodes\n- [ ] Pods\n'));
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return checks;
}

export const performing: PerformOptions = {
  signal: new AbortController().signal,
  concurrency: 4,
  extraPrograms: {},
  onStart: () => undefined,
  onOutcome: () => undefined,
};

export function startsOf(appended: readonly RunPayload[]): readonly ExecutionStarted[] {
  return appended.filter((payload) => payload.type === 'execution.started');
}

export function endsOf(appended: readonly RunPayload[]): readonly ExecutionFinished[] {
  return appended.filter((payload) => payload.type === 'execution.finished');
}
