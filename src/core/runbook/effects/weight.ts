import type { Effect } from '../model.ts';

const weight: Readonly<Record<Effect, number>> = { read: 0, local: 1, unknown: 2, change: 3, destroy: 4 };

/** What only reads, or only touches this workstation. */
export function isHarmless(effect: Effect): boolean {
  return effect === 'read' || effect === 'local';
}

/** The effect of several things together. */
export function strongest(effects: readonly Effect[]): Effect {
  return effects.reduce<Effect>((worst, effect) => (weight[effect] > weight[worst] ? effect : worst), 'read');
}
