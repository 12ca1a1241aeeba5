/** Matchers in words that read like the file. */
import { formatDuration } from '../duration.ts';
import type { Json } from '../json.ts';
import type { Matcher } from '../sidecar/matcherSchema.ts';
import { entriesOf, type Entry } from './entries.ts';

/** `gte 3 and lt 5`; a bare value as it is. */
export function describeMatcher(matcher: Matcher): string {
  return entriesOf(matcher).map(describeEntry).join(', ');
}

export function describeEntry(entry: Entry): string {
  switch (entry.operator) {
    case 'eq':
      return JSON.stringify(entry.operand);
    case 'not':
    case 'all':
    case 'any':
    case 'none':
    case 'one':
    case 'size':
    case 'distinct':
      return `${entry.operator} ${describeMatcher(entry.operand)}`;
    case 'and':
    case 'or':
      return entry.operand.map((part) => `(${describeMatcher(part)})`).join(` ${entry.operator} `);
    case 'exists':
      return entry.operand ? 'exists' : 'is missing';
    case 'age':
      return `age ${bounds(entry.operand, (bound) => formatDuration(Number(bound)))}`;
    case 'quantity':
      return `quantity ${typeof entry.operand === 'object' ? bounds(entry.operand, String) : entry.operand}`;
    case 'semver':
    case 'matches':
      return `${entry.operator} ${entry.operand}`;
    default:
      return `${entry.operator} ${JSON.stringify(entry.operand)}`;
  }
}

function bounds(operators: object, text: (bound: Json) => string): string {
  return Object.entries(operators)
    .map(([operator, bound]) => `${operator} ${text(bound as Json)}`)
    .join(', ');
}
