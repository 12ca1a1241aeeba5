import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenWorkbench, openWorkbench } from './openWorkbench.ts';

describe('a window on runbooks/', () => {
  let opened: OpenWorkbench;

  beforeAll(async () => {
    opened = await openWorkbench({ isTrusted: false });
  });

  afterAll(async () => {
    await opened.close();
  });

  it('starts in Restricted Mode with the Provebook view', async () => {
    const { workbench } = opened;
    await workbench.statusBar('Restricted Mode').waitFor();
    await workbench.openView('Provebook');
    await workbench.openFile('kubernetes-baseline.md');
    const path = await workbench.screenshot('workbench-restricted');
    expect((await stat(path)).size).toBeGreaterThan(10_000);
  });

  it('leaves Restricted Mode when the folder is trusted', async () => {
    const { workbench } = opened;
    await workbench.trust();
    await expect.poll(() => workbench.statusBar('Restricted Mode').count()).toBe(0);
    await workbench.screenshot('workbench-trusted');
  });
});
