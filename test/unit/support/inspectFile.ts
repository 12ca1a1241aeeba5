/** Prints what the reader finds in the file that is its argument: the command that the scorer of readings calls. */
import { readFileSync } from 'node:fs';
import { inspection } from '../../../src/core/runbook/inspection.ts';
import { readRunbook } from '../../../src/core/runbook/read.ts';

const [file = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(inspection(readRunbook(readFileSync(file, 'utf8')))));
