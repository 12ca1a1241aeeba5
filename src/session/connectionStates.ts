/** Whether the connections of a sidecar answered when something was asked over them last. */
import type { Driver } from '../core/check/sidecar/connectionSchema.ts';
import type { Sidecar } from '../core/check/sidecar/model.ts';
import type { ExecutionState, RunState } from '../core/run/state.ts';

export interface ConnectionState {
  readonly name: string;
  readonly driver: Driver;
  /** Where it is, without anything secret: references stay as they are written. */
  readonly place: string;
  readonly answer: ConnectionAnswer;
}

export type ConnectionAnswer =
  | { readonly state: 'not asked' }
  | { readonly state: 'answered' | 'silent'; readonly at: string; readonly message: string | undefined };

/** In the order of the sidecar. */
export function connectionStates(
  { connections, checks }: Sidecar,
  run: RunState | undefined,
): readonly ConnectionState[] {
  const namesByCheck = new Map<string, string>(
    checks.flatMap(({ id, request: { input } }) => ('connection' in input ? [[`check:${id}`, input.connection]] : [])),
  );
  return Object.entries(connections).map(([name, connection]) => {
    const latest = run?.executions.findLast(
      ({ invocation: { commandId, connection: used }, finished }) =>
        finished !== undefined && (used ?? namesByCheck.get(commandId)) === name && finished.verdict !== 'skipped',
    );
    return { name, driver: connection.driver, place: placeOf(connection), answer: answerOf(latest) };
  });
}

function placeOf(connection: Sidecar['connections'][string]): string {
  const { via } = connection;
  if (via !== undefined) {
    const { namespace, service, pod, port } = via.portForward;
    const inCluster = [namespace, service ?? pod].filter((part) => part !== undefined).join('/');
    return `${inCluster}:${port}`;
  }
  return 'url' in connection ? connection.url : `${connection.host}:${connection.port}/${connection.database}`;
}

/** What was observed was answered, whatever the verdict. */
function answerOf(execution: ExecutionState | undefined): ConnectionAnswer {
  if (execution?.finished === undefined) return { state: 'not asked' };
  const { verdict, findings, finishedAt: at } = execution.finished;
  if (verdict !== 'error') return { state: 'answered', at, message: undefined };
  return { state: 'silent', at, message: findings.find((finding) => finding.verdict === 'error')?.message };
}
