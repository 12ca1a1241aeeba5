/** Blanks that people fill, sign-off lines, contact tables, and the two lines that are computed. */
import { plainText } from './inlineText.ts';
import { completionLabel, contactColumn, dateLabel } from './labels.ts';
import type { ContactTable, Field, LineField, LineRange, SignOff } from './model.ts';

/** A paragraph or list entry of the source. */
export interface TextLine {
  readonly text: string;
  readonly line: number;
  /** Title of the section it stands in. */
  readonly section: string | undefined;
}

export interface Fields {
  readonly fields: readonly Field[];
  readonly signOffs: readonly SignOff[];
  readonly completion: LineField | undefined;
  readonly readiness: LineField | undefined;
}

/** Quick and never wrongly false: every field has a blank or a box in its line. */
export function mayHoldField(text: string): boolean {
  return text.includes('___') || /\[[ xX]\]/.test(text);
}

export function readFields(lines: readonly TextLine[]): Fields {
  const fields: Field[] = [];
  const signOffs: SignOff[] = [];
  let completion: LineField | undefined;
  let readiness: LineField | undefined;
  for (const { text, line, section } of lines) {
    if (completionLabel.test(text) && /_{3}\s*\//.test(text)) completion ??= { line, text: plainText(text) };
    else if ((text.match(/\[[ xX]\]\s*\S/g)?.length ?? 0) >= 2) readiness ??= { line, text: plainText(text) };
    else {
      const labels = blankLabels(text);
      const [first] = labels;
      if (first === undefined) continue;
      if (labels.some((label, index) => index > 0 && dateLabel.test(label)))
        signOffs.push({ id: `sign-off-${signOffs.length + 1}`, role: first, group: section, line });
      else for (const label of labels) fields.push({ id: `field-${fields.length + 1}`, label, line });
    }
  }
  return { fields, signOffs, completion, readiness };
}

/** A longer text in front of a blank is no label. */
const MAX_LABEL = 200;

/** Labels in front of the blanks of a line: "**Owner**: ____ date: ____" has two. */
function blankLabels(text: string): readonly string[] {
  const beforeBlanks = text.split(/_{3,}/).slice(0, -1);
  return beforeBlanks.flatMap((part) => {
    const colon = /[:：]\**\s*$/.exec(part);
    if (colon === null) return [];
    const written =
      part
        .slice(0, colon.index)
        .split(/[_:：|]/)
        .at(-1) ?? '';
    const label = written.length > MAX_LABEL ? '' : plainText(stripMarks(written));
    return label === '' ? [] : [label];
  });
}

function stripMarks(text: string): string {
  return text.replace(/^[\s>*-]+|[\s*]+$/g, '');
}

/** A table is one of contacts when a column head names a way to reach people. */
export function readContactTable(rows: readonly (readonly string[])[], lines: LineRange): ContactTable | undefined {
  const [head, ...body] = rows;
  if (head === undefined || !head.some((cell) => contactColumn.test(cell))) return undefined;
  return {
    lines,
    columns: head.map(plainText),
    rows: body.map((row) => row.map((cell) => (/^_+$/.test(cell.trim()) ? '' : plainText(cell)))),
  };
}
