/** What the plan panel says to the extension: which of the steps that it was shown a person wants. */

export type FromPlan =
  | PlanChoice
  /** Nothing is to run. */
  | { readonly type: 'cancel' }
  /** Open the place of this step. */
  | { readonly type: 'reveal'; readonly step: string };

export interface PlanChoice {
  /** `select` remembers them, `run` runs them. */
  readonly type: 'select' | 'run';
  /** Of the page that the person has seen: a choice from an older one counts for nothing. */
  readonly version: number;
  readonly steps: readonly string[];
}

/** Anything else that arrives is dropped. */
export function isFromPlan(value: unknown): value is FromPlan {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  switch (value.type) {
    case 'cancel':
      return true;
    case 'reveal':
      return 'step' in value && isStep(value.step);
    case 'select':
    case 'run':
      return (
        'version' in value &&
        typeof value.version === 'number' &&
        'steps' in value &&
        Array.isArray(value.steps) &&
        value.steps.every(isStep)
      );
    default:
      return false;
  }
}

/** Longer than any id that the reader makes: nothing of ours. */
const MAX_LENGTH = 10_000;

function isStep(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_LENGTH;
}
