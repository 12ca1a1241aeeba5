/** A check against what was observed: one verdict, and a finding for each line of the file. */
import * as l10n from '@vscode/l10n';
import type { Finding, Verdict } from '../run/event.ts';
import type { Judgement } from './judge.ts';
import { judgeAssertion, type AssertionResult } from './judgeAssertion.ts';
import { judgeExpression } from './judgeExpression.ts';
import { isJsonList, member, type Json, type JsonObject } from './json.ts';
import type { Redactor } from './redact.ts';
import { createShow, type Show } from './show.ts';
import type { Check, Expectations } from './sidecar/model.ts';
import type { Waiver } from './sidecar/schema.ts';
import type { Observed } from './subject.ts';

export interface JudgeContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly vars: Readonly<Record<string, Json>>;
  /** What expressions may know of the place: its name, context and namespace. */
  readonly target: JsonObject;
  readonly waivers: readonly Waiver[];
  /** Takes the secrets known by now out of what messages show. */
  readonly redact: Redactor;
}

/**
 * `pass` only where everything expected was seen. `error` where something could not be observed or compared by an
 * expression, `fail` where it was seen and is wrong, `warn` where only a softer threshold was missed, `manual` where a
 * person decides.
 */
export function judgeCheck(check: Check, observed: Observed, context: JudgeContext): Judgement {
  return reasonToSkip(check, context) ?? withMessage(check, judgeObserved(check, observed, context));
}

/** Asked before anything is observed: a waiver, or a `when` that is false. An expression that cannot be read is an error. */
export function reasonToSkip(check: Check, context: JudgeContext): Judgement | undefined {
  const waiver = context.waivers.find((candidate) => candidate.check === check.id && isInForce(candidate, context.now));
  if (waiver !== undefined)
    return single('skipped', l10n.t('waived until {0}: {1}', waiver.until, waiver.reason), check.place.line);
  if (check.when === undefined) return undefined;
  const variables = { vars: context.vars, target: context.target };
  const show = createShow(context.redact, check.sensitive);
  const result = judgeExpression(check.when, { variables, now: context.now, show });
  switch (result.outcome) {
    case 'holds':
      return undefined;
    case 'fails':
      return single('skipped', l10n.t('not applicable: {0}', result.message), result.line);
    case 'error':
      return single('error', result.message, result.line);
  }
}

const DAY_MS = 86_400_000;

/** Through the end of its last day, in UTC. */
function isInForce(waiver: Waiver, now: number): boolean {
  return now < Date.parse(`${waiver.until}T00:00:00Z`) + DAY_MS;
}

function judgeObserved(check: Check, observed: Observed, context: JudgeContext): Judgement {
  const show = createShow(context.redact, check.sensitive);
  if (check.request.kind === 'manual')
    return single('manual', l10n.t('a person decides: {0}', check.request.input.prompt), check.place.line);
  switch (observed.state) {
    case 'unobserved':
      return single('error', show.text(observed.message), check.place.line);
    case 'no data':
      return judgeNothing(check, show.text(observed.message));
    case 'observed': {
      const { subject, truncated } = observed;
      const nothing = emptiness(check, subject);
      if (nothing !== undefined && !truncated) return judgeNothing(check, nothing);
      const judgement = judgeSubject(check, subject, { context, show });
      return truncated ? onlyAPart(judgement, check) : judgement;
    }
  }
}

function judgeNothing(check: Check, message: string): Judgement {
  const { line } = check.place;
  switch (check.empty) {
    case 'error':
      return single('error', l10n.t('no data: {0}', message), line);
    case 'fail':
      return single(failureVerdict(check), l10n.t('no data: {0}', message), line);
    case 'pass':
      return single('pass', l10n.t('no data, as allowed: {0}', message), line);
  }
}

/** What there is nothing of; undefined where there is something to judge. */
function emptiness(check: Check, subject: JsonObject): string | undefined {
  switch (check.request.kind) {
    case 'k8s':
      return isEmptyList(subject, 'items') ? l10n.t('no such object') : undefined;
    case 'sql':
      return isEmptyList(subject, 'rows') ? l10n.t('no rows') : undefined;
    case 'prometheus':
      return noSamples(subject);
    default:
      return undefined;
  }
}

