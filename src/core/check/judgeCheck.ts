/** A check against what was observed: one verdict, and a finding for each line of the file. */
import * as l10n from '@vscode/l10n';
import type { Finding, Verdict } from '../run/event.ts';
import { gravest } from './gravest.ts';
import { singleFinding, type Judgement } from './judge.ts';
import { judgeAssertion, type AssertionResult } from './judgeAssertion.ts';
import { judgeExpression } from './judgeExpression.ts';
import type { JudgeContext } from './judgeContext.ts';
import type { JsonObject } from './json.ts';
import { emptiness, notANumber } from './noData.ts';
import { createShow, type Show } from './show.ts';
import type { Check, Expectations } from './sidecar/model.ts';
import { reasonToSkip } from './skip.ts';
import type { Observed } from './subject.ts';

/**
 * `pass` only where everything expected was seen. `error` where something could not be observed or compared by an
 * expression, `fail` where it was seen and is wrong, `warn` where only a softer threshold was missed, `manual` where a
 * person decides.
 */
export function judgeCheck(check: Check, observed: Observed, context: JudgeContext): Judgement {
  return reasonToSkip(check, context) ?? withMessage(check, judgeObserved(check, observed, context));
}

function judgeObserved(check: Check, observed: Observed, context: JudgeContext): Judgement {
  const show = createShow(context.redact, check.sensitive);
  if (check.request.kind === 'manual')
    return singleFinding('manual', l10n.t('a person decides: {0}', check.request.input.prompt), check.place.line);
  // Why nothing was seen is no part of what was to be kept secret.
  const { text: tell } = createShow(context.redact, false);
  switch (observed.state) {
    case 'unobserved':
      return singleFinding('error', tell(observed.message), check.place.line);
    case 'no data':
      return judgeNothing(check, tell(observed.message));
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
      return singleFinding('error', l10n.t('no data: {0}', message), line);
    case 'fail':
      return singleFinding(failureVerdict(check), l10n.t('no data: {0}', message), line);
    case 'pass':
      return singleFinding('pass', l10n.t('no data, as allowed: {0}', message), line);
  }
}

interface Judging {
  readonly context: JudgeContext;
  readonly show: Show;
}

function judgeSubject(check: Check, subject: JsonObject, judging: Judging): Judgement {
  const results = [...resultsOf(check, subject, judging), ...notANumber(check, subject)];
  const main = findings(results, failureVerdict(check));
  const verdict = gravest(main.map((finding) => finding.verdict));
  if (check.warn === undefined || verdict !== 'pass') return { verdict, findings: main };
  const softer = findings(resultsOf(check.warn, subject, judging), 'warn');
  return { verdict: gravest(softer.map((finding) => finding.verdict)), findings: [...main, ...softer] };
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
  return results.map(({ outcome, message, line, compared }) => ({
    verdict: outcome === 'holds' ? 'pass' : outcome === 'error' ? 'error' : failure,
    message,
    line,
    ...(compared === undefined ? {} : { compared }),
  }));
}

/** A part can show that something is wrong, never that all is well. */
function onlyAPart(judgement: Judgement, check: Check): Judgement {
  const message = l10n.t('only a part was observed, so it cannot pass');
  const finding: Finding = { verdict: 'error', message, line: check.place.line };
  const verdict = judgement.verdict === 'fail' ? 'fail' : 'error';
  return { verdict, findings: [...judgement.findings, finding] };
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
