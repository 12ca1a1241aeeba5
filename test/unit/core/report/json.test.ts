import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderJson } from '../../../../src/core/report/json.ts';
import type { Report } from '../../../../src/core/report/model.ts';
import { hostileText, reportFull } from './hostile.ts';
import { sampleReport } from './sampleReport.ts';

describe('the JSON report', () => {
  it('holds the whole report', () => {
    const report = sampleReport();
    expect(JSON.parse(renderJson(report))).toEqual(withoutUndefined(report));
  });

  it('is indented by two spaces and ends with a line end', () => {
    const json = renderJson(sampleReport());
    expect(json.startsWith('{\n  "schema": "provebook/report/v1",\n  "runbook": {\n    "title": ')).toBe(true);
    expect(json.endsWith('}\n')).toBe(true);
  });

  it('has the same bytes however the report was put together', () => {
    expect(renderJson(reversed(sampleReport()) as Report)).toBe(renderJson(sampleReport()));
  });

  it('writes invisible characters as escapes and still reads back as they were', () => {
    const json = renderJson(reportFull(hostileText));
    expect(json).not.toMatch(/[\u001b\u202e\u200b]/);
    expect(json).toContain('\\u202egnp.exe');
    expect((JSON.parse(json) as Report).runbook.title).toBe(hostileText);
  });

  it('reads back any text exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect((JSON.parse(renderJson(reportFull(text))) as Report).run.name).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

function withoutUndefined(report: Report): unknown {
  return JSON.parse(JSON.stringify(report));
}

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}
