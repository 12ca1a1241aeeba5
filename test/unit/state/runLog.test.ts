import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunPayload } from '../../../src/core/run/event.ts';
import { sha256 } from '../../../src/state/digest.ts';
import { RunLogReader } from '../../../src/state/runLog.ts';
import { readRunLog } from '../../readRunLog.ts';
import { scratchFolder } from '../../scratch.ts';
import { execution, openLog } from './events.ts';

const names = ['ada', 'bob', 'cli'] as const;

/** One line of one writer, at this Lamport time, or later than all where there is none. It may name the newest line of another. */
const step = fc.record({
  who: fc.constantFrom(...names),
  whom: fc.constantFrom(...names, undefined),
  lamport: fc.option(fc.nat(12), { nil: undefined, freq: 4 }),
  what: fc.constantFrom<RunPayload>(
    execution('e1'),
    execution('e2'),
    {
      type: 'execution.finished',
      execution: 'e1',
      verdict: 'fail',
      findings: [],
      exitCode: 1,
      end: 'exited',
      durationMs: 1,
      evidence: undefined,
    },
    { type: 'item.ticked', nodeId: 'a', note: undefined },
    { type: 'item.unticked', nodeId: 'a' },
  ),
  /** A line that is written twice, or is no event, or a file that goes. */
  oddity: fc.constantFrom(...Array.from({ length: 9 }, () => 'none' as const), 'doubled', 'corrupt', 'gone'),
});

/** Writers as they are, and as nobody should be: in any order, with lines that are wrong. */
class Writers {
  readonly #folder: string;
  readonly #heads = new Map<string, string>();
  #made = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  write({ who, whom, lamport, what, oddity }: typeof step extends fc.Arbitrary<infer S> ? S : never): void {
    const file = path.join(this.#folder, `${who}.jsonl`);
    this.#made += 1;
    const seen = whom !== undefined && whom !== who ? [this.#heads.get(whom) ?? 'a line that is nowhere'] : [];
    const place = {
      id: `id-${this.#made}`,
      actor: who,
      session: who,
      seq: this.#made,
      lamport: lamport ?? 12 + this.#made,
    };
    const line = JSON.stringify({ v: 1, ...place, at: '', prev: this.#heads.get(who) ?? '', seen, ...what });
    appendFileSync(
      file,
      { none: `${line}\n`, doubled: `${line}\n${line}\n`, corrupt: `${line.slice(9)}\n`, gone: '' }[oddity],
    );
    if (oddity !== 'corrupt') this.#heads.set(who, sha256(line));
    if (oddity === 'gone') {
      rmSync(file);
      this.#heads.delete(who);
    }
  }
}

describe('a log that is folded while it is read', () => {
  test('comes to what its events as a list do, after each line, whoever writes it in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const folder = path.join(scratchFolder(), 'log');
        mkdirSync(folder);
        const writers = new Writers(folder);
        const reader = new RunLogReader(folder, 'run');
        for (const one of steps) {
          writers.write(one);
          readRunLog(folder);
          expect(reader.read()).toEqual(new RunLogReader(folder, 'run').read());
        }
      }),
      { numRuns: 60 },
    );
  });

  test('tells which newest lines nobody has seen yet', () => {
    const folder = scratchFolder();
    const [ada, bob] = [openLog(folder, { actor: 'ada' }), openLog(folder, { actor: 'bob' })];
    ada.append(execution('e1'));
    const reader = new RunLogReader(folder, 'run');
    expect(reader.read().unseen).toEqual([ada.head]);
    bob.observe(1, reader.read().unseen);
    bob.append(execution('e2'));
    expect(reader.read().unseen).toEqual([bob.head]);
    for (const log of [ada, bob]) log.close();
  });

  test('of which the reading fails is read as a whole the next time', () => {
    const folder = scratchFolder();
    const log = openLog(folder);
    log.append(execution('e1'));
    const reader = new RunLogReader(folder, 'run');
    reader.read();
    const broken = path.join(folder, 'z.jsonl');
    mkdirSync(broken);
    log.append(execution('e2'));
    expect(() => reader.read()).toThrow(/EISDIR/);
    rmSync(broken, { recursive: true });
    writeFileSync(broken, '');
    expect(reader.read()).toEqual(new RunLogReader(folder, 'run').read());
    expect(reader.read().state.executions.map(({ id }) => id)).toEqual(['e1', 'e2']);
    log.close();
  });
});
