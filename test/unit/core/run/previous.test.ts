import { expect, it } from 'vitest';
import { previousExecution } from '../../../../src/core/run/previous.ts';
import type { ExecutionState } from '../../../../src/core/run/state.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { finished, runOf, runStarted, started } from '../../support/events.ts';
import { fenced, onlyCommand } from '../../support/runbooks.ts';

const runbook = readRunbook(fenced('bash', 'uptime'));
const edited = readRunbook(fenced('bash', 'uptime -s'));
const command = onlyCommand(runbook);

function latest(executions: readonly ExecutionState[]): ExecutionState {
  const last = executions.at(-1);
  if (last === undefined) throw new Error('nothing ran');
  return last;
}

it('is the one before it in the same run that has ended', () => {
  const run = runOf(
    runStarted,
    started(command, runbook, 'a'),
    finished('a', 'pass'),
    started(command, runbook, 'b'),
    started(command, runbook, 'c'),
    finished('c', 'fail'),
  );
  expect(previousExecution(latest(run.executions), [run])?.id).toBe('a');
});

it('is the newest of an earlier run where this one has no other', () => {
  const earlier = runOf(started(command, runbook, 'a'), finished('a', 'pass'));
  const run = runOf(started(command, runbook, 'b'), finished('b', 'fail'));
  expect(previousExecution(latest(run.executions), [run, earlier])?.id).toBe('a');
  expect(previousExecution(latest(run.executions), [run])).toBeUndefined();
});

it('is never that of another text', () => {
  const other = onlyCommand(edited);
  const run = runOf(
    started(other, edited, 'a'),
    finished('a', 'pass'),
    started(command, runbook, 'b'),
    finished('b', 'fail'),
  );
  expect(previousExecution(latest(run.executions), [run])).toBeUndefined();
});

it('of a check is that of the same id, whatever it asked', () => {
  const check = { ...command, id: 'check:up' };
  const run = runOf(
    started({ ...check, text: 'GET /old' }, runbook, 'a'),
    finished('a', 'pass'),
    started({ ...check, text: 'GET /health' }, runbook, 'b'),
    finished('b', 'fail'),
  );
  expect(previousExecution(latest(run.executions), [run])?.id).toBe('a');
});
