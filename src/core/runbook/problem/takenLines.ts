import type { LineRange } from '../model.ts';

/** The lines that things stand on, 1-based. */
export function takenLines(things: readonly { readonly lines: LineRange }[]): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { lines } of things) for (let line = lines.from; line <= lines.to; line += 1) taken.add(line);
  return taken;
}
