/** A row of the Run view, before the editor draws it. */

/** Colour beside the shape; the words say the same. */
export type RowTone = 'good' | 'bad' | 'warn' | 'plain';

export interface RunRow {
  /** The same for the same thing, whatever is said of it. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Name of a codicon. */
  readonly icon: string;
  readonly tone: RowTone;
  readonly tooltip: string | undefined;
  /** What menus go by. */
  readonly context: RowContext;
  /** 1-based line of the runbook that it stands in. */
  readonly line: number | undefined;
  /** What a command on this row is about: the id of a run, the name of a value. */
  readonly subject: string | undefined;
  readonly children: readonly RunRow[];
  readonly isOpen: boolean;
}

export type RowContext = 'group' | 'fact' | 'currentRun' | 'otherRun' | 'value' | 'field' | 'signOff' | 'contact';

type RowFields = Partial<RunRow> & Pick<RunRow, 'id' | 'label'>;

/** A row with what it needs; the rest is plain. */
export function row(fields: RowFields): RunRow {
  return {
    description: '',
    icon: 'circle-small',
    tone: 'plain',
    tooltip: undefined,
    context: 'fact',
    line: undefined,
    subject: undefined,
    children: [],
    isOpen: false,
    ...fields,
  };
}

export function group(fields: RowFields): readonly RunRow[] {
  const { children = [] } = fields;
  return children.length === 0 ? [] : [row({ context: 'group', ...fields })];
}
