/** Which observations a set of checks needs: equal requests are observed once. */
import { canonicalJson, type Json } from './json.ts';
import type { Check, ObservationRequest } from './sidecar/model.ts';

/** One observation and the checks that are judged by it. */
export interface ObservationGroup {
  readonly key: string;
  readonly request: ObservationRequest;
  /** In the order of the file; at least one. */
  readonly checks: readonly Check[];
  /** The longest that any of its checks allows. */
  readonly timeoutMs: number;
}

/**
 * Groups in the order of their first check.
 *
 * @param reads whether the observation of a check changes nothing, so that one look may serve several
 */
export function planObservations(
  checks: readonly Check[],
  reads: (check: Check) => boolean = ({ request }) => isReadOnly(request),
): readonly ObservationGroup[] {
  const groups = new Map<string, Check[]>();
  for (const check of checks) {
    const key = groupKey(check, reads(check));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [check]);
    else group.push(check);
  }
  return [...groups].flatMap(([key, [first, ...others]]) => {
    if (first === undefined) return [];
    const members = [first, ...others];
    return [
      { key, request: first.request, checks: members, timeoutMs: Math.max(...members.map((check) => check.timeoutMs)) },
    ];
  });
}

/** What repeats an observation, changes something or asks a person is done for each check by itself. */
function groupKey(check: Check, reads: boolean): string {
  const isRepeated = check.retry !== undefined || check.sustain !== undefined;
  const isAlone = isRepeated || !reads || check.request.kind === 'manual';
  return isAlone ? `check ${check.id}` : requestKey(check.request);
}

/** The same text for requests that observe the same. */
export function requestKey(request: ObservationRequest): string {
  return `${request.kind} ${request.target ?? ''} ${canonicalJson(request.input as Json)}`;
}

/** Whether a request cannot change anything by its kind. What a script does, nobody knows. */
export function isReadOnly(request: ObservationRequest): boolean {
  switch (request.kind) {
    case 'exec':
      return false;
    case 'http':
      return request.input.method === 'GET' || request.input.method === 'HEAD' || request.input.method === 'OPTIONS';
    case 'k8s':
    case 'sql':
    case 'redis':
    case 'tls':
    case 'tcp':
    case 'dns':
    case 'prometheus':
    case 'file':
    case 'manual':
      return true;
  }
}
