import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ApprovalStore } from '../../../src/state/approvalStore.ts';
import { scratchFolder } from '../../scratch.ts';
import { filesUnder, noon } from './events.ts';

const file = '/srv/runbook.md';
const digest = 'a'.repeat(64);

test('an approval holds for one file and one digest, in another process too', () => {
  const folder = scratchFolder();
  expect(new ApprovalStore(folder).isApproved(file, digest)).toBe(false);
  new ApprovalStore(folder).approve(file, digest, 'ada', noon());
  const store = new ApprovalStore(folder);
  expect(store.isApproved(file, digest)).toBe(true);
  expect(store.isApproved(file, 'b'.repeat(64))).toBe(false);
  expect(store.isApproved(file, '')).toBe(false);
  expect(store.isApproved('/srv/other.md', digest)).toBe(false);
});

test('a newer approval takes the place of the older', () => {
  const folder = scratchFolder();
  const store = new ApprovalStore(folder);
  store.approve(file, digest, 'ada', noon());
  store.approve(file, 'b'.repeat(64), 'ada', noon());
  expect(store.isApproved(file, digest)).toBe(false);
  expect(store.isApproved(file, 'b'.repeat(64))).toBe(true);
  expect(filesUnder(folder)).toHaveLength(1);
});

test('its record is only for its owner', () => {
  const folder = scratchFolder();
  new ApprovalStore(folder).approve(file, digest, 'ada', noon());
  const [record = ''] = filesUnder(folder);
  expect(statSync(path.join(folder, record)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(path.join(folder, record), 'utf8'))).toEqual({
    path: file,
    digest,
    at: noon().toISOString(),
    actor: 'ada',
  });
});

test.each([
  ['empty', ''],
  ['cut', '{"path":"/srv/runbook.md","dig'],
  ['no record', 'true'],
  ['of another file', JSON.stringify({ path: '/srv/other.md', digest, at: '', actor: 'ada' })],
  ['without its digest', JSON.stringify({ path: file, at: '', actor: 'ada' })],
  ['with a digest that is no text', JSON.stringify({ path: file, digest: true, at: '', actor: 'ada' })],
])('a record that is %s is no approval', (_, text) => {
  const folder = scratchFolder();
  const store = new ApprovalStore(folder);
  store.approve(file, digest, 'ada', noon());
  const [record = ''] = filesUnder(folder);
  writeFileSync(path.join(folder, record), text);
  expect(store.isApproved(file, digest)).toBe(false);
});

test('names of files cannot lead out of the folder', () => {
  const folder = scratchFolder();
  const store = new ApprovalStore(folder);
  store.approve('../../../etc/runbook.md', digest, 'ada', noon());
  expect(filesUnder(folder)).toEqual([expect.stringMatching(/^approvals\/[0-9a-f]{64}\.json$/)]);
});

test('the text that was approved last is kept for its owner, beside the record; of another file there is none', () => {
  const folder = scratchFolder();
  const store = new ApprovalStore(folder);
  expect(store.approvedText(file)).toBeUndefined();
  store.keepText(file, 'one');
  store.keepText(file, 'two');
  expect(new ApprovalStore(folder).approvedText(file)).toBe('two');
  expect(store.approvedText('/srv/other.md')).toBeUndefined();
  const [kept = ''] = filesUnder(folder);
  expect(kept).toMatch(/^approvals\/[0-9a-f]{64}\.txt$/);
  expect(statSync(path.join(folder, kept)).mode & 0o777).toBe(0o600);
});
