/** When there is nothing to judge. What is empty, or is not a number, is neither right nor wrong. */
import * as l10n from '@vscode/l10n';
import type { AssertionResult } from './judgeAssertion.ts';
import { isJsonList, member, type JsonObject } from './json.ts';
import type { Check } from './sidecar/model.ts';

/** What there is nothing of; undefined where there is something to judge. */
export function emptiness(check: Check, subject: JsonObject): string | undefined {
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

/** Some samples that are not numbers are neither right nor wrong, whatever the others are. */
export function notANumber(check: Check, subject: JsonObject): readonly AssertionResult[] {
  const samples = check.request.kind === 'prometheus' ? member(subject, 'samples') : undefined;
  if (!isJsonList(samples)) return [];
  const count = samples.filter((sample) => member(sample, 'value') === null).length;
  if (count === 0) return [];
  const message = l10n.t('samples that are NaN: {0} of {1}', count, samples.length);
  return [{ outcome: 'error', message, line: check.place.line }];
}
