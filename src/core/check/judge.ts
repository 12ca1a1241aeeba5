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
  const leftBehind = leftBehindBy(observation);
  if (observation.exitCode !== 0) {
    const failure: Finding = { verdict: 'fail', message: exitMessage(observation), line: undefined };
    return { verdict: 'fail', findings: [failure, ...leftBehind] };
  }
  const findings = expectations.map((expectation) => findingFor(expectation, observation));
  // What was left behind is told, but proves nothing: it has no part in the verdict.
  return { verdict: overall(findings), findings: [...findings, ...leftBehind] };
}

function exitMessage({ exitCode, signal, message }: Observation): string {
  if (exitCode !== undefined) return message ?? l10n.t('expected exit status 0, got {0}', exitCode);
  return signal === undefined
    ? l10n.t('expected exit status 0, got a signal')
    : l10n.t('expected exit status 0, got signal {0}', signal);
}

function leftBehindBy({ incomplete = false, survivors = [] }: Observation): readonly Finding[] {
  if (!incomplete) return [];
  const message =
    survivors.length === 0
      ? l10n.t('The output may be incomplete: something that the command left behind could still write.')
      : l10n.t(
          'The output may be incomplete: what the command left behind still runs ({0} processes: {1}).',
          survivors.length,
          survivors.join(', '),
        );
  return [{ verdict: 'warn', message, line: undefined }];
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
    case 'cancelled':
      return error(stopMessage(observation));
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

/** It counts as stopped only where nothing of it is left. */
function stopMessage({ end, durationMs, survivors = [] }: Observation): string {
  const seconds = Math.round(durationMs / 1000);
  const isTimeout = end === 'timed out';
  if (survivors.length === 0)
    return isTimeout ? l10n.t('stopped after {0} s without an end', seconds) : l10n.t('cancelled');
  const [count, pids] = [survivors.length, survivors.join(', ')];
  return isTimeout
    ? l10n.t(
        'no end after {0} s, and it could not be stopped; processes that still run: {1} ({2})',
        seconds,
        count,
        pids,
      )
    : l10n.t('cancelled, but it could not be stopped; processes that still run: {0} ({1})', count, pids);
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
      if (observation.truncated || observation.incomplete === true) {
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
