import { describe, expect, it } from 'vitest';
import { reportJsonSchema, reportSchema } from '../../../../src/core/report/jsonSchema.ts';
import { renderJson } from '../../../../src/core/report/json.ts';
import { readText } from '../../support/runbooks.ts';
import { hostileText, reportFull } from './hostile.ts';
import { peopleReport } from './peopleReport.ts';
import { sampleReport } from './sampleReport.ts';

describe('the JSON Schema of reports', () => {
  it('is the one that is published', () => {
    const file: unknown = JSON.parse(readText('schemas/report.schema.json'));
    expect(file, 'Run "npm run generate".').toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
  });

  it.each([
    ['a run', sampleReport()],
    ['a run with everything that people add', peopleReport()],
  ])('fits the report of %s, and knows all its keys', (_what, report) => {
    const { error } = reportSchema.safeParse(JSON.parse(renderJson(report)));
    expect(error?.issues ?? []).toEqual([]);
  });

  it('does not take a state that there is not', () => {
    const report = { ...peopleReport(), counted: 'lines' };
    expect(reportSchema.safeParse(JSON.parse(JSON.stringify(report))).success).toBe(false);
    expect(reportSchema.safeParse({ ...JSON.parse(renderJson(peopleReport())), more: 1 }).success).toBe(false);
    expect(reportSchema.safeParse(JSON.parse(renderJson(reportFull(hostileText)))).success).toBe(false);
  });
});
