import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RunStore } from '../../../src/state/runStore.ts';
import { scratchFolder } from '../../scratch.ts';
import { filesUnder, note, noon } from './events.ts';

test('nothing is written before the first event', () => {
  const folder = scratchFolder();
  const store = new RunStore(path.join(folder, 'list.md'), noon);
  expect(store.runIds()).toEqual([]);
  expect(store.newRunId()).toMatch(/^0001-20260301T1200-[0-9a-f]{6}$/);
  expect(store.read('0001-x')).toMatchObject({ state: { executions: [], startedAt: undefined }, problems: [] });
  store.close();
  expect(filesUnder(folder)).toEqual([]);
});

test('a run lies beside its runbook, and what git must not change is marked so', () => {
  const folder = scratchFolder();
  const store = new RunStore(path.join(folder, 'list.md'), noon);
  const runId = store.newRunId();
  store.append(runId, 'ada', note('text'));
  store.close();
  const [attributes, log] = filesUnder(path.join(folder, '.provebook'));
  expect(attributes).toBe('.gitattributes');
  expect(log).toMatch(new RegExp(`^list/${runId}/log/ada-[0-9a-f]{32}\\.jsonl$`));
  expect(readFileSync(path.join(folder, '.provebook', '.gitattributes'), 'utf8')).toBe(
    '* -text -merge linguist-generated\n',
  );
});

test("somebody's own .gitattributes is left alone", () => {
  const folder = scratchFolder();
  mkdirSync(path.join(folder, '.provebook'));
  writeFileSync(path.join(folder, '.provebook', '.gitattributes'), '* -text -merge -diff\n');
  const store = new RunStore(path.join(folder, 'list.md'), noon);
  store.append(store.newRunId(), 'ada', note('text'));
  store.close();
  expect(readFileSync(path.join(folder, '.provebook', '.gitattributes'), 'utf8')).toBe('* -text -merge -diff\n');
});

test('runs are ordered by their number, even when the clock goes back', () => {
  let day = 20;
  const store = new RunStore(path.join(scratchFolder(), 'list.md'), () => new Date(Date.UTC(2026, 2, (day -= 1))));
  const ids = Array.from({ length: 12 }, () => {
    const id = store.newRunId();
    store.append(id, 'ada', note(id));
    return id;
  });
  store.close();
  expect(ids.map((id) => Number.parseInt(id, 10))).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  expect(store.runIds()).toEqual(ids);
});

test('run numbers go on after 9999, and folders that are no run do not count', () => {
  const folder = scratchFolder();
  const store = new RunStore(path.join(folder, 'list.md'), noon);
  const runs = path.join(folder, '.provebook', 'list');
  for (const name of ['10000-20260101T0000-aaaaaa', '9999-20270101T0000-aaaaaa', '0002-20260101T0000-aaaaaa'])
    mkdirSync(path.join(runs, name, 'log'), { recursive: true });
  mkdirSync(path.join(runs, '20000-without-log'));
  mkdirSync(path.join(runs, 'notes', 'log'), { recursive: true });
  expect(store.runIds().map((id) => Number.parseInt(id, 10))).toEqual([2, 9999, 10000]);
  expect(store.newRunId()).toMatch(/^10001-/);
});

test('two processes that write to one run come after what they have read of each other', () => {
  const file = path.join(scratchFolder(), 'list.md');
  const [editor, cli] = [new RunStore(file, noon), new RunStore(file, noon)];
  const runId = editor.newRunId();
  editor.append(runId, 'ada', { type: 'item.ticked', nodeId: 'item', note: 'editor' });
  cli.append(runId, 'ada', { type: 'item.unticked', nodeId: 'item' });
  editor.read(runId);
  const last = editor.append(runId, 'ada', { type: 'item.ticked', nodeId: 'item', note: 'editor again' });
  expect(last.lamport).toBe(3);
  expect(last.seen).toHaveLength(1);
  for (const store of [editor, cli, new RunStore(file, noon)]) {
    const { state, problems } = store.read(runId);
    expect(problems).toEqual([]);
    expect(state.marks).toMatchObject([{ nodeId: 'item', ticked: true, note: 'editor again' }]);
    store.close();
  }
});
