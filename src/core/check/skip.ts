/** Why a check is not asked at all: a waiver, or a condition that is not met. */
import * as l10n from '@vscode/l10n';
import { singleFinding, type Judgement } from './judge.ts';
import type { JudgeContext } from './judgeContext.ts';
import { judgeExpression } from './judgeExpression.ts';
import { createShow } from './show.ts';
import type { Check } from './sidecar/model.ts';
import { waiverInForce } from './waiver.ts';

/** Asked before anything is observed: a waiver, or a `when` that is false. An expression that cannot be read is an error. */
export function reasonToSkip(check: Check, context: JudgeContext): Judgement | undefined {
  const waiver = waiverInForce(check.id, context.waivers, context.now);
  if (waiver !== undefined)
    return singleFinding('skipped', l10n.t('waived until {0}: {1}', waiver.until, waiver.reason), check.place.line);
  if (check.when === undefined) return undefined;
  const variables = { vars: context.vars, target: context.target };
  const show = createShow(context.redact, check.sensitive);
  const result = judgeExpression(check.when, { variables, now: context.now, show });
  switch (result.outcome) {
    case 'holds':
      return undefined;
    case 'fails':
      return singleFinding('skipped', l10n.t('not applicable: {0}', result.message), result.line);
    case 'error':
      return singleFinding('error', result.message, result.line);
  }
}
