// The end of `npm test`: a table of the steps and the closing line.
import { print, seconds } from './progress.mjs';

/** @param {{name: string, passed: number, failed: number, skipped: number, ms: number}[]} rows */
export function printTable(rows) {
  const cells = rows.map(({ name, passed, failed, skipped, ms }) => [name, passed, failed, skipped, seconds(ms)]);
  const table = [['step', 'passed', 'failed', 'skipped', 'time'], ...cells].map((row) => row.map(String));
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  print('');
  for (const [name, ...numbers] of table) {
    print([name.padEnd(widths[0]), ...numbers.map((text, index) => text.padStart(widths[index + 1]))].join('  '));
  }
  print('');
}

export function total(rows) {
  const sum = (key) => rows.reduce((count, row) => count + row[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
