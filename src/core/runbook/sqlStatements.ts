/** Splits a SQL block into statements and what is no SQL (lists and labels people write behind them). */
import { isDirective } from './commandDirective.ts';
import type { LineGroup } from './shellLines.ts';

const starts =
  /^(select|with|insert|update|delete|merge|create|alter|drop|truncate|grant|revoke|begin|start|commit|rollback|savepoint|set|reset|show|explain|analyze|vacuum|reindex|cluster|copy|call|do|values|table|lock|listen|notify|declare|fetch|close|prepare|execute|deallocate|refresh|comment|use|describe|desc|optimize|checkpoint)\b/i;

export function startsSql(text: string): boolean {
  return starts.test(text.trim());
}

/** psql's own word for going on in another database. */
const connects = /^\\c(?:onnect)?\s+\S/;

/** Openings that no sentence has; "show me" and "set it" are both. */
const unmistakable =
  /^(select\s+\S+.*(,|;|\bfrom\b)|select$|with\s+\w+\s+as\b|insert\s+into\b|update\s+[\w."]+\s+set\b|delete\s+from\b|(create|alter|drop)\s+(unique\s+)?(or\s+replace\s+)?(table|index|view|database|schema|role|user|extension|function|materialized)\b|truncate\b.*;|(grant|revoke)\b.*\b(to|from|on)\b|(show|explain|set|vacuum|analyze|begin|commit|rollback)\b.*;$)/i;

/** Whether a block that no tag explains holds SQL: its first statement opens unmistakably, and one of its lines ends one. */
export function readsAsSql(lines: readonly string[]): boolean {
  const first = lines.find((line) => filledLine(line) !== '') ?? '';
  return (
    unmistakable.test(first.trim()) && lines.map(filledLine).some((line) => /;$|^from\b|\bfrom\s+[\w."]+/i.test(line))
  );
}

/** Trimmed; '' for a comment, too. */
function filledLine(line: string): string {
  const text = line.trim();
  return text.startsWith('--') ? '' : text;
}

/**
 * Groups the non-blank lines of a SQL block. A statement starts at a line whose first word is one of SQL's and ends at
 * the first `;` outside quotes and comments, else before a blank line, a bullet or a label.
 */
export function groupSqlLines(lines: readonly string[]): readonly LineGroup[] {
  const groups: LineGroup[] = [];
  let index = 0;
  while (index < lines.length) {
    const group = groupAt(lines, index);
    if (group.text.trim() !== '') groups.push(group);
    index = group.to + 1;
  }
  return groups;
}

function groupAt(lines: readonly string[], from: number): LineGroup {
  const line = (lines[from] ?? '').trim();
  if (isDirective(line) && starts.test((lines[from + 1] ?? '').trim())) return directedStatement(lines, from);
  if (/^(--|#)/.test(line)) return { kind: 'comment', from, to: from, text: line };
  // What follows it would go to the database that was open before, so it may not be passed over.
  if (connects.test(line)) return { kind: 'command', from, to: from, text: line, language: 'other' };
  if (!starts.test(line)) return { kind: 'text', from, to: from, text: lines[from] ?? '' };
  const to = statementEnd(lines, from);
  const text = lines
    .slice(from, to + 1)
    .join('\n')
    .trim()
    .replace(/(?<!;);+\s*(--.*)?$/, (_end, comment: string = '') => (isDirective(comment) ? ` ${comment}` : ''));
  return { kind: 'command', from, to, text };
}

/** A comment that says how the statement below it is to be run is a part of it. */
function directedStatement(lines: readonly string[], from: number): LineGroup {
  const { to, text } = groupAt(lines, from + 1);
  return { kind: 'command', from, to, text: `${(lines[from] ?? '').trim()}\n${text}` };
}

function statementEnd(lines: readonly string[], from: number): number {
  let quote: string | undefined;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (quote === undefined && index > from && endsBefore(line)) return index - 1;
    const scanned = scanLine(line, quote);
    if (scanned.ended) return index;
    quote = scanned.quote;
  }
  return lines.length - 1;
}

function endsBefore(line: string): boolean {
  return line.trim() === '' || /^\s*[-*•] /.test(line) || /[:：]\s*$/.test(line);
}

/** Follows quotes, dollar quotes and block comments over one line. */
function scanLine(
  line: string,
  open: string | undefined,
): { readonly ended: boolean; readonly quote: string | undefined } {
  let quote = open;
  for (let at = 0; at < line.length; at += 1) {
    if (quote !== undefined) {
      if (line.startsWith(quote, at)) {
        at += quote.length - 1;
        quote = undefined;
      }
      continue;
    }
    if (line.startsWith('--', at)) return { ended: false, quote };
    if (line[at] === ';') return { ended: true, quote };
    quote = opening(line, at);
    if (quote !== undefined && (quote.startsWith('$') || quote === '*/')) at += quote.length - 1;
  }
  return { ended: false, quote };
}

/** What closes the quote or comment that opens here. */
function opening(line: string, at: number): string | undefined {
  const char = line[at];
  if (char === "'" || char === '"' || char === '`') return char;
  if (line.startsWith('/*', at)) return '*/';
  if (char === '$') return /^\$\w*\$/.exec(line.slice(at))?.[0];
  return undefined;
}
