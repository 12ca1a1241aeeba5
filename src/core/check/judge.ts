/** Compares what was observed with what was expected. */
import * as l10n from '@vscode/l10n';
import type { Finding, Verdict } from '../run/event.ts';
import type { Expectation } from '../runbook/model.ts';
import type { Observation } from './observation.ts';

export interface Judgement {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/**
 * `error` where nothing could be observed, `fail` where it was seen and is wrong, `pass` only where everything expected
 * was seen by machine, otherwise `manual`.
 */
export function judge(observation: Observation, expectations: readonly Expectation[]): Judgement {
  const obstacle = unobserved(observation);
  if (obstacle !== undefined) return { verdict: 'error', findings: [obstacle, ...whatIsLeft(observation)] };
  if (observation.end === 'handed over') return handedToPerson();
  if (observation.exitCode !== 0) {
    const message =
      observation.exitCode === undefined
        ? l10n.t('expected exit status 0, got a signal')
        : (observation.message ?? l10n.t('expected exit status 0, got {0}', observation.exitCode));
    return { verdict: 'fail', findings: [{ verdict: 'fail', message, line: undefined }] };
  }
  const findings = expectations.map((expectation) => findingFor(expectation, observation));
  return { verdict: overall(findings), findings };
}

/** Nothing of it was seen, whatever its exit status: leaving `logs -f` is an interruption. */
function handedToPerson(): Judgement {
  const message = l10n.t('handed to the terminal: a person decides');
  return { verdict: 'manual', findings: [{ verdict: 'manual', message, line: undefined }] };
}

/** Exit statuses by which a shell says that the command never ran: not executable, not found. */
const NOT_EXECUTABLE = 126;
const NOT_FOUND = 127;

function unobserved(observation: Observation): Finding | undefined {
  const error = (message: string): Finding => ({ verdict: 'error', message, line: undefined });
  switch (observation.end) {
    case 'timed out':
      return error(l10n.t('stopped after {0} s without an end', Math.round(observation.durationMs / 1000)));
    case 'cancelled':
      return error(l10n.t('cancelled'));
    case 'not started':
    case 'not observed':
    case 'lost':
      return error(observation.message ?? l10n.t('could not be run'));
    case 'handed over':
    case 'observed':
      return undefined;
    case 'exited':
      if (observation.exitCode === NOT_FOUND)
        return error(l10n.t('a command was not found: {0}', lastLine(observation.stderr)));
      if (observation.exitCode === NOT_EXECUTABLE)
        return error(l10n.t('a command could not be executed: {0}', lastLine(observation.stderr)));
      return undefined;
  }
}

/** Of what was stopped: whether it may still go on somewhere. */
function whatIsLeft({ end, message }: Observation): readonly Finding[] {
  if (message === undefined || (end !== 'timed out' && end !== 'cancelled')) return [];
  return [{ verdict: 'error', message, line: undefined }];
}

function findingFor(expectation: Expectation, observation: Observation): Finding {
  const line = expectation.lines.from;
  switch (expectation.kind) {
    case 'statement':
      return { verdict: 'manual', message: l10n.t('a person decides: {0}', expectation.text), line };
    case 'contains': {
      if (containsWord(observation.stdout, expectation.value)) {
        return { verdict: 'pass', message: l10n.t('"{0}" is there', expectation.value), line };
      }
      if (observation.truncated) {
        return {
          verdict: 'error',
          message: l10n.t('"{0}" is not in the part of the output that was kept', expectation.value),
          line,
        };
      }
      return {
        verdict: 'fail',
        message: l10n.t('expected "{0}" in the output, it is not there', expectation.value),
        line,
      };
    }
  }
}

/** `orders` is not found in `orders-old`, `my.orders` or `orders_2`: a name counts only when it stands alone. */
export function containsWord(text: string, value: string): boolean {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}_.-])${escaped}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`, 'u').test(text);
}

/** Where one reason decides. */
export function singleFinding(verdict: Verdict, message: string, line: number): Judgement {
  return { verdict, findings: [{ verdict, message, line }] };
}

const order: readonly Verdict[] = ['fail', 'error', 'manual', 'warn'];

function overall(findings: readonly Finding[]): Verdict {
  if (findings.length === 0) return 'manual';
  return order.find((verdict) => findings.some((finding) => finding.verdict === verdict)) ?? 'pass';
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.slice(0, 200) ?? '';
}
