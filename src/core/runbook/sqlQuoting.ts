/** Where a piece of a SQL statement stands: in a string, in a quoted name, in a comment. */

export type SqlQuoting = 'plain' | 'string' | 'identifier' | 'comment' | 'dollar string';

/** A stretch of the statement that is quoted in one way, its quotes with it. `to` is exclusive. */
export interface SqlRegion {
  readonly from: number;
  readonly to: number;
  readonly quoting: SqlQuoting;
}

const openings: readonly (readonly [RegExp, SqlQuoting])[] = [
  [/--[^\n]*/y, 'comment'],
  [/\/\*[\s\S]*?(?:\*\/|$)/y, 'comment'],
  // The only strings in which a backslash escapes.
  [/[eE]'(?:[^'\\]|''|\\[\s\S])*(?:'|$)/y, 'dollar string'],
  [/'(?:[^']|'')*(?:'|$)/y, 'string'],
  [/"(?:[^"]|"")*(?:"|$)/y, 'identifier'],
  [/\$(?:[A-Za-z_]\w*)?\$/y, 'dollar string'],
  [/\w+|[\s\S]/y, 'plain'],
];

/** The whole statement, in source order and without gaps. */
export function sqlRegions(text: string): readonly SqlRegion[] {
  const regions: SqlRegion[] = [];
  for (let at = 0; at < text.length;) {
    const { to, quoting } = regionAt(text, at);
    regions.push({ from: at, to, quoting });
    at = to;
  }
  return regions;
}

function regionAt(text: string, at: number): Pick<SqlRegion, 'to' | 'quoting'> {
  for (const [pattern, quoting] of openings) {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    if (match === undefined) continue;
    if (!match.startsWith('$') || quoting !== 'dollar string') return { to: at + match.length, quoting };
    const end = text.indexOf(match, at + match.length);
    return { to: end < 0 ? text.length : end + match.length, quoting };
  }
  return { to: at + 1, quoting: 'plain' };
}
