/**
 * What stands in the text of a runbook: lenses, results, hovers, the preview, and a check put in from the library.
 * The pictures of the walkthrough come from here: test-results/screenshots/walkthrough-*.png are copied to media/walkthrough.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { PageScreenshotOptions } from 'playwright-core';
import { type OpenWorkbench, openWorkbench } from './openWorkbench.ts';

const screenshots = join(import.meta.dirname, '../../test-results/screenshots');

const runbook = `# Shop readiness checklist

## Cluster

- [ ] All nodes are there

  \`\`\`bash
  kubectl get nodes
  \`\`\`

  <!-- expect: contains "worker-3" -->

- [ ] The secret of the payment service is there

  \`\`\`bash
  kubectl get secrets -n judgify-prod
  \`\`\`

  <!-- expect: contains "judgify-payment-secret" -->

- [ ] Every pod of the shop runs

## People

- [ ] The people on call know how to undo this release
`;

const looks = [
  { name: 'dark', theme: 'Dark Modern', locale: 'en' },
  { name: 'light-ko', theme: 'Light Modern', locale: 'ko' },
] as const;

const words = {
  en: {
    run: 'Run',
    passed: /passed \d/,
    failed: /failed \d/,
    approve: 'Approve',
    report: 'Provebook: Show Report',
    check: 'Every pod runs',
    insert: 'Provebook: Insert Check',
    library: 'Insert a check',
    state: '✓ passed',
    target: 'Target',
  },
  ko: {
    run: '실행',
    passed: /통과 \d/,
    failed: /실패 \d/,
    approve: '승인',
    report: 'Provebook: 보고서 보기',
    check: '모든 파드가 실행',
    insert: 'Provebook: 점검 넣기',
    library: '점검 넣기',
    state: '✓ 통과',
    target: '대상',
  },
} as const;

describe.each(looks)('the text of a runbook ($name)', ({ name, theme, locale }) => {
  const demo = inject('demo');
  const say = words[locale];
  let source: string;
  let opened: OpenWorkbench;

  beforeAll(async () => {
    source = await mkdtemp(join(tmpdir(), 'provebook-shop-'));
    await writeFile(join(source, 'shop-readiness.md'), runbook);
    opened = await openWorkbench({
      folder: source,
      theme,
      locale,
      env: { KUBECONFIG: demo.kubeconfig, PATH: `${demo.kubectlFolder}:${process.env['PATH'] ?? ''}` },
      settings: { 'workbench.startupEditor': 'none', 'editor.hover.delay': 100 },
      size: { width: 1280, height: 860 },
    });
  });

  afterAll(async () => {
    await opened.close();
    await rm(source, { recursive: true });
  });

  it('has a lens above each block, behind which the result stands', async () => {
    const { workbench } = opened;
    const { page } = workbench;
    await workbench.openView('Provebook');
    await workbench.openFile('shop-readiness.md');
    await workbench.codeLens(say.run).first().waitFor();
    await workbench.expand('Shop readiness checklist');
    await workbench.expand('Cluster');
    await picture('open', { x: 0, y: 36, width: 900, height: 580 });
    await workbench.codeLens(say.run).first().click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await picture('approve', { x: 190, y: 36, width: 900, height: 580 });
    await dialog.getByRole('button', { name: say.approve, exact: true }).click();
    await workbench.codeLens(say.passed).first().waitFor();
    await workbench.codeLens(say.run).nth(1).click();
    await workbench.codeLens(say.failed).first().waitFor();
    await workbench.screenshot(`text-results-${name}`);
    await picture('run', { x: 350, y: 36, width: 900, height: 580 });
    expect(
      await page.locator('.editor-instance .glyph-margin-widgets, .editor-instance .cgmr').count(),
    ).toBeGreaterThan(0);
  });

  it('tells of the result where the mouse rests on the block', async () => {
    const { workbench } = opened;
    const { page } = workbench;
    await page.locator('.view-line').getByText('get secrets').first().hover();
    const hover = page.locator('.monaco-hover').getByText('judgify-payment-secret').first();
    await hover.waitFor();
    await workbench.screenshot(`text-hover-${name}`);
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
  });

  it('is told of in the side bar in the same language', async () => {
    const { workbench } = opened;
    await workbench.row(say.target).first().waitFor();
    await workbench.screenshot(`text-sidebar-${name}`);
  });

  it('takes a check of the library for the item at the cursor', async () => {
    const { workbench, folder } = opened;
    const { page } = workbench;
    await page.locator('.view-line').getByText('Every pod of').first().click();
    const input = page.locator('.quick-input-widget .quick-input-box input');
    await workbench.runCommand(say.insert);
    await page.locator('.quick-input-title').getByText(say.library).waitFor();
    await input.fill('pod');
    await picture('checks', { x: 190, y: 0, width: 900, height: 580 });
    await input.fill(say.check);
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await input.press('Enter');
    await page.locator('.quick-input-title').getByText('(1/1)').waitFor();
    await input.fill('judgify-prod');
    await input.press('Enter');
    await page.getByRole('tab', { name: /shop-readiness\.checks\.yaml/ }).waitFor();
    await workbench.screenshot(`text-inserted-${name}`);
    await expect
      .poll(() => readFile(join(folder, 'shop-readiness.checks.yaml'), 'utf8').catch(() => ''))
      .toContain('item: "#cluster/every-pod-of-the-shop-runs"');
  });

  it('leads to the report', async () => {
    const { workbench } = opened;
    await workbench.openFile('shop-readiness.md');
    await workbench.runCommand(say.report);
    await workbench.webview().getByText('Shop readiness checklist').first().waitFor();
    await picture('report', { x: 350, y: 36, width: 900, height: 580 });
  });

  it('shows states in the preview', async () => {
    const { workbench } = opened;
    await workbench.openFile('shop-readiness.md');
    await workbench.runCommand('Markdown: Open Preview');
    await expect.poll(() => workbench.textsInPages('.provebook-state')).toContain(say.state);
    await workbench.screenshot(`text-preview-${name}`);
  });

  async function picture(step: string, clip: PageScreenshotOptions['clip']): Promise<void> {
    const path = join(screenshots, `walkthrough-${step}-${name}.png`);
    await opened.workbench.page.screenshot({ path, ...(clip && { clip }), animations: 'disabled', caret: 'hide' });
  }
});
