import type { Reporter, TestModule } from 'vitest/node';
import type { FaultRow } from './fault.ts';

/** Prints one row for each injected fault, in the order of their numbers, after the run. Vitest wants the default export. */
export default class FaultReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => test.meta().fault ?? []),
    );
    if (rows.length > 0) console.log(table(rows.toSorted((a, b) => number(a) - number(b))));
  }
}

function table(rows: readonly FaultRow[]): string {
  const header = ['fault', 'tries', 'survived', 'lost', ''];
  const cells = rows.map(({ id, title, tries, lost }) => [id, ...[tries, tries - lost, lost].map(String), title]);
  const widths = header.map((_, column) => Math.max(...[header, ...cells].map((row) => row[column]?.length ?? 0)));
  return [header, ...cells].map((row) => row.map((cell, at) => align(cell, at, widths[at] ?? 0)).join('  ')).join('\n');
}

/** Numbers stand at the right, words at the left. */
function align(cell: string, column: number, width: number): string {
  return column > 0 && column < 4 ? cell.padStart(width) : cell.padEnd(width);
}

function number({ id }: FaultRow): number {
  return Number(id.slice(1));
}
