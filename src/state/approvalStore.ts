/** "I have read these bytes and they may run", by runbook path and digest, in the user's own state folder. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { sha256 } from './digest.ts';
import { writeFileAtomic } from './durableFile.ts';

const approval = z.object({ path: z.string(), digest: z.string(), at: z.string(), actor: z.string() });

export class ApprovalStore {
  readonly #folder: string;

  constructor(userFolder: string) {
    this.#folder = path.join(userFolder, 'approvals');
  }

  /** A record that cannot be read is no approval. */
  isApproved(file: string, digest: string): boolean {
    try {
      const record = approval.parse(JSON.parse(readFileSync(this.#record(file), 'utf8')));
      return record.path === file && record.digest === digest;
    } catch {
      return false;
    }
  }

  approve(file: string, digest: string, actor: string, at: Date): void {
    const record = { path: file, digest, at: at.toISOString(), actor };
    writeFileAtomic(this.#record(file), Buffer.from(`${JSON.stringify(record, undefined, 2)}\n`), { mode: 0o600 });
  }

  /** What was approved there last, to show how it differs from what it is by now. */
  approvedText(file: string): string | undefined {
    try {
      return readFileSync(this.#textOf(file), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** It may hold what its commands hold, so it is only for this user. */
  keepText(file: string, text: string): void {
    writeFileAtomic(this.#textOf(file), Buffer.from(text), { mode: 0o600 });
  }

  #textOf(file: string): string {
    return path.join(this.#folder, `${sha256(file)}.txt`);
  }

  #record(file: string): string {
    return path.join(this.#folder, `${sha256(file)}.json`);
  }
}
