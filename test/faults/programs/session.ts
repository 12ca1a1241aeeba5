/** One session of several on a runbook: ticks and reads in turns, and prints what it was told: `session FILE RUN ACTOR COUNT`. */
import { writeSync } from 'node:fs';
import { RunStore } from '../../../src/state/runStore.ts';

const [, , file = '', runId = '', actor = '', count = ''] = process.argv;
const store = new RunStore(file, () => new Date());
for (let index = 0; index < Number(count); index += 1) {
  const nodeId = `item-${index % 5}`;
  const { id } = store.append(
    runId,
    actor,
    index % 3 === 0 ? { type: 'item.unticked', nodeId } : { type: 'item.ticked', nodeId, note: `${actor} ${index}` },
  );
  writeSync(1, `${id}\n`);
  if (index % 4 === 0) store.read(runId);
}
store.close();
