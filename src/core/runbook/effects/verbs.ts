/** The form of the tables that say what a program does by its sub-command. */
import type { Effect } from '../model.ts';

/** Sub-commands of one program, up to three words each: "rollout status". The longest that fits counts. */
export type Verbs = ReadonlyMap<string, Effect>;

/** Comma-separated sub-commands for each effect. */
export function verbs(lists: Partial<Record<Effect, string>>): Verbs {
  const effects: readonly Effect[] = ['read', 'local', 'unknown', 'change', 'destroy'];
  return new Map(effects.flatMap((effect) => entries(lists[effect] ?? '').map((verb) => [verb, effect] as const)));
}

/** Programs that do one thing whatever their arguments. */
export function programs(effect: Effect, names: string): readonly (readonly [string, Effect])[] {
  return words(names).map((name) => [name, effect]);
}

export function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function entries(list: string): readonly string[] {
  return list
    .split(',')
    .map((entry) => entry.trim().replace(/\s+/g, ' '))
    .filter((entry) => entry !== '');
}
