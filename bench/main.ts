/** `npm run bench`: figures as ratios to something measured in the same run, on the same machine. */
import { benchActivation } from './activation.ts';
import { benchApproval } from './approval.ts';
import { benchChecks } from './checks.ts';
import { benchCommandLine } from './commandLine.ts';
import { benchFrames } from './frames.ts';
import { benchLog } from './log.ts';
import { benchProcesses } from './processes.ts';
import { benchReading } from './reading.ts';
import { benchReconciling } from './reconciling.ts';

const rows = [
  ...benchActivation(),
  ...(await benchApproval()),
  ...benchReading(),
  ...benchReconciling(),
  ...benchLog(),
  ...(await benchCommandLine()),
  ...(await benchChecks()),
  ...benchProcesses(),
  ...(await benchFrames()),
];
for (const line of rows) console.log(line);
