/** Versions against npm's ranges. */
import * as l10n from '@vscode/l10n';
import { parse, Range, validRange, type SemVer } from 'semver';
import type { Json } from '../json.ts';
import { answer, incomparable, type Comparison } from './comparison.ts';
import { typeWord } from './typeWord.ts';

export function isVersionRange(range: string): boolean {
  return validRange(range) !== null;
}

/** "16", "16.4" and "v1.29.3+k3s1" are versions. A pre-release is older than its release, also where it is a vendor's suffix. */
export function matchVersion(range: string, actual: Json): Comparison {
  if (typeof actual !== 'string') return incomparable(l10n.t('{0} is no version', typeWord(actual)));
  if (!isVersionRange(range))
    return incomparable(l10n.t('"{0}" is no range of versions. Write one such as ">=1.29.0".', range));
  const full = completed(actual);
  const version = parse(full, { loose: true });
  if (version === null) return incomparable(l10n.t('{0} is no version', typeWord(actual)));
  const note = full === actual ? undefined : l10n.t('read as {0}', full);
  return answer(isWithin(version, range), note);
}

/**
 * Pre-releases are compared like any version. semver's own option for that also reads ">=1.30" as ">=1.30.0-0", which a
 * release candidate meets.
 */
function isWithin(version: SemVer, range: string): boolean {
  return new Range(range).set.some((comparators) => comparators.every((comparator) => comparator.test(version)));
}

function completed(text: string): string {
  const short = /^v?(\d+)(?:\.(\d+))?$/.exec(text);
  return short === null ? text : `${short[1] ?? '0'}.${short[2] ?? '0'}.0`;
}
