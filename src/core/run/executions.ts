/** What was executed in a run, put together from its start and its end. */
import type { Position } from './causality.ts';
import type { ExecutionFinished, ExecutionStarted, RunEvent } from './event.ts';
import { shared } from './shared.ts';
import type { ExecutionState, Invocation } from './state.ts';

const noValues: Invocation['values'] = Object.freeze([]);

/** Where it stands in the log what became of it: its end, or its start where there is none. */
export function outcomeOf(execution: ExecutionState): Position {
  return execution.finished ?? execution;
}

export class Executions {
  readonly #byId = new Map<string, ExecutionState>();
  /** The newest with an end, by the id of its command: the next one of the same command says nearly the same. */
  readonly #finished = new Map<string, ExecutionState>();

  /** In the order in which they were started. */
  all(): readonly ExecutionState[] {
    return [...this.#byId.values()];
  }

  start(event: Extract<RunEvent, ExecutionStarted>): void {
    const before = this.#finished.get(event.commandId);
    this.#byId.set(event.execution, {
      id: event.execution,
      invocation: shared(before?.invocation, invocationOf(event)),
      actor: shared(before?.actor, event.actor),
      startedAt: event.at,
      finished: undefined,
      lamport: event.lamport,
      session: shared(before?.session, event.session),
      seq: event.seq,
    });
  }

  /** The first end counts. An end without its start (a cut log) is no execution: nothing was seen to begin. */
  finish(event: Extract<RunEvent, ExecutionFinished>): void {
    const started = this.#byId.get(event.execution);
    if (started === undefined || started.finished !== undefined) return;
    const before = this.#finished.get(started.invocation.commandId)?.finished;
    const { verdict, exitCode, signal, survivors, end, durationMs, evidence, seq, lamport } = event;
    const execution: ExecutionState = {
      ...started,
      finished: {
        verdict,
        findings: shared(before?.findings, event.findings),
        exitCode,
        signal,
        survivors,
        end,
        durationMs,
        finishedAt: event.at,
        evidence,
        session: shared(started.session, event.session),
        seq,
        lamport,
      },
    };
    this.#byId.set(event.execution, execution);
    this.#finished.set(started.invocation.commandId, execution);
  }
}

function invocationOf(event: ExecutionStarted): Invocation {
  const { nodeId, commandId, textSha256, command, template = command, values = noValues } = event;
  const { commandSha256, language, expected, target, connection } = event;
  return {
    nodeId,
    commandId,
    textSha256,
    command,
    template,
    values,
    commandSha256,
    language,
    expected,
    target,
    connection,
  };
}
