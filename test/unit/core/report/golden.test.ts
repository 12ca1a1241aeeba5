import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../../src/core/report/build.ts';
import { renderReport, reportFileName, reportFormats } from '../../../../src/core/report/render.ts';
import { peopleInput, peopleMarkdown } from './peopleReport.ts';

/** `vitest -u` writes them anew; what then differs is what a reader sees. */
describe('the report of the sample run', () => {
  it.each(reportFormats)('is, byte for byte, the one that is kept as %s', async (format) => {
    const input = peopleInput();
    const source = {
      text: peopleMarkdown,
      runbook: input.runbook,
      logHeads: [{ name: 'kim-1.jsonl', sha256: 'b'.repeat(64) }],
    };
    const text = renderReport(buildReport(input), format, source);
    await expect(text).toMatchFileSnapshot(`golden/${reportFileName('release.md', format)}`);
  });

  it('has the same bytes in every time zone and language of the system', () => {
    const script = fileURLToPath(new URL('printReports.ts', import.meta.url));
    const [first, ...others] = [
      { TZ: 'UTC', LANG: 'C' },
      { TZ: 'Pacific/Kiritimati', LANG: 'ko_KR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8' },
    ].map((env) =>
      spawnSync(process.execPath, [script], { env: { PATH: process.env['PATH'], ...env }, encoding: 'utf8' }),
    );
    expect(first?.stderr).toBe('');
    expect(first?.stdout).toMatch(/^(?:[0-9a-f]{64} \w+\n){7}$/);
    for (const { stdout } of others) expect(stdout).toBe(first?.stdout);
  });
});
