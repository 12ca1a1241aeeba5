/** Evidence under its own digest: `.provebook/evidence/sha256/ab/<digest>`. The bytes of a name never change. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { EvidenceRef } from '../core/run/event.ts';
import { sha256 } from './digest.ts';
import { writeFileAtomic } from './durableFile.ts';

export class EvidenceStore {
  readonly #folder: string;

  /** @param stateFolder the `.provebook` folder */
  constructor(stateFolder: string) {
    this.#folder = path.join(stateFolder, 'evidence', 'sha256');
  }

  /** @param text redacted output  @param totalBytes what the command wrote in all */
  keep(text: string, totalBytes: number, truncated: boolean): EvidenceRef {
    return { ...this.keepBytes(Buffer.from(text, 'utf8')), totalBytes, truncated };
  }

  /** The bytes of a file as they are. */
  keepBytes(bytes: Uint8Array): EvidenceRef {
    const digest = sha256(bytes);
    // What was altered since is written anew: the name says which bytes are the right ones.
    if (this.readBytes(digest) === undefined) writeFileAtomic(this.#file(digest), bytes);
    return { sha256: digest, bytes: bytes.length, totalBytes: bytes.length, truncated: false };
  }

  /** undefined where it is missing or its bytes are not those of its name. */
  read(digest: string): string | undefined {
    return this.readBytes(digest)?.toString('utf8');
  }

  /** The same as bytes. */
  readBytes(digest: string): Buffer | undefined {
    if (!/^[0-9a-f]{64}$/.test(digest)) return undefined;
    try {
      const bytes = readFileSync(this.#file(digest));
      return sha256(bytes) === digest ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  #file(digest: string): string {
    return path.join(this.#folder, digest.slice(0, 2), digest);
  }
}
