/** What commands and checks need alike to record what became of them. */
import type { EvidenceRef } from '../run/event.ts';
import type { Redactor } from './redact.ts';

export interface RecordingPorts {
  readonly keepEvidence: (text: string, totalBytes: number, truncated: boolean) => Promise<EvidenceRef>;
  /** Knows the secrets that are known by now. */
  readonly redactor: () => Redactor;
  readonly newId: () => string;
  readonly digest: (text: string) => string;
}
