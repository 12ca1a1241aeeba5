/** Reads a log as a window does and prints how many events it has and the most memory that took: `reader FOLDER`. */
import { readEvents } from '../../../src/state/readLog.ts';
import { RunLogReader } from '../../../src/state/runLog.ts';

const folder = process.argv[2] ?? '';
new RunLogReader(folder, 'run').read();
const peakMebibytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ events: readEvents(folder).events.length, peakMebibytes }));
