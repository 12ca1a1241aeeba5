/** The outside world of `execute`, in memory: it writes down what happened, in order. */
import type { ExecutePorts } from '../../../src/core/check/execute.ts';
import { handedOver } from '../../../src/core/check/observation.ts';
import { createRedactor } from '../../../src/core/check/redact.ts';
import type { RunPayload } from '../../../src/core/run/event.ts';
import { clear, exited, production } from './commands.ts';

export interface World {
  readonly ports: ExecutePorts;
  /** What happened, in order: "append execution.started", "run", … */
  readonly steps: string[];
  readonly appended: RunPayload[];
  readonly evidence: { readonly text: string; readonly totalBytes: number; readonly truncated: boolean }[];
}

export function world(changed: Partial<ExecutePorts> = {}): World {
  const steps: string[] = [];
  const appended: RunPayload[] = [];
  const evidence: { text: string; totalBytes: number; truncated: boolean }[] = [];
  const ports: ExecutePorts = {
    situation: () => Promise.resolve(clear),
    confirm: () => {
      steps.push('confirm');
      return Promise.resolve(true);
    },
    lateRefusal: () => undefined,
    target: () => production,
    currentTarget: () => {
      steps.push('look at target');
      return Promise.resolve({ state: 'found', identity: production });
    },
    run: () => {
      steps.push('run');
      return Promise.resolve(exited('orders\n'));
    },
    handOver: () => {
      steps.push('hand over');
      return Promise.resolve(handedOver(undefined, 0));
    },
    append: (payload) => {
      steps.push(`append ${payload.type}`);
      appended.push(payload);
      return Promise.resolve();
    },
    keepEvidence: (text, totalBytes, truncated) => {
      steps.push('keep evidence');
      evidence.push({ text, totalBytes, truncated });
      return Promise.resolve({ sha256: 'e'.repeat(64), bytes: text.length, totalBytes, truncated });
    },
    redactor: () => createRedactor([]),
    newId: () => 'execution-1',
    digest: (text) => `digest of ${text}`,
    ...changed,
  };
  return { ports, steps, appended, evidence };
}
