import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../../src/core/report/html.ts';
import { findChromium, launchBrowser } from '../../../editor/browser.ts';
import { hostileText, reportFull } from './hostile.ts';
import { peopleReport } from './peopleReport.ts';

const axe = readFileSync(new URL('../../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

describe('the HTML report', () => {
  const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });
  /** All its ids are the same text. */
  const rules = { 'no-dup-id': 'off' } as const;

  it.each([
    ['of a run', peopleReport(), {}],
    ['of hostile text', reportFull(hostileText), rules],
  ])('%s is valid HTML', async (_what, report, other) => {
    const html = renderHtml(report, { locale: 'en' });
    const { results } = await validator.validateString(html, 'report.html', { rules: other });
    const messages = results.flatMap((result) => result.messages);
    expect(messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`)).toEqual([]);
  });

  it.skipIf(findChromium() === undefined).each(['light', 'dark'] as const)(
    'has nothing that axe finds in %s colours, with everything unfolded',
    async (colorScheme) => {
      const browser = await launchBrowser();
      try {
        // The policy of the page lets no script run, axe neither.
        const page = await browser.newPage({ colorScheme, bypassCSP: true });
        await page.setContent(renderHtml(peopleReport(), { locale: 'en' }).replaceAll('<details', '<details open'));
        await page.evaluate(axe);
        const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
          'axe.run()',
        );
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      } finally {
        await browser.close();
      }
    },
    60_000,
  );
});
