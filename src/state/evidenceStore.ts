/** Evidence under its own digest: `.provebook/evidence/sha256/ab/<digest>`. The bytes of a name never change. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { EvidenceRef } from '../core/run/event.ts';
import { isDigest, sha256 } from './digest.ts';
import { writeFileAtomic } from './durableFile.ts';
import { refuseLinks } from './links.ts';

export class EvidenceStore {
  readonly folder: string;
  readonly #stateFolder: string;

  /** @param stateFolder the `.provebook` folder */
  constructor(stateFolder: string) {
    this.#stateFolder = stateFolder;
    this.folder = path.join(stateFolder, 'evidence', 'sha256');
  }

  /** @param text redacted output  @param totalBytes what the command wrote in all */
  keep(text: string, totalBytes: number, truncated: boolean): EvidenceRef {
    return { ...this.keepBytes(Buffer.from(text, 'utf8')), totalBytes, truncated };
  }

  /** The bytes of a file as they are. */
  keepBytes(bytes: Uint8Array): EvidenceRef {
    const digest = sha256(bytes);
    // What was altered since is written anew: the name says which bytes are the right ones.
    if (this.readBytes(digest) === undefined) {
      refuseLinks(path.dirname(this.#stateFolder), path.dirname(this.file(digest)));
      writeFileAtomic(this.file(digest), bytes);
    }
    return { sha256: digest, bytes: bytes.length, totalBytes: bytes.length, truncated: false };
  }

  /** undefined where it is missing or its bytes are not those of its name. */
  read(digest: string): string | undefined {
    return this.readBytes(digest)?.toString('utf8');
  }

  /** The same as bytes. */
  readBytes(digest: string): Buffer | undefined {
    if (!isDigest(digest)) return undefined;
    try {
      const bytes = readFileSync(this.file(digest));
      return sha256(bytes) === digest ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  /** Where the bytes of a digest lie, or would. */
  file(digest: string): string {
    return path.join(this.folder, digest.slice(0, 2), digest);
  }
}
