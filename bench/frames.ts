/**
 * Frames of VS Code's window over a runbook of 10,000 items, against the same done in the same window with what is not ours:
 * the file explorer on 10,000 files, and a text of the same size that is no runbook. Needs `npm run build` and a Chromium.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from '../test/editor/browser.ts';
import { openWorkbench, type OpenWorkbench } from '../test/ui/openWorkbench.ts';
import type { Workbench } from '../test/ui/workbench.ts';
import { MANY, tenThousandInOneList, tenThousandItems } from './manyItems.ts';
import { MAX_FRAME_MS, traceFrames, type Frames } from './trace.ts';

/** Files in a folder, as items under a heading. */
const IN_FOLDER = 50;

const PAGES = 20;

export async function benchFrames(): Promise<readonly string[]> {
  if (findChromium() === undefined) return ['frames of the window: not measured, as no Chromium is installed'];
  const source = await mkdtemp(path.join(tmpdir(), 'provebook-bench-frames-'));
  try {
    await writeFiles(source);
    const opened = await openWorkbench({ folder: source, settings });
    try {
      return await measureIn(opened);
    } finally {
      await opened.close();
    }
  } finally {
    await rm(source, { recursive: true, force: true });
  }
}

const settings = { 'explorer.autoReveal': false, 'explorer.compactFolders': false, 'editor.wordWrap': 'off' };

async function writeFiles(folder: string): Promise<void> {
  await writeFile(path.join(folder, 'many-runbook.md'), tenThousandItems());
  await writeFile(path.join(folder, 'list-runbook.md'), tenThousandInOneList());
  await writeFile(path.join(folder, 'other.md'), tenThousandItems());
  for (const name of ['many', 'list']) await mkdir(path.join(folder, name));
  for (let at = 0; at < MANY; at += 1) {
    const inMany = path.join(folder, 'many', `Folder ${Math.floor(at / IN_FOLDER)}`);
    if (at % IN_FOLDER === 0) await mkdir(inMany);
    await writeFile(path.join(inMany, `File ${at}`), '');
    await writeFile(path.join(folder, 'list', `File ${at}`), '');
  }
}

async function measureIn({ workbench }: OpenWorkbench): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const { what, own, other } of steps) {
    const yardstick = await measure(workbench, other);
    rows.push(frameRow(what, await measure(workbench, own), other.name, yardstick));
  }
  return rows;
}

/** What is measured, and what comes first and is not. */
interface Deed {
  readonly prepare: (workbench: Workbench) => Promise<void>;
  readonly act: (workbench: Workbench) => Promise<void>;
}

interface Step {
  readonly what: string;
  readonly own: Deed;
  readonly other: Deed & { readonly name: string };
}

const steps: readonly Step[] = [
  {
    what: 'a runbook of 200 sections expands',
    own: { prepare: showRunbooks, act: (workbench) => unfold(workbench, 'Many items', 'Section 1') },
    other: { name: '200 folders', prepare: showFiles, act: (workbench) => unfold(workbench, /^many$/, 'Folder 1') },
  },
  {
    what: 'a section of 50 items expands',
    own: { prepare: showRunbooks, act: (workbench) => unfold(workbench, /^Section 0/, 'Item 1:') },
    other: { name: '50 files', prepare: showFiles, act: (workbench) => unfold(workbench, /^Folder 0/, 'File 1') },
  },
  {
    what: `${PAGES} pages of it go by`,
    own: { prepare: showRunbooks, act: turnPages },
    other: { name: 'of files', prepare: showFiles, act: turnPages },
  },
  {
    what: 'an item is ticked',
    own: { prepare: showRunbooks, act: tickItem },
    other: { name: 'a file is chosen', prepare: showFiles, act: chooseNext },
  },
  {
    what: 'a character is typed into 1 MB',
    own: { prepare: goIntoRunbook, act: typeLetter },
    other: { name: 'in no runbook', prepare: (workbench) => goInto(workbench, 'other.md'), act: typeLetter },
  },
  {
    what: `one list of ${MANY} items expands`,
    own: { prepare: showFolded, act: unfoldList },
    other: {
      name: `${MANY} files`,
      prepare: showFoldedFiles,
      act: (workbench) => unfold(workbench, /^list$/, 'File 1'),
    },
  },
  {
    what: 'an item of it is ticked',
    own: { prepare: showRunbooks, act: tickItem },
    other: { name: 'a file is chosen', prepare: showFiles, act: chooseNext },
  },
  {
    what: 'a filter unfolds what it found',
    own: { prepare: showFolded, act: filterOpen },
    other: {
      name: `${MANY} files again`,
      prepare: showFoldedFiles,
      act: (workbench) => unfold(workbench, /^list$/, 'File 1'),
    },
  },
];

