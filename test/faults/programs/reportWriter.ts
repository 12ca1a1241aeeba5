/** Writes two reports to one name in turns, for ever: `reportWriter FILE FIRST SECOND`. */
import { readFileSync, writeSync } from 'node:fs';
import { writeFileAtomic } from '../../../src/state/durableFile.ts';

const [, , file = '', ...sources] = process.argv;
const reports = sources.map((source) => readFileSync(source));
writeSync(1, 'begin\n');
for (let at = 0; ; at += 1) writeFileAtomic(file, reports[at % reports.length] ?? Buffer.alloc(0));
