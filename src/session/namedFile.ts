/** A file that a person names: read whole up to a limit, and as text where it is some. */
import { readFile, stat } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../core/errors.ts';
import { thrownMessage } from '../core/thrownMessage.ts';
import { isCode } from '../state/durableFile.ts';

export interface NamedFileLimits {
  readonly maxBytes: number;
  readonly notAFile: () => ProvebookError;
  /** @param bytes that it has */
  readonly tooLarge: (bytes: number) => ProvebookError;
}

/** Throws a ProvebookError that says what is in the way. */
export async function readNamedFile(file: string, { maxBytes, notAFile, tooLarge }: NamedFileLimits): Promise<Buffer> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw notAFile();
    if (found.size > maxBytes) throw tooLarge(found.size);
    return await readFile(file);
  } catch (error) {
    if (error instanceof ProvebookError) throw error;
    if (isCode(error, 'ENOENT'))
      throw new ProvebookError('file not found', l10n.t('{0} does not exist.', file), l10n.t('Check the path.'));
    const reason = thrownMessage(error);
    throw new ProvebookError('file unreadable', l10n.t('{0} cannot be read: {1}', file, reason), undefined, {
      cause: error,
    });
  }
}

/** undefined where the bytes are no UTF-8. A byte order mark is no part of the text. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