function isEmptyList(subject: JsonObject, key: string): boolean {
  const list = member(subject, key);
  return isJsonList(list) && list.length === 0;
}

/** A sample that is not a number says nothing; a series of nothing else is no data. */
function noSamples(subject: JsonObject): string | undefined {
  if (isEmptyList(subject, 'samples')) return l10n.t('no samples');
  const samples = member(subject, 'samples');
  if (!isJsonList(samples)) return undefined;
  return samples.every((sample) => member(sample, 'value') === null) ? l10n.t('all samples are NaN') : undefined;
}

interface Judging {
  readonly context: JudgeContext;
  readonly show: Show;
}

function judgeSubject(check: Check, subject: JsonObject, judging: Judging): Judgement {
  const results = [...resultsOf(check, subject, judging), ...notANumber(check, subject)];
  const main = findings(results, failureVerdict(check));
  const verdict = overall(main);
  if (check.warn === undefined || verdict !== 'pass') return { verdict, findings: main };
  const softer = findings(resultsOf(check.warn, subject, judging), 'warn');
  return { verdict: overall(softer), findings: [...main, ...softer] };
}

function resultsOf(
  expectations: Expectations,
  subject: JsonObject,
  { context, show }: Judging,
): readonly AssertionResult[] {
  const variables = { ...subject, vars: context.vars, target: context.target };
  return [
    ...expectations.expect.flatMap((assertion) => judgeAssertion(assertion, subject, { now: context.now, show })),
    ...expectations.cel.map((assertion) => judgeExpression(assertion, { variables, now: context.now, show })),
  ];
}

/** Some samples that are not numbers are neither right nor wrong, whatever the others are. */
function notANumber(check: Check, subject: JsonObject): readonly AssertionResult[] {
  const samples = check.request.kind === 'prometheus' ? member(subject, 'samples') : undefined;
  if (!isJsonList(samples)) return [];
  const count = samples.filter((sample) => member(sample, 'value') === null).length;
  if (count === 0) return [];
  const message = l10n.t('{0} of {1} samples are NaN', count, samples.length);
  return [{ outcome: 'error', message, line: check.place.line }];
}

/** What a failed expectation means. Of a check that is only for information a person draws the conclusion. */
function failureVerdict(check: Check): Verdict {
  switch (check.severity) {
    case 'error':
      return 'fail';
    case 'warn':
      return 'warn';
    case 'info':
      return 'manual';
  }
}

function findings(results: readonly AssertionResult[], failure: Verdict): readonly Finding[] {
  return results.map(({ outcome, message, line }) => ({
    verdict: outcome === 'holds' ? 'pass' : outcome === 'error' ? 'error' : failure,
    message,
    line,
  }));
}

const order: readonly Verdict[] = ['fail', 'error', 'manual', 'warn', 'skipped'];

/** The gravest. Where nothing was found, nothing was proved. */
function overall(found: readonly Finding[]): Verdict {
  if (found.length === 0) return 'error';
  return order.find((verdict) => found.some((finding) => finding.verdict === verdict)) ?? 'pass';
}

/** A part can show that something is wrong, never that all is well. */
function onlyAPart(judgement: Judgement, check: Check): Judgement {
  const message = l10n.t('only a part was observed, so it cannot pass');
  const finding: Finding = { verdict: 'error', message, line: check.place.line };
  const verdict = judgement.verdict === 'fail' ? 'fail' : 'error';
  return { verdict, findings: [...judgement.findings, finding] };
}

function single(verdict: Verdict, message: string, line: number): Judgement {
  return { verdict, findings: [{ verdict, message, line }] };
}

/** The author's own words go before what was seen. */
function withMessage({ message }: Check, judgement: Judgement): Judgement {
  if (message === undefined) return judgement;
  return {
    ...judgement,
    findings: judgement.findings.map((finding) =>
      finding.verdict === 'pass' ? finding : { ...finding, message: `${message}: ${finding.message}` },
    ),
  };
}
