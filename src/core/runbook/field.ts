/** Blanks that people fill, sign-off lines, contact tables, and the two lines that are computed. */
import { plainText, withoutBox } from './inlineText.ts';
import {
  blankWords,
  completionLabel,
  contactColumn,
  dateLabel,
  personColumn,
  signatureColumn,
  signOffHeading,
} from './labels.ts';
import type { ContactTable, Field, LineField, LineRange, SignOff } from './model.ts';

/** What one line of the text leaves to people, or to be computed; some only under a heading that asks for approval. */
export type Blank =
  | {
      readonly kind: 'fields';
      readonly line: number;
      readonly labels: readonly string[];
      readonly isUnderSignOff?: true;
    }
  | { readonly kind: 'signOff'; readonly line: number; readonly role: string; readonly isUnderSignOff?: true }
  | { readonly kind: 'completion' | 'readiness'; readonly line: number; readonly text: string };

/** Whether a blank counts in the section of this title. */
export function countsUnder(blank: Blank, section: string | undefined): boolean {
  return !('isUnderSignOff' in blank) || (section !== undefined && signOffHeading.test(section));
}

/** A blank with the title of the section it stands in. */
export type PlacedBlank = Blank & { readonly section: string | undefined };

export interface Fields {
  readonly fields: readonly Field[];
  readonly signOffs: readonly SignOff[];
  readonly completion: LineField | undefined;
  readonly readiness: LineField | undefined;
}

/** A blank of a total or in percent, or a line that is nothing but a count. */
const rate = /_{2,}\s*(?:\/|%)|\d\s*\/\s*_{2,}|[:：]\**\s*\d+\s*\/\s*\d+\**\s*(?:items?|개|항목|件)?\s*$/;

/** The blanks of a paragraph or list entry. @param from line of the source where it begins */
export function readBlanks(markdown: string, from: number): readonly Blank[] {
  if (!mayHoldBlank(markdown)) return none;
  return markdown.split('\n').flatMap((text, index) => blankIn(text, from + index) ?? []);
}

const none: readonly never[] = [];

/** The same of an entry with a box, which is no blank itself: "- [ ] Release manager: ____ Date: ____" signs off. */
export function readItemBlanks(markdown: string, from: number): readonly Blank[] {
  const blanks = readBlanks(withoutBox(markdown), from);
  return blanks.filter(({ kind }) => kind === 'fields' || kind === 'signOff');
}

/** Quick and never wrongly false: what asks for something has a blank, a box or a number in it. */
function mayHoldBlank(text: string): boolean {
  return /[_＿…[☐☑☒<]|\.{5}|\d\s*\//.test(text);
}

function blankIn(text: string, line: number): Blank | undefined {
  if (!mayHoldBlank(text)) return undefined;
  if (completionLabel.test(text) && rate.test(text)) return { kind: 'completion', line, text: plainText(text) };
  if ((text.match(/(?:\[[ xX]\]|[☐☑☒])\s*[^\s[☐☑☒]/g)?.length ?? 0) >= 2)
    return { kind: 'readiness', line, text: plainText(text) };
  const labels = blanksOf(text).map(({ label }) => label);
  const [first] = labels;
  if (first === undefined) return undefined;
  return labels.some((label, index) => index > 0 && dateLabel.test(label))
    ? { kind: 'signOff', line, role: first }
    : { kind: 'fields', line, labels };
}

/** @param blanks of the whole text, in order */
export function readFields(blanks: readonly PlacedBlank[]): Fields {
  const fields: Field[] = [];
  const signOffs: SignOff[] = [];
  let completion: LineField | undefined;
  let readiness: LineField | undefined;
  for (const blank of blanks) {
    const { line } = blank;
    switch (blank.kind) {
      case 'completion':
        completion ??= { line, text: blank.text };
        break;
      case 'readiness':
        readiness ??= { line, text: blank.text };
        break;
      case 'signOff':
        signOffs.push({ id: `sign-off-${signOffs.length + 1}`, role: blank.role, group: blank.section, line });
        break;
      case 'fields':
        for (const label of blank.labels) fields.push({ id: `field-${fields.length + 1}`, label, line });
        break;
    }
  }
  return { fields, signOffs, completion, readiness };
}

/** A longer text in front of a blank is no label. */
const MAX_LABEL = 200;

/** A run of underscores or dots, wide spaces in brackets, or a word in brackets that asks for it. */
const blank = /(?:\\?_){3,}|＿{2,}|\.{5,}|…{2,}|\[ {2,}\]|\[([^\][]{1,24})\](?![([:])|<([^<>]{1,24})>/g;

/** A blank with a label in front of it; 0-based offsets in the line, `to` is exclusive. */
export interface BlankPlace {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** The blanks of a line that have a label: "**Owner**: ____ date: ____" has two. */
export function blanksOf(text: string): readonly BlankPlace[] {
  const places: BlankPlace[] = [];
  let from = 0;
  for (const match of text.matchAll(blank)) {
    const word = match[1] ?? match[2];
    if (word !== undefined && !blankWords.test(word.trim())) continue;
    const to = match.index + match[0].length;
    const label = labelAtEnd(text.slice(from, match.index));
    if (label !== undefined) places.push({ label, from: match.index, to });
    from = to;
  }
  return places;
}

function labelAtEnd(part: string): string | undefined {
  const colon = /[:：]\**\s*$/.exec(part);
  if (colon === null) return undefined;
  const written =
    part
      .slice(0, colon.index)
      .split(/[_:：|]/)
      .at(-1) ?? '';
  const label = written.length > MAX_LABEL ? '' : plainText(stripMarks(written));
  return label === '' ? undefined : label;
}

function stripMarks(text: string): string {
  return text.replace(/^[\s>*-]+|[\s*]+$/g, '');
}

/** Each row of a table with a column for a signature is a sign-off of the role in its first cell. */
export function readSignOffTable(rows: readonly (readonly string[])[], { from }: LineRange): readonly Blank[] {
  const [head, ...body] = rows;
  const columns = head?.map(plainText) ?? [];
  const signs = columns.some((column) => signatureColumn.test(column));
  if (!signs || !columns.some((column) => dateLabel.test(column))) return [];
  // The head and the rule under it take two lines; a row is one line.
  return body.flatMap((row, index): readonly Blank[] => {
    const role = plainText(row[0] ?? '');
    return role === '' || /^_+$/.test(role) ? [] : [{ kind: 'signOff', role, line: from + 2 + index }];
  });
}

/** A table is one of contacts when a column head names a way to reach people and another says whom. */
export function readContactTable(rows: readonly (readonly string[])[], lines: LineRange): ContactTable | undefined {
  const [head, ...body] = rows;
  const way = head?.findIndex((cell) => contactColumn.test(cell)) ?? -1;
  if (
    head === undefined ||
    way < 0 ||
    head.some((cell) => /password|비밀번호|uuid/i.test(cell)) ||
    !head.some((cell, index) => index !== way && personColumn.test(cell))
  )
    return undefined;
  return {
    lines,
    columns: head.map(plainText),
    rows: body.map((row) => row.map((cell) => (/^_+$/.test(cell.trim()) ? '' : plainText(cell)))),
  };
}
