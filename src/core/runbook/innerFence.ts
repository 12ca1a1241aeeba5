/** Fences inside a code block: one that fell into indentation, and one that a block which nothing closed has swallowed. */

export interface BlockContent {
  readonly info: string;
  /** Where the info string stands, counted from the first line of the content: above it, or in it. */
  readonly infoAt: number;
  /** As many as before; what is no content of the block any more is the empty line. */
  readonly lines: readonly string[];
}

/** A fence of backticks has none in its info string: with them the line is inline code. */
const FENCE = /^\s*(?:`{3,}([^`]*)|~{3,}(.*))$/;

/**
 * An indented block that starts with a fence is what stands between that fence and the next. In any other block a fence is
 * the sign that a closing one is missing: from there on it is prose, of which nothing may run.
 */
export function withoutInnerFences(info: string, lines: readonly string[]): BlockContent {
  const first = lines.findIndex((line) => FENCE.test(line));
  if (first < 0) return { info, infoAt: -1, lines };
  if (first > 0 || info !== '') return { info, infoAt: -1, lines: kept(lines, 0, first) };
  const [, ticks, tildes] = FENCE.exec(lines[0] ?? '') ?? [];
  const closer = lines.findIndex((line, at) => at > 0 && FENCE.test(line));
  const end = closer < 0 ? lines.length : closer;
  return { info: (ticks ?? tildes ?? '').trim(), infoAt: 0, lines: kept(lines, 1, end) };
}

function kept(lines: readonly string[], from: number, end: number): readonly string[] {
  return lines.map((line, at) => (at >= from && at < end ? line : ''));
}
