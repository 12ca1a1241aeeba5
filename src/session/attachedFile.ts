/** A file that a person gives as evidence. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Redactor } from '../core/check/redact.ts';
import { ProvebookError } from '../core/errors.ts';
import { isCode } from '../state/durableFile.ts';

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
  const text = textOf(bytes);
  const line = text === undefined ? undefined : firstDifference(text, redact(text));
  if (line !== undefined)
    throw new ProvebookError(
      'value invalid',
      l10n.t('{0}:{1}: this looks like a secret, so the file was not kept.', file, line),
      l10n.t('Take it out of the file first.'),
    );
  return { name: path.basename(file), bytes };
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new ProvebookError('usage', l10n.t('{0} is not a file.', file));
    if (found.size > MAX_ATTACHED_BYTES)
      throw new ProvebookError(
        'usage',
        l10n.t('{0} has {1} bytes; a file as evidence may have {2}.', file, found.size, MAX_ATTACHED_BYTES),
        l10n.t('Keep it elsewhere and give its link.'),
      );
    return await readFile(file);
  } catch (error) {
    if (error instanceof ProvebookError) throw error;
    if (isCode(error, 'ENOENT'))
      throw new ProvebookError('file not found', l10n.t('{0} does not exist.', file), l10n.t('Check the path.'));
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProvebookError('file unreadable', l10n.t('{0} cannot be read: {1}', file, reason));
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** 1-based line; undefined where both are the same. */
function firstDifference(before: string, after: string): number | undefined {
  if (before === after) return undefined;
  const lines = after.split('\n');
  return before.split('\n').findIndex((line, index) => line !== lines[index]) + 1;
}
