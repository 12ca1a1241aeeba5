/** Where changes need more care: a person's own rules, to which a runbook can add and from which it can take nothing. */
import type { Sidecar } from '../check/sidecar/model.ts';

export interface TargetRules {
  /** Names of kube contexts; `*` stands for any characters and `?` for one. Upper and lower case are the same. */
  readonly protectedContexts: readonly string[];
  /** Nothing that may change something runs. */
  readonly readOnly: boolean;
}

export const noRules: TargetRules = { protectedContexts: [], readOnly: false };

/** What holds where several have a say: each can only tighten. */
export function strictest(rules: readonly TargetRules[]): TargetRules {
  return {
    protectedContexts: rules.flatMap(({ protectedContexts }) => protectedContexts),
    readOnly: rules.some(({ readOnly }) => readOnly),
  };
}

/** Whether a change there needs the context's name typed. */
export function isProtected(
  context: string,
  { protectedContexts }: TargetRules,
  { targets }: Pick<Sidecar, 'targets'>,
): boolean {
  const byRunbook = Object.values(targets).some(({ kube, protect }) => protect && kube.context === context);
  return byRunbook || protectedContexts.some((pattern) => matchesPattern(context, pattern));
}

/** In linear time for one `*`, and in the product of the lengths for many: no pattern takes long. */
export function matchesPattern(name: string, pattern: string): boolean {
  const [text, wanted] = [name.toLowerCase(), pattern.toLowerCase()];
  let [at, in_, star, resume] = [0, 0, -1, 0];
  while (at < text.length) {
    const expected = wanted[in_];
    if (expected === '*') [star, resume, in_] = [in_, at, in_ + 1];
    else if (expected !== undefined && (expected === '?' || expected === text[at])) [at, in_] = [at + 1, in_ + 1];
    else if (star >= 0) [resume, at, in_] = [resume + 1, resume + 1, star + 1];
    else return false;
  }
  return /^\**$/.test(wanted.slice(in_));
}
