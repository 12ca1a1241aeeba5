/** What everything that executes in an open runbook is given by its session. */
import { randomBytes } from 'node:crypto';
import type { RecordingPorts } from '../core/check/recording.ts';
import { sha256 } from '../state/digest.ts';
import type { ChangeGate } from './changeGate.ts';
import type { Kubeconfigs } from './kubeconfigs.ts';
import type { OpenText } from './openText.ts';
import type { RunLog } from './runLog.ts';
import type { RunResources } from './runResources.ts';
import type { SessionOptions } from './sessionOptions.ts';

export interface ExecutorOptions {
  readonly session: SessionOptions;
  readonly text: OpenText;
  readonly log: RunLog;
  readonly resources: RunResources;
  readonly changes: ChangeGate;
  readonly kubeconfigs: Kubeconfigs;
  readonly isApproved: () => boolean;
  /** Of the text that is open, see `approvalDigest`. */
  readonly digest: () => string;
  readonly startRun: () => Promise<unknown>;
  readonly selectRun: (runId: string | undefined) => void;
  /** Reads the current run again before something runs in it: watching files may have missed what others wrote. */
  readonly lookAgain: () => void;
  /** Called when a command or check starts or ends. */
  readonly changed: () => void;
}

export function recordingPorts({ log, resources }: Pick<ExecutorOptions, 'log' | 'resources'>): RecordingPorts {
  return {
    keepEvidence: (text, totalBytes, truncated) => Promise.resolve(log.keepEvidence(text, totalBytes, truncated)),
    redactor: () => resources.redactor(),
    newId: () => randomBytes(8).toString('hex'),
    digest: sha256,
  };
}
