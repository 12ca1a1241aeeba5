/** Every way to change one line or one file of a log: `verify` finds it, or the list of what it cannot see names it. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { sha256 } from '../../../src/state/digest.ts';
import { stateFolder } from '../../../src/state/folders.ts';
import { RunStore } from '../../../src/state/runStore.ts';
import { verifyRuns } from '../../../src/state/verify.ts';
import { scratchFolder } from '../../scratch.ts';
import { filesUnder, note, noon } from './events.ts';

/** The content of every file of the state, by its path in the folder of the runbook. */
type Files = ReadonlyMap<string, string>;

/** Ada writes, Bob writes after he has read her, Ada reads him and writes, Bob reads her and writes. */
function written(): Files {
  const folder = scratchFolder();
  const file = path.join(folder, 'list.md');
  const stores = { ada: new RunStore(file, noon), bob: new RunStore(file, noon) };
  const runId = stores.ada.newRunId();
  for (const [actor, text] of [
    ['ada', 'one'],
    ['ada', 'two'],
    ['bob', 'three'],
    ['ada', 'four'],
    ['bob', 'five'],
    ['bob', 'six'],
  ] as const) {
    stores[actor].read(runId);
    stores[actor].append(runId, actor, note(text));
  }
  for (const store of Object.values(stores)) store.close();
  return new Map(filesUnder(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** @param folder for the files; what was in it goes */
function kindsFoundIn(folder: string, files: Files): readonly string[] {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return (verifyRuns(path.join(folder, 'list.md'))?.problems ?? []).map(({ kind }) => kind);
}

let original: Files;
let logs: readonly string[];

beforeEach(() => {
  original = written();
  logs = [...original.keys()].filter((name) => name.endsWith('.jsonl')).sort();
});

function linesOf(name: string): readonly string[] {
  return (original.get(name) ?? '').split('\n').slice(0, -1);
}

interface Mutation {
  readonly what: string;
  readonly files: Files;
}

/** Of one line: gone, twice, in the place of its neighbour, empty, cut, and each character of it another one. */
function* lineMutations(name: string): Generator<Mutation> {
  const lines = linesOf(name);
  const actor = path.basename(name).split('-')[0] ?? '';
  const withLines = (changed: readonly string[]): Files =>
    new Map(original).set(name, changed.map((line) => `${line}\n`).join(''));
  for (const [at, line] of lines.entries()) {
    const where = `line ${at + 1} of ${actor}`;
    const next = lines[at + 1];
    yield { what: `${where} gone`, files: withLines(lines.toSpliced(at, 1)) };
    yield { what: `${where} twice`, files: withLines(lines.toSpliced(at, 0, line)) };
    yield { what: `${where} empty`, files: withLines(lines.with(at, '')) };
    yield { what: `${where} cut`, files: withLines(lines.with(at, line.slice(0, line.length / 2))) };
    if (next !== undefined)
      yield { what: `${where} behind the next`, files: withLines(lines.with(at, next).with(at + 1, line)) };
    for (let character = 0; character < line.length; character += 1) {
      const other = String.fromCharCode(line.charCodeAt(character) ^ 1);
      const changed = line.slice(0, character) + other + line.slice(character + 1);
      yield { what: `${where} with another character`, files: withLines(lines.with(at, changed)) };
    }
  }
}

/** Of one file: gone, emptied, replaced by another one, cut behind each of its lines, and written anew with digests that fit. */
function* fileMutations(name: string): Generator<Mutation> {
  const lines = linesOf(name);
  const actor = path.basename(name).split('-')[0] ?? '';
  const other = logs.find((candidate) => candidate !== name) ?? '';
  yield { what: `file of ${actor} gone`, files: new Map([...original].filter(([key]) => key !== name)) };
  yield { what: `file of ${actor} empty`, files: new Map(original).set(name, '') };
  yield { what: `file of ${actor} replaced`, files: new Map(original).set(name, original.get(other) ?? '') };
  for (let kept = 1; kept < lines.length; kept += 1)
    yield {
      what: `file of ${actor} cut behind line ${kept}`,
      files: new Map(original).set(name, `${lines.slice(0, kept).join('\n')}\n`),
    };
  yield { what: `file of ${actor} written anew`, files: new Map(original).set(name, rewritten(lines)) };
}

/** As somebody would who knows how: another word in the first line, and every digest made to fit. */
function rewritten(lines: readonly string[]): string {
  let prev = '';
  return lines
    .map((line, at) => {
      const event = { ...(JSON.parse(line) as object), prev, ...(at === 0 ? { note: 'forged' } : {}) };
      const text = JSON.stringify(event);
      prev = sha256(text);
      return `${text}\n`;
    })
    .join('');
}

it('each change of a line or a file is found, but for last lines that nobody else had seen', () => {
  const mutations = logs.flatMap((name) => [...lineMutations(name), ...fileMutations(name)]);
  const folder = path.join(scratchFolder(), 'mutated');
  const unseen = mutations.filter(({ files }) => kindsFoundIn(folder, files).length === 0).map(({ what }) => what);
  expect(mutations.length).toBeGreaterThan(1000);
  // Ada had read Bob's first line, Bob all of hers: his last two lines are known to him alone.
  expect([...new Set(unseen)]).toEqual([
    'line 3 of bob gone',
    'line 3 of bob with another character',
    'file of bob cut behind line 1',
    'file of bob cut behind line 2',
  ]);
});

it('a run that is removed as a whole, with all that had seen it, is not missed', () => {
  const folder = scratchFolder();
  const file = path.join(folder, 'list.md');
  const store = new RunStore(file, noon);
  for (const text of ['first', 'second']) store.append(store.newRunId(), 'ada', note(text));
  store.close();
  const [first = ''] = filesUnder(path.join(stateFolder(file), 'list'));
  rmSync(path.join(stateFolder(file), 'list', first.split(path.sep)[0] ?? ''), { recursive: true });
  expect(verifyRuns(file)).toMatchObject({ runs: 1, problems: [] });
});

it('a log file under another name is still the same log', () => {
  const folder = scratchFolder();
  const file = path.join(folder, 'list.md');
  const store = new RunStore(file, noon);
  store.append(store.newRunId(), 'ada', note('one'));
  store.close();
  const [name = ''] = filesUnder(folder).filter((one) => one.endsWith('.jsonl'));
  renameSync(path.join(folder, name), path.join(folder, path.dirname(name), 'eve-1.jsonl'));
  expect(verifyRuns(file)).toMatchObject({ events: 1, problems: [] });
});
