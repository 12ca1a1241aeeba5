/** `npm run bench`: figures as ratios to something measured in the same run, on the same machine. */
import { benchApproval } from './approval.ts';
import { benchChecks } from './checks.ts';
import { benchCommandLine } from './commandLine.ts';
import { benchReading } from './reading.ts';
import { benchReconciling } from './reconciling.ts';

const rows = [
  ...(await benchApproval()),
  ...benchReading(),
  ...benchReconciling(),
  ...(await benchCommandLine()),
  ...(await benchChecks()),
];
for (const line of rows) console.log(line);
