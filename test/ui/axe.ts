/** The page that is open in the editor, by a checker of accessibility and in a picture for each kind of theme. */
import { readFileSync } from 'node:fs';
import type { OpenWorkbench } from './openWorkbench.ts';

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const themes = [
  { theme: 'Light Modern', body: 'vscode-light' },
  { theme: 'Default High Contrast', body: 'vscode-high-contrast' },
  { theme: 'Dark Modern', body: 'vscode-dark' },
];

/**
 * "theme: rule: element" of each violation in the webview that was opened last.
 *
 * @param name of its pictures
 */
export async function violationsInEachTheme(opened: OpenWorkbench, name: string): Promise<readonly string[]> {
  const { workbench, folder } = opened;
  const found: string[] = [];
  for (const { theme, body } of themes) {
    await workbench.chooseTheme(folder, theme);
    // What lies under the mouse looks otherwise.
    await workbench.page.mouse.move(640, 790);
    await workbench.webview().locator(`body.${body}`).waitFor();
    found.push(...(await violations(opened)).map((violation) => `${theme}: ${violation}`));
    await workbench.screenshot(`${name}-${theme.toLowerCase().replaceAll(' ', '-')}`);
  }
  return found;
}

async function violations({ workbench }: OpenWorkbench): Promise<readonly string[]> {
  const body = await workbench.webview().locator('body').elementHandle();
  const frame = await body.ownerFrame();
  if (!frame) throw new Error('The webview has no frame');
  await frame.evaluate(axe);
  const { violations: found } = await frame.evaluate<AxeResults>('axe.run()');
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}
