/** `npm run bench`: figures as ratios to something measured in the same run, on the same machine. */
import { benchCommandLine } from './commandLine.ts';
import { benchReading } from './reading.ts';
import { benchReconciling } from './reconciling.ts';

for (const line of [...benchReading(), ...benchReconciling(), ...(await benchCommandLine())]) console.log(line);
