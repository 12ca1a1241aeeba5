/** Names that come from people, repositories and clusters lead nowhere but into the state folder. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ApprovalStore } from '../../../src/state/approvalStore.ts';
import { EvidenceStore } from '../../../src/state/evidenceStore.ts';
import { runsFolder, stateFolder } from '../../../src/state/folders.ts';
import { RunStore } from '../../../src/state/runStore.ts';
import { scratchFolder } from '../../scratch.ts';
import { filesUnder, note, noon, openLog } from './events.ts';

const ways = [
  '',
  '/',
  '\\',
  './',
  '../',
  '..\\',
  '....//',
  '%2e%2e/',
  '..%2f',
  '．．/',
  '‥/',
  'C:\\',
  '\\\\host\\c\\',
  '~/',
];
const ends = [
  'canary',
  'etc/passwd',
  '.',
  '..',
  ' ',
  'NUL',
  'con.jsonl',
  'a:b',
  'x\0y',
  'x\ny',
  '-rf',
  'z'.repeat(300),
];
const forms = ways.flatMap((way) => [1, 3, 8].flatMap((count) => ends.map((end) => way.repeat(count) + end)));

interface Place {
  /** Everything that a test may write lies under it. */
  readonly root: string;
  readonly file: string;
}

/** A runbook three folders deep, with a file beside each of them that nobody may touch or hand out. */
function place(): Place {
  const root = scratchFolder();
  const folder = path.join(root, 'one', 'two', 'three');
  mkdirSync(folder, { recursive: true });
  for (const at of [root, path.join(root, 'one'), path.join(root, 'one', 'two'), folder])
    writeFileSync(path.join(at, 'canary'), 'secret');
  return { root, file: path.join(folder, 'list.md') };
}

it('names of people: each has a log file in the folder of its run, and nothing else is written', () => {
  expect(forms.length).toBeGreaterThan(500);
  const { root, file } = place();
  const before = filesUnder(root);
  const runId = new RunStore(file, noon).newRunId();
  const folder = path.join(runsFolder(file), runId, 'log');
  for (const actor of forms) {
    const log = openLog(folder, { actor });
    log.append(note('one'));
    log.close();
  }
  const made = filesUnder(root).filter((name) => !before.includes(name));
  const inside = made.filter((name) => path.dirname(path.join(root, name)) === folder);
  expect(inside).toHaveLength(forms.length);
  expect(made.filter((name) => !inside.includes(name))).toEqual([]);
  expect(new RunStore(file, noon).read(runId).problems).toEqual([]);
});

it('digests of a log that somebody else wrote: nothing is read or written by them', () => {
  const { root, file } = place();
  const store = new EvidenceStore(stateFolder(file));
  store.keep('output', 6, false);
  const before = filesUnder(root);
  for (const form of forms) {
    expect(store.read(form)).toBeUndefined();
    expect(store.read(form.padEnd(64, '/').slice(-64))).toBeUndefined();
  }
  expect(filesUnder(root)).toEqual(before);
});

it('paths of runbooks: approvals of all of them lie side by side in the folder of the person', () => {
  const { root } = place();
  const before = filesUnder(root);
  const user = path.join(root, 'one', 'user');
  const store = new ApprovalStore(user);
  for (const form of forms) {
    store.approve(form, 'd'.repeat(64), 'ada', noon());
    store.keepText(form, 'text');
  }
  expect(readdirSync(path.join(user, 'approvals'))).toHaveLength(2 * new Set(forms).size);
  expect(filesUnder(root)).toHaveLength(before.length + 2 * new Set(forms).size);
});
