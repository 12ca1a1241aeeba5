/** The recipes of `docs/checks.md`: what stands there between yaml fences under the heading "Recipes". */
import type { Sidecar } from '../../../src/core/check/sidecar/model.ts';
import { validSidecar } from './checks.ts';
import { readText } from './runbooks.ts';

export interface Recipe {
  readonly title: string;
  readonly sidecar: Sidecar;
}

export async function readRecipes(): Promise<readonly Recipe[]> {
  const section = /\n## Recipes\n([\s\S]*?)\n## /.exec(readText('docs', 'checks.md'))?.[1] ?? '';
  const found = [...section.matchAll(/^### (.+)\n[^#]*?^```yaml\n([\s\S]*?)^```$/gm)];
  return Promise.all(
    found.map(async ([, title = '', yaml = '']) => ({ title, sidecar: await validSidecar(`version: 1\n${yaml}`) })),
  );
}
