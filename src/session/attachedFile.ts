/** A file that a person gives as evidence. */
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Redactor } from '../core/check/redact.ts';
import { ProvebookError } from '../core/errors.ts';
import { decodeUtf8, readNamedFile } from './namedFile.ts';

/** It goes into the repository with the evidence. */
export const MAX_ATTACHED_BYTES = 10 * 1024 * 1024;

/**
 * Its bytes as they are: the digest is that of the person's file. So a text that holds what looks like a secret is refused,
 * not masked. Throws a ProvebookError.
 */
export async function readAttachedFile(
  file: string,
  redact: Redactor,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const bytes = await readBytes(file);
  const text = decodeUtf8(bytes);
  const line = text === undefined ? undefined : firstDifference(text, redact(text));
  if (line !== undefined)
    throw new ProvebookError(
      'value invalid',
      l10n.t('{0}:{1}: this looks like a secret, so the file was not kept.', file, line),
      l10n.t('Take it out of the file first.'),
    );
  return { name: path.basename(file), bytes };
}

function readBytes(file: string): Promise<Buffer> {
  return readNamedFile(file, {
    maxBytes: MAX_ATTACHED_BYTES,
    notAFile: () => new ProvebookError('usage', l10n.t('{0} is not a file.', file)),
    tooLarge: (bytes) =>
      new ProvebookError(
        'usage',
        l10n.t('{0} has {1} bytes; a file as evidence may have {2}.', file, bytes, MAX_ATTACHED_BYTES),
        l10n.t('Keep it elsewhere and give its link.'),
      ),
  });
}

/** 1-based line; undefined where both are the same. */
function firstDifference(before: string, after: string): number | undefined {
  if (before === after) return undefined;
  const lines = after.split('\n');
  return before.split('\n').findIndex((line, index) => line !== lines[index]) + 1;
}
