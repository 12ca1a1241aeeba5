import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RunPayload } from '../../../src/core/run/event.ts';
import { sha256 } from '../../../src/state/digest.ts';
import { stateFolder } from '../../../src/state/folders.ts';
import { RunStore } from '../../../src/state/runStore.ts';
import { verifyRuns } from '../../../src/state/verify.ts';
import { scratchFolder } from '../../scratch.ts';
import { filesUnder, linesOf, note, noon } from './events.ts';

let file: string;
let runId: string;

/** Ada, then Bob, who has read what Ada wrote, and Ada once more. Ada's second line has evidence. */
beforeEach(() => {
  file = path.join(scratchFolder(), 'list.md');
  const [ada, bob] = [new RunStore(file, noon), new RunStore(file, noon)];
  runId = ada.newRunId();
  ada.append(runId, 'ada', note('one'));
  ada.append(runId, 'ada', ended(ada));
  bob.append(runId, 'bob', note('two'));
  ada.read(runId);
  ada.append(runId, 'ada', note('three'));
  for (const store of [ada, bob]) store.close();
});

function ended(store: RunStore): RunPayload {
  const evidence = store.evidence.keep('all is well', 11, false);
  return {
    type: 'execution.finished',
    execution: 'x',
    verdict: 'pass',
    findings: [],
    exitCode: 0,
    end: 'exited',
    durationMs: 1,
    evidence,
  };
}

function logOf(actor: string): string {
  const name = filesUnder(stateFolder(file)).find((name) => path.basename(name).startsWith(`${actor}-`)) ?? '';
  return path.join(stateFolder(file), name);
}

function evidenceFile(): string {
  const digest = sha256('all is well');
  return path.join(stateFolder(file), 'evidence', 'sha256', digest.slice(0, 2), digest);
}

/** "file:line kind" of each problem; the file as its writer. */
function problems(): readonly string[] {
  return (verifyRuns(file)?.problems ?? []).map(
    ({ file: at, line, kind }) => `${path.basename(at).split('-')[0] ?? ''}:${line ?? ''} ${kind}`,
  );
}

describe('verifying the state of a runbook', () => {
  test('finds nothing wrong with what was written, and counts it', () => {
    expect(verifyRuns(file)).toEqual({ runs: 1, files: 2, events: 4, evidence: 1, newer: 0, problems: [] });
    expect(verifyRuns(path.join(path.dirname(file), 'other.md'))).toBeUndefined();
  });

  test('finds a tail that was cut although another file had seen it', () => {
    const [first = ''] = linesOf(logOf('ada'));
    writeFileSync(logOf('ada'), `${first}\n`);
    expect(problems()).toEqual(['bob:1 seen line missing']);
  });

  test('finds a file that is missing although another had seen it, and says it once', () => {
    rmSync(logOf('bob'));
    expect(problems()).toEqual(['ada:3 seen line missing']);
  });

  test('cannot find a tail that was cut before anybody saw it', () => {
    writeFileSync(logOf('ada'), `${linesOf(logOf('ada')).slice(0, 2).join('\n')}\n`);
    expect(problems()).toEqual([]);
  });

  test('finds changed, corrupt and torn lines at their place, also behind corrupt ones', () => {
    const [first = '', second = '', third = ''] = linesOf(logOf('ada'));
    rmSync(evidenceFile());
    writeFileSync(logOf('ada'), [first, '{', second, third.replace('three', 'four'), third.slice(0, 9)].join('\n'));
    expect(problems()).toEqual(['ada:2 corrupt', 'ada:5 torn', 'ada:3 evidence missing']);
    writeFileSync(logOf('ada'), `${[first.replace('one', 'two'), second, third].join('\n')}\n`);
    expect(problems()).toEqual(['ada:2 broken chain', 'ada:2 evidence missing']);
  });

  test('finds stored output that is altered; what no event names is no error', () => {
    writeFileSync(`${evidenceFile()}0`, 'nobody asked for it');
    expect(problems()).toEqual([]);
    writeFileSync(evidenceFile(), 'all is well!');
    expect(problems()).toEqual(['ada:2 evidence altered']);
  });

  test('looks for stored bytes that an event of a newer version names, and follows no path in place of a digest', () => {
    const prev = sha256(linesOf(logOf('bob')).at(-1) ?? '');
    const event = {
      ...(JSON.parse(linesOf(logOf('bob'))[0] ?? '') as object),
      v: 9,
      id: 'n',
      type: 'item.signed',
      attached: [{ sha256: '../../../../etc/passwd', bytes: 3 }],
      seen: 'none',
      prev,
    };
    appendFileSync(logOf('bob'), `${JSON.stringify(event)}\n`);
    expect(problems()).toEqual(['bob:2 evidence missing']);
    expect(verifyRuns(file)).toMatchObject({ newer: 1 });
  });

  test.each(['log', 'run', 'evidence', 'output'])('reads nothing through a link in place of the %s', (what) => {
    const outside = scratchFolder();
    const run = path.join(stateFolder(file), 'list', runId);
    const [link = '', expected = ''] = {
      log: [path.join(run, 'log'), `log: symbolic link`],
      run: [run, `${runId.split('-')[0] ?? ''}: symbolic link`],
      evidence: [path.join(stateFolder(file), 'evidence'), 'evidence: symbolic link'],
      output: [evidenceFile(), 'ada:2 symbolic link'],
    }[what] ?? ['', ''];
    renameSync(link, path.join(outside, 'moved'));
    symlinkSync(path.join(outside, 'moved'), link);
    expect(problems()).toEqual([expected]);
  });

  test('reads no log file through a link', () => {
    const outside = path.join(scratchFolder(), 'moved.jsonl');
    renameSync(logOf('bob'), outside);
    mkdirSync(path.join(stateFolder(file), 'more'));
    symlinkSync(outside, path.join(path.dirname(logOf('ada')), 'bob-x.jsonl'));
    expect(problems()).toEqual(['bob:1 symbolic link', 'ada:3 seen line missing']);
    expect(readFileSync(outside, 'utf8')).toContain('two');
  });
});
