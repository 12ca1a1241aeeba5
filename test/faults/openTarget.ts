/** An approved runbook with a kubeconfig of its own, which a fault may replace while it is open. */
import { rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import { RunbookSession } from '../../src/session/runbookSession.ts';
import type { SessionOptions } from '../../src/session/sessionOptions.ts';
import { scratchFolder } from '../scratch.ts';

export interface OpenTarget {
  readonly session: RunbookSession;
  /** Path of the kubeconfig. */
  readonly kubeconfig: string;
}

/** @param texts of the commands, one item each @param config text of the kubeconfig */
export async function openTarget(
  texts: readonly string[],
  config: string,
  options: Partial<SessionOptions> = {},
): Promise<OpenTarget> {
  const [folder, elsewhere] = [scratchFolder(), scratchFolder()];
  const [file, kubeconfig] = [path.join(folder, 'a.md'), path.join(elsewhere, 'config')];
  await writeFile(file, texts.map((text) => `- [ ] ${text.length}\n\n  \`\`\`bash\n  ${text}\n  \`\`\`\n`).join('\n'));
  await writeFile(kubeconfig, config);
  const session = await RunbookSession.open({
    file,
    env: {
      PATH: [inject('demo').kubectlFolder, process.env['PATH']].join(path.delimiter),
      HOME: elsewhere,
      KUBECONFIG: kubeconfig,
      PROVEBOOK_STATE_HOME: path.join(elsewhere, 'state'),
      PROVEBOOK_ACTOR: 'ada',
    },
    isTrusted: () => true,
    confirm: () => Promise.resolve(true),
    ...options,
  });
  await session.approve();
  return { session, kubeconfig };
}

/** @param text undefined removes the file */
export function replace(file: string, text: string | undefined): void {
  if (text === undefined) rmSync(file, { force: true });
  else writeFileSync(file, text);
}
