/** The blanks of a runbook that people fill, each under a key that survives edits elsewhere, and the roles that sign. */
import type { Runbook } from './model.ts';

export interface FillIn {
  /** Label, with a number where several are alike. Of a contact: row and column. */
  readonly key: string;
  readonly label: string;
  readonly line: number;
  /** Of a cell of a contact table: its column, from 0. */
  readonly column: number | undefined;
}

/** In source order. */
export function fillIns({ fields, contacts }: Runbook): readonly FillIn[] {
  const blanks = fields.map(({ label, line }) => ({ label, line, column: undefined }));
  const cells = contacts.flatMap(({ lines, columns, rows }) =>
    rows.flatMap((row, index) =>
      row.flatMap((cell, column) =>
        // The head and the rule under it take two lines; a row is one line.
        cell === '' ? [{ label: cellLabel(row, columns, column), line: lines.from + 2 + index, column }] : [],
      ),
    ),
  );
  const all = [...blanks, ...cells].toSorted((a, b) => a.line - b.line);
  return withKeys(all, ({ label }) => label);
}

function cellLabel(row: readonly string[], columns: readonly string[], column: number): string {
  return [row.find((cell) => cell !== ''), columns[column]]
    .filter((part) => part !== undefined && part !== '')
    .join(' / ');
}

export interface SigningRole {
  /** The role, with its group or a number where several are alike. */
  readonly key: string;
  readonly role: string;
  readonly group: string | undefined;
  readonly line: number;
}

/** In source order. */
export function signingRoles({ signOffs }: Runbook): readonly SigningRole[] {
  const isAlone = (role: string): boolean => signOffs.filter((other) => other.role === role).length === 1;
  return withKeys(
    signOffs.map(({ role, group, line }) => ({ role, group, line })),
    ({ role, group }) => (isAlone(role) || group === undefined ? role : `${group} / ${role}`),
  );
}

function withKeys<T>(all: readonly T[], nameOf: (one: T) => string): readonly (T & { readonly key: string })[] {
  const seen = new Map<string, number>();
  return all.map((one) => {
    const name = nameOf(one);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { ...one, key: count === 1 ? name : `${name} (${count})` };
  });
}

/** Those that a person may mean: by key, by label or role, by line. */
export function named<T extends { readonly key: string; readonly line: number }>(
  all: readonly T[],
  name: string,
  labelOf: (one: T) => string,
): readonly T[] {
  const byKey = all.filter(({ key }) => key === name);
  if (byKey.length > 0) return byKey;
  const byLabel = all.filter((one) => labelOf(one) === name);
  return byLabel.length > 0 ? byLabel : all.filter(({ line }) => String(line) === name);
}
