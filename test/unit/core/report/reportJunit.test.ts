import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { renderJunit } from '../../../../src/core/report/reportJunit.ts';
import { hostileText, reportFull } from './hostile.ts';
import { peopleReport } from './peopleReport.ts';

const schema = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');

async function problemsOf(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: xml }, schema });
  return errors.map(({ message }) => message);
}

describe('the JUnit report of a run', () => {
  it('is valid by the schema, whatever the text', async () => {
    expect(await problemsOf(renderJunit(peopleReport()))).toEqual([]);
    expect(await problemsOf(renderJunit(reportFull(hostileText)))).toEqual([]);
  });

  it('is looked at by a schema that finds what is wrong', async () => {
    const xml = renderJunit(peopleReport());
    expect(await problemsOf(xml.replace(' tests="', ' test="'))).not.toEqual([]);
    expect(await problemsOf(xml.replace('<failure ', '<failed ').replace('</failure>', '</failed>'))).not.toEqual([]);
  });

  it('has one case for each item: done passes, exempted and open are skipped, stale fails', () => {
    const report = peopleReport();
    const xml = renderJunit(report);
    const caseOf = (title: string): string =>
      new RegExp(`<testcase name="${title}"[\\s\\S]*?(?=<testcase|</testsuite>)`).exec(xml)?.[0] ?? '';
    expect(xml.match(/<testcase /g)).toHaveLength(report.progress.total);
    expect(caseOf('되살리기를 연습했다')).toMatch(/\/>\s*$/);
    expect(caseOf('Ingress가 두 도메인에 이어져 있다')).toContain('<skipped message="waived">');
    expect(caseOf('Ingress가 두 도메인에 이어져 있다')).toContain('두 번째 도메인은 다음 분기');
    expect(caseOf('고객 안내문을 올렸다')).toContain('<failure message="stale: ');
    expect(caseOf('모든 디플로이먼트가 원하는 수만큼 떠 있다')).toContain('<failure message="failed: ');
  });
});
