/** Corrections of a runbook's text as data: a head turns them into edits of its editor. */

/** A place in the source. Both 1-based; a column counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `to` is the first position that is not part of it. */
export interface TextRange {
  readonly from: Position;
  readonly to: Position;
}

/** Puts `newText` in place of what the range holds. Line ends in it are `\n`. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** One correction: its edits belong together and do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The author can have meant nothing else, so it may be applied without being looked at. */
  readonly isSafe: boolean;
}

/** The edits of all safe fixes that can be applied together: of two that touch the first stays, the other waits. */
export function safeEdits(fixes: readonly Fix[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const fix of fixes) {
    if (fix.isSafe && !fix.edits.some((edit) => taken.some((other) => touches(edit.range, other.range))))
      taken.push(...fix.edits);
  }
  return taken;
}

function touches(a: TextRange, b: TextRange): boolean {
  return !isBefore(a.to, b.from) && !isBefore(b.to, a.from);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

export function insertion(at: Position, newText: string): TextEdit {
  return { range: { from: at, to: at }, newText };
}

/** The text between two columns of one line. */
export function inLine(line: number, from: number, to: number): TextRange {
  return { from: { line, column: from }, to: { line, column: to } };
}
