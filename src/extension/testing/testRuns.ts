/** A run of tests: the same checks and commands through the same runner, told to the Testing view as they come. */
import { Location, Position, TestMessage, Uri, type TestItem, type TestRun } from 'vscode';
import type { ExecutionOutcome, LeftOutcome } from '../../core/check/outcome.ts';
import { stateMeaning } from '../../core/report/words.ts';
import type { Finding } from '../../core/run/event.ts';
import type { ExecutionState } from '../../core/run/state.ts';
import { isOfCheck } from '../../core/check/placedCheck.ts';
import { sidecarOf } from '../../core/runbook/discovery.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { RunListener } from '../runner.ts';

/** @param items tests by the id under which their executions are recorded */
export function testListener(run: TestRun, session: RunbookSession, items: ReadonlyMap<string, TestItem>): RunListener {
  return {
    onStart: (commandId) => {
      const item = items.get(commandId);
      if (item !== undefined) run.started(item);
    },
    onOutput: (commandId, text) => run.appendOutput(text.replace(/\r?\n/g, '\r\n'), undefined, items.get(commandId)),
    onOutcome: (commandId, outcome) => {
      const item = items.get(commandId);
      if (item !== undefined) tell(run, item, outcome, session);
    },
  };
}

function tell(run: TestRun, item: TestItem, outcome: ExecutionOutcome | LeftOutcome, session: RunbookSession): void {
  switch (outcome.state) {
    case 'left to a person':
      run.skipped(item);
      break;
    case 'refused':
      run.errored(item, new TestMessage(outcome.refusal.message));
      break;
    case 'finished':
      tellVerdict(run, item, outcome.execution, session);
      break;
  }
}

/** What nobody but a person can judge is no pass. */
function tellVerdict(run: TestRun, item: TestItem, execution: ExecutionState, session: RunbookSession): void {
  const { finished, invocation } = execution;
  const messages = (finished?.findings ?? [])
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'error')
    .map((finding) => testMessage(finding, invocation.commandId, session));
  switch (finished?.verdict) {
    case 'pass':
    case 'warn':
      run.passed(item, finished.durationMs);
      break;
    case 'fail':
      run.failed(item, messages, finished.durationMs);
      break;
    case 'error':
      run.errored(item, messages, finished.durationMs);
      break;
    case 'manual':
    case 'skipped':
      run.skipped(item);
      break;
    case undefined:
      run.errored(item, new TestMessage(stateMeaning('unknown')));
      break;
  }
}

function testMessage({ message, compared, line }: Finding, commandId: string, { file }: RunbookSession): TestMessage {
  const told =
    compared === undefined
      ? new TestMessage(message)
      : TestMessage.diff(message, compared.expected, compared.offender ?? compared.actual);
  const place = isOfCheck(commandId) ? sidecarOf(file) : file;
  if (line !== undefined) told.location = new Location(Uri.file(place), new Position(line - 1, 0));
  return told;
}
