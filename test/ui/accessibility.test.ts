/** The pages that Provebook shows in the editor, by a checker of accessibility and in a picture for each kind of theme. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenWorkbench, openWorkbench } from './openWorkbench.ts';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const themes = ['Light Modern', 'Default High Contrast', 'Dark Modern'];

const runbook = `# Release of the shop

**Release**: ________

## Before

- [ ] The notes are written

  \`\`\`bash
  echo "notes are ready"
  \`\`\`

  <!-- expect: contains "ready" -->

- [ ] Nothing waits in the queue

  \`\`\`bash
  echo "waiting: 3"
  \`\`\`

  <!-- expect: contains "waiting: 0" -->

- [ ] The people on call know

## After

- [ ] What the release left behind is gone

  \`\`\`bash
  rm -rf ./left-behind
  \`\`\`
`;

describe('the pages in the editor', () => {
  let source: string;
  let opened: OpenWorkbench;

  beforeAll(async () => {
    source = await mkdtemp(join(tmpdir(), 'provebook-release-'));
    await writeFile(join(source, 'release-checklist.md'), runbook);
    opened = await openWorkbench({ folder: source, settings: { 'workbench.startupEditor': 'none' } });
  });

  afterAll(async () => {
    await opened.close();
    await rm(source, { recursive: true });
  });

  it('have a plan in which axe finds nothing, in no theme', async () => {
    const { workbench } = opened;
    await workbench.openView('Provebook');
    await workbench.openFile('release-checklist.md');
    const root = workbench.row('Release of the shop').first();
    await root.hover();
    await root.getByRole('button', { name: 'Run All Checks and Commands' }).first().click();
    await workbench.webview().locator('[data-message="run"]').waitFor();
    expect(await violationsInEachTheme('plan')).toEqual([]);
  });

  it('have a report in which axe finds nothing, in no theme', async () => {
    const { workbench } = opened;
    const plan = workbench.webview();
    await plan.locator('fieldset', { hasText: 'After' }).locator('input[data-all]').uncheck();
    await plan.locator('[data-message="run"]').filter({ hasText: 'Run 2 steps' }).click();
    await workbench.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Approve', exact: true }).click();
    await workbench
      .row('Release of the shop')
      .and(workbench.page.getByLabel(/1 failed/))
      .first()
      .waitFor();
    await workbench.runCommand('Provebook: Show Report');
    await workbench.webview().getByText('Nothing waits in the queue').first().waitFor();
    expect(await violationsInEachTheme('report')).toEqual([]);
  });

  async function violationsInEachTheme(name: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const theme of themes) {
      await choose(theme);
      found.push(...(await violations()).map((violation) => `${theme}: ${violation}`));
      await opened.workbench.screenshot(`${name}-${theme.toLowerCase().replaceAll(' ', '-')}`);
    }
    return found;
  }

  /** In the settings of the folder, which the editor follows; the page has the colours when its body says so. */
  async function choose(theme: string): Promise<void> {
    const { workbench, folder } = opened;
    await mkdir(join(folder, '.vscode'), { recursive: true });
    await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
    const kind = theme.includes('Contrast') ? 'high-contrast' : (theme.split(' ')[0] ?? '').toLowerCase();
    await workbench.page.mouse.move(640, 790);
    await workbench.webview().locator(`body.vscode-${kind}`).waitFor();
  }

  async function violations(): Promise<readonly string[]> {
    const body = await opened.workbench.webview().locator('body').elementHandle();
    const frame = await body.ownerFrame();
    if (!frame) throw new Error('The webview has no frame');
    await frame.evaluate(axe);
    const { violations } = await frame.evaluate<AxeResults>('axe.run()');
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }
});

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}
