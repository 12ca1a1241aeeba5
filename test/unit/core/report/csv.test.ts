import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../../../src/core/report/csv.ts';
import { reportFull } from './hostile.ts';
import { peopleReport } from './peopleReport.ts';

/** A reader by RFC 4180: records end with CRLF, quoted fields may hold anything, a doubled quote is one. */
function parse(csv: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  const field = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  let record: string[] = [];
  let read = 0;
  for (const match of csv.matchAll(field)) {
    record.push((match[1] ?? '').replaceAll('""', '"'));
    read += match[0].length;
    if (match[2] === '\r\n') {
      records.push(record);
      record = [];
    }
  }
  expect(read).toBe(csv.length);
  return records;
}

describe('the CSV report', () => {
  it('has one row for each item, with what was said of it', () => {
    const [head = [], ...rows] = parse(renderCsv(peopleReport()));
    const cell = (title: string, column: string): string | undefined =>
      rows.find((row) => row[head.indexOf('title')] === title)?.[head.indexOf(column)];
    expect(rows).toHaveLength(peopleReport().sections.flatMap(({ entries }) => entries).length);
    expect(cell('되살리기를 연습했다', 'state')).toBe('attested');
    expect(cell('되살리기를 연습했다', 'attachments')).toContain('https://wiki.example.com/restore?run=7&of=2');
    expect(cell('Ingress가 두 도메인에 이어져 있다', 'waived until')).toBe('2026-09-30');
    expect(cell('되돌리는 순서를 한 번 연습했다', 'reason or note')).toBe('되돌릴 수 없는 배포');
  });

  it('has as many fields in every row as in the head, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [head = [], ...rows] = parse(renderCsv(reportFull(text)));
        for (const row of rows) expect(row).toHaveLength(head.length);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', ' =1+1', '\n=1', '＝1'])(
    'gives a spreadsheet no formula to compute: %j',
    (text) => {
      const [head = [], ...rows] = parse(renderCsv(reportFull(text)));
      for (const row of rows) expect(row[head.indexOf('title')]).toMatch(/^'/);
    },
  );

  it('leaves other text as it is', () => {
    const [head = [], row = []] = parse(renderCsv(reportFull('a "quoted", text\nin two lines')));
    expect(row[head.indexOf('title')]).toBe('a "quoted", text\nin two lines');
  });
});
