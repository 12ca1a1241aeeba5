import * as crypto from 'node:crypto';

const { createHash } = crypto;
/** In one call it takes half the time. Versions of Node before 20.12 have no such function. */
const { hash } = crypto as { readonly hash?: typeof crypto.hash };

/** SHA-256, lower-case hex. */
export function sha256(data: string | Uint8Array): string {
  return hash === undefined ? createHash('sha256').update(data).digest('hex') : hash('sha256', data, 'hex');
}

/**
 * SHA-256 over fields each led by its length in bytes, so that no two different lists give the same bytes.
 */
export function sha256OfFields(fields: readonly string[]): string {
  const hash = createHash('sha256');
  for (const field of fields) {
    const bytes = Buffer.from(field);
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

export function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
