/** Commands, expectations and observations for tests; each takes only the fields that matter to its test. */
import type { Situation } from '../../../src/core/check/guard.ts';
import type { Observation } from '../../../src/core/check/observation.ts';
import { makeCommand } from '../../../src/core/runbook/command.ts';
import type { Command, Expectation } from '../../../src/core/runbook/model.ts';
import type { TargetIdentity } from '../../../src/core/target/identity.ts';

export function command(text: string, fields: Partial<Command> = {}): Command {
  const made = makeCommand({
    id: 'node#1.1',
    language: 'shell',
    source: 'block',
    lines: { from: 3, to: 3 },
    text,
    blockId: 'node#1',
    nodeId: 'node',
    ...fields,
  });
  return { ...made, ...fields };
}

export function statement(text: string, fields: Partial<Command> = {}): Command {
  return command(text, { language: 'sql', ...fields });
}

/** Everything is as it has to be: whatever is not harmful runs. */
export const clear: Situation = {
  trusted: true,
  approved: true,
  readOnly: false,
  target: { state: 'pinned' },
  connections: ['ledger'],
  connection: 'ledger',
  isSet: () => true,
  isInEnvironment: () => true,
  lineSetting: () => undefined,
  values: new Map(),
  terminal: 'none',
  powers: [],
  elsewhere: () => undefined,
};

export function exited(stdout: string, fields: Partial<Observation> = {}): Observation {
  return {
    end: 'exited',
    exitCode: 0,
    output: stdout,
    stdout,
    stderr: '',
    truncated: false,
    totalBytes: stdout.length,
    durationMs: 12,
    message: undefined,
    ...fields,
  };
}

export function contains(value: string, line = 5): Expectation {
  return { kind: 'contains', lines: { from: line, to: line }, text: `- ${value} ✓`, value, commandId: 'node#1.1' };
}

export function forPerson(text: string, line = 5): Expectation {
  return { kind: 'statement', lines: { from: line, to: line }, text, commandId: 'node#1.1' };
}

export const production: TargetIdentity = {
  context: 'prod',
  server: 'https://prod.example:6443',
  caSha256: 'ca'.repeat(32),
  clusterUid: '0f8fad5b-d9cb-469f-a165-70867728950e',
  namespace: 'orders',
  user: 'ops',
};
