/** Reads a log and prints how many events it has and the most memory that took: `reader FOLDER`. */
import { readRunLog } from '../../../src/state/readLog.ts';

const { events } = readRunLog(process.argv[2] ?? '');
const peakMebibytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ events: events.length, peakMebibytes }));
