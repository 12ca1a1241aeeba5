/** Appends notes to a log for ever, and prints the id of each once it is acknowledged: `writer FOLDER ACTOR`. */
import { writeSync } from 'node:fs';
import { EventLog } from '../../../src/state/eventLog.ts';

const [, , folder = '', actor = ''] = process.argv;
const log = new EventLog({ folder, actor, now: () => new Date(), lamport: 0, seen: [] });
writeSync(1, 'begin\n');
// What is held fills the heap where that is limited.
const held: string[][] = [];
for (let index = 0; ; index += 1) {
  const { id } = log.append({
    type: 'run.noted',
    note: `note-${index} ${'x'.repeat(index % 7 === 0 ? 60_000 : 100)}`,
  });
  writeSync(1, `${id}\n`);
  if (process.execArgv.some((option) => option.startsWith('--max-old-space-size')))
    held.push(Array.from({ length: 100_000 }, () => id));
}
