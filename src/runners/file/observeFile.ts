/** A file as evidence: the result of a scanner, a document that has to be there. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { FileInput } from '../../core/check/sidecar/kindSchemas.ts';
import type { FileSubject, Observed } from '../../core/check/subject.ts';
import { attempt, codeOf, observed, unobserved, type Attempt } from '../network/attempt.ts';
import { parseText } from './parseText.ts';

const MOST_BYTES = 16 * 1024 * 1024;

/** @param folder relative paths begin there  @param now milliseconds since 1970 */
export function observeFile(input: FileInput, folder: string, given: Attempt, now: number): Promise<Observed> {
  const file = path.resolve(folder, input.path);
  return attempt(given, input.path, async (signal) => {
    try {
      const found = await stat(file);
      // A pipe or a device may never end.
      if (!found.isFile()) return unobserved(l10n.t('{0} is no file.', input.path));
      const { mtime, size, mtimeMs } = found;
      if (size > MOST_BYTES)
        return unobserved(l10n.t('{0} has {1} bytes; {2} are read.', input.path, size, MOST_BYTES));
      if (input.maxAge !== undefined && now - mtimeMs > input.maxAge) return tooOld(input.path, mtime, input.maxAge);
      return read(input, mtime, await readFile(file, { signal }));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      return { state: 'no data', message: l10n.t('There is no file {0}.', input.path) };
    }
  });
}

/** What is too old says nothing of today: it is no fail, and no pass. */
function tooOld(file: string, mtime: Date, maxAge: number): Observed {
  const hours = Math.round(maxAge / 3_600_000);
  return unobserved(l10n.t('{0} was written {1}, which is more than {2} h ago.', file, mtime.toISOString(), hours));
}

function read(input: FileInput, mtime: Date, bytes: Buffer): Observed {
  const text = bytes.toString('utf8');
  const parsed = parseText(text, input.parse);
  if (parsed.state === 'unreadable') return unobserved(`${input.path}: ${parsed.message}`);
  return observed({
    ...(parsed.json === undefined ? { text } : { json: parsed.json }),
    mtime: mtime.toISOString(),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  } satisfies FileSubject);
}
