/** A check of the file as the model has it: paths read, times resolved, the place of each expectation kept. */
import * as l10n from '@vscode/l10n';
import { expectedTexts, requestText, type Untold } from '../checkText.ts';
import { hasWildcard, parsePath, type PathSegment } from '../path.ts';
import type { RawCheck } from './checkSchema.ts';
import { faultyKey, type Fault } from './fault.ts';
import type { Matcher } from './matcherSchema.ts';
import type { CelAssertion, Check, Expectations, Kind, ObservationRequest, PathAssertion } from './model.ts';
import { nearest } from './nearest.ts';
import type { Defaults } from './schema.ts';
import type { SourceMap } from './sourceMap.ts';
import { subjectRoots } from './subjectRoots.ts';

/** How long one attempt may take where the file does not say. */
export const TIMEOUT_MS: Readonly<Record<Kind, number>> = {
  k8s: 15_000,
  sql: 10_000,
  redis: 5_000,
  http: 10_000,
  tls: 10_000,
  tcp: 3_000,
  dns: 5_000,
  prometheus: 10_000,
  exec: 30_000,
  file: 5_000,
  manual: 0,
};

export interface CheckReading {
  readonly check: Check;
  readonly faults: readonly Fault[];
}

export interface CheckSurroundings {
  /** Of the check in the file. */
  readonly path: readonly PropertyKey[];
  readonly defaults: Defaults;
  readonly source: SourceMap;
}

export function toCheck(raw: RawCheck, { path, defaults, source }: CheckSurroundings): CheckReading {
  const request = requestOf(raw, raw.target ?? defaults.target);
  const main = readExpectations(raw, { path, request, source });
  const warn = raw.warn && readExpectations(raw.warn, { path: [...path, 'warn'], request, source });
  const untold: Untold = {
    id: raw.id,
    item: raw.item === undefined ? undefined : { selector: raw.item, ...source.valuePlace([...path, 'item']) },
    title: raw.title,
    message: raw.message,
    uri: raw.uri,
    tags: raw.tags,
    request,
    severity: raw.severity ?? defaults.severity,
    timeoutMs: raw.timeout ?? defaults.timeout ?? TIMEOUT_MS[request.kind],
    retry: raw.retry,
    sustain: raw.sustain,
    empty: raw.empty,
    when:
      raw.when === undefined
        ? undefined
        : { expr: raw.when, message: undefined, ...source.keyPlace([...path, 'when']) },
    sensitive: raw.sensitive,
    expect: main.expectations.expect,
    cel: main.expectations.cel,
    warn: warn?.expectations,
    place: source.valuePlace([...path, 'id']),
  };
  const texts = { request: requestText(untold), expected: expectedTexts(untold) };
  return { check: { ...untold, texts }, faults: [...main.faults, ...(warn?.faults ?? [])] };
}

/** The schema has seen to it that there is exactly one kind. */
function requestOf(raw: RawCheck, target: string | undefined): ObservationRequest {
  if (raw.k8s !== undefined) return { kind: 'k8s', target, input: raw.k8s };
  if (raw.sql !== undefined) return { kind: 'sql', target, input: raw.sql };
  if (raw.redis !== undefined) return { kind: 'redis', target, input: raw.redis };
  if (raw.http !== undefined) return { kind: 'http', target, input: raw.http };
  if (raw.tls !== undefined) return { kind: 'tls', target, input: raw.tls };
  if (raw.tcp !== undefined) return { kind: 'tcp', target, input: raw.tcp };
  if (raw.dns !== undefined) return { kind: 'dns', target, input: raw.dns };
  if (raw.prometheus !== undefined) return { kind: 'prometheus', target, input: raw.prometheus };
  if (raw.exec !== undefined) return { kind: 'exec', target, input: raw.exec };
  if (raw.file !== undefined) return { kind: 'file', target, input: raw.file };
  return { kind: 'manual', target, input: raw.manual ?? { prompt: '', evidence: 'optional' } };
}

interface ExpectationsReading {
  readonly expectations: Expectations;
  readonly faults: readonly Fault[];
}

interface ExpectationsSurroundings {
  readonly path: readonly PropertyKey[];
  readonly request: ObservationRequest;
  readonly source: SourceMap;
}

function readExpectations(
  raw: Pick<RawCheck, 'expect' | 'cel'>,
  { path, request, source }: ExpectationsSurroundings,
): ExpectationsReading {
  const faults: Fault[] = [];
  const expect = Object.entries(raw.expect ?? {}).map(([text, matcher]): PathAssertion => {
    const at = [...path, 'expect', text];
    const reading = parsePath(text);
    const segments = reading.state === 'valid' ? reading.segments : [];
    if (reading.state === 'invalid') faults.push(faultyKey(at, reading.message, reading.offset));
    else faults.push(...assertionFaults(segments, matcher, request).map((message) => faultyKey(at, message)));
    return { path: text, segments, matcher, ...source.keyPlace(at) };
  });
  const cel = (raw.cel ?? []).map(({ expr, message }, index): CelAssertion => ({
    expr,
    message,
    ...source.valuePlace([...path, 'cel', index, 'expr']),
  }));
  return { expectations: { expect, cel }, faults };
}

function assertionFaults(
  segments: readonly PathSegment[],
  matcher: Matcher,
  request: ObservationRequest,
): readonly string[] {
  return [rootFault(segments, request), wildcardFault(segments, matcher)].filter((message) => message !== undefined);
}

/** A path that begins with what the subject never has would make `exists: false` hold for ever. */
function rootFault([first]: readonly PathSegment[], request: ObservationRequest): string | undefined {
  const roots = subjectRoots(request);
  if (roots === undefined || (first?.kind === 'key' && roots.includes(first.name))) return undefined;
  const close = first?.kind === 'key' ? nearest(first.name, roots) : undefined;
  return close === undefined
    ? l10n.t('Paths of {0} begin with one of {1} here.', request.kind, roots.join(', '))
    : l10n.t('Paths of {0} begin with one of {1} here. Is "{2}" meant?', request.kind, roots.join(', '), close);
}

function wildcardFault(segments: readonly PathSegment[], matcher: Matcher): string | undefined {
  return !hasWildcard(segments) || speaksOfMany(matcher)
    ? undefined
    : l10n.t('A path with [*] stands for several values. Say of how many it has to hold, with all, any, none or one.');
}

const ofMany = new Set(['all', 'any', 'none', 'one', 'size', 'distinct', 'containsAll']);

/** Whether every part of the matcher says what it means for a list of values. */
function speaksOfMany(matcher: Matcher): boolean {
  if (typeof matcher !== 'object' || matcher === null) return false;
  return Object.entries(matcher).every(([operator, value]) => {
    if (ofMany.has(operator)) return true;
    if (operator === 'not') return speaksOfMany(value as Matcher);
    return (operator === 'and' || operator === 'or') && (value as readonly Matcher[]).every(speaksOfMany);
  });
}