async function measure(workbench: Workbench, { prepare, act }: Deed): Promise<Frames> {
  await prepare(workbench);
  await rest(workbench);
  return traceFrames(workbench.page, async () => {
    await act(workbench);
    await rest(workbench);
  });
}

/** What an action sets off in the editor and in the extension follows within this time. */
const REST_MS = 1500;

function rest({ page }: Workbench): Promise<void> {
  return page.waitForTimeout(REST_MS);
}

/** With its first row chosen. */
async function showRunbooks(workbench: Workbench): Promise<void> {
  await workbench.openView('Provebook');
  await workbench.runCommand('Provebook: Focus on Runbooks View');
  await workbench.page.keyboard.press('Home');
  await workbench
    .row(/^(?:Many items|One list)/)
    .first()
    .waitFor();
}

async function showFiles(workbench: Workbench): Promise<void> {
  await workbench.openView('Explorer');
  await workbench.runCommand('File: Focus on Files Explorer');
  await workbench.page.keyboard.press('Home');
}

async function showFolded(workbench: Workbench): Promise<void> {
  await showRunbooks(workbench);
  await fold(workbench);
}

async function showFoldedFiles(workbench: Workbench): Promise<void> {
  await showFiles(workbench);
  await fold(workbench);
}

async function fold({ page }: Workbench): Promise<void> {
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Home');
}

async function unfold(workbench: Workbench, row: string | RegExp, inside: string | RegExp): Promise<void> {
  await workbench.expand(row);
  await workbench.row(inside).first().waitFor();
}

async function turnPages({ page }: Workbench): Promise<void> {
  for (let at = 0; at < PAGES; at += 1) await page.keyboard.press('PageDown');
}

/** Down to an item: the rows of one list come in ranges. */
async function unfoldList(workbench: Workbench): Promise<void> {
  const firstRange = /^1–200/;
  await unfold(workbench, 'One list', firstRange);
  await unfold(workbench, firstRange, 'Item 1:');
}

/** The only command that unfolds rows. Of so many it shows the sections and ranges. */
async function filterOpen(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand('Provebook: Filter…');
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'only what is open' }).click();
  await workbench.row('Section 3').or(workbench.row('401–600')).first().waitFor();
}

/** An item in sight: the rows above it count it, too. */
async function tickItem(workbench: Workbench): Promise<void> {
  await workbench.checkbox('Item 1:').click();
  await workbench
    .row('Item 1:')
    .and(workbench.page.getByLabel(/ticked by hand/))
    .first()
    .waitFor();
}

async function chooseNext({ page }: Workbench): Promise<void> {
  await page.keyboard.press('ArrowDown');
}

async function goIntoRunbook(workbench: Workbench): Promise<void> {
  await showRunbooks(workbench);
  await goInto(workbench, 'many-runbook.md');
}

/** The end of the line of an item. */
async function goInto(workbench: Workbench, file: string): Promise<void> {
  await workbench.openFile(file);
  const { keyboard } = workbench.page;
  await keyboard.press('Control+Home');
  for (let line = 1; line < 5; line += 1) await keyboard.press('ArrowDown');
  await keyboard.press('End');
}

async function typeLetter({ page }: Workbench): Promise<void> {
  await page.keyboard.type('x');
}

function frameRow(what: string, own: Frames, name: string, other: Frames): string {
  const words = ({ longestMs, workMs, over, workOver }: Frames): string =>
    `${workMs.toFixed(0)} ms (${workOver} over ${MAX_FRAME_MS}; by the clock ${longestMs.toFixed(0)}, ${over} over)`;
  const ratio = (own.workMs / other.workMs).toFixed(2);
  return `${`frame while ${what}`.padEnd(50)} ${words(own)}   ${name} ${words(other)}   ratio ${ratio}`;
}
