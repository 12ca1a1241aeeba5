/** Reads a runbook's bytes and its sidecar. What cannot be read is an error with what, where and what to do. */
import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { emptySidecar, type Sidecar } from '../core/check/sidecar/model.ts';
import { ProvebookError } from '../core/errors.ts';
import { sidecarOf } from '../core/runbook/discovery.ts';
import type { Problem } from '../core/runbook/model.ts';
import { MAX_RUNBOOK_BYTES } from '../core/runbook/read.ts';
import { thrownMessage } from '../core/thrownMessage.ts';
import { isCode } from '../state/durableFile.ts';
import { decodeUtf8, readNamedFile } from './namedFile.ts';

export async function readRunbookText(file: string): Promise<string> {
  const bytes = await readBytes(file);
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    const line = lineOfInvalidByte(bytes);
    throw new ProvebookError(
      'not UTF-8',
      l10n.t('{0}:{1}: the file is not UTF-8 text.', file, line),
      l10n.t('Save it with the encoding UTF-8.'),
    );
  }
  return text;
}

function readBytes(file: string): Promise<Buffer> {
  return readNamedFile(file, {
    maxBytes: MAX_RUNBOOK_BYTES,
    notAFile: () =>
      new ProvebookError('file unreadable', l10n.t('{0} is not a file.', file), l10n.t('Name a Markdown file.')),
    tooLarge: (bytes) =>
      new ProvebookError(
        'file too large',
        l10n.t('{0} has {1} bytes; a runbook may have {2}.', file, bytes, MAX_RUNBOOK_BYTES),
        l10n.t('Split it into several runbooks.'),
      ),
  });
}

/** Lines are decoded one by one: an end of line is never part of another character. */
function lineOfInvalidByte(bytes: Buffer): number {
  let line = 1;
  let from = 0;
  while (from < bytes.length) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    if (decodeUtf8(bytes.subarray(from, to)) === undefined) return line;
    line += 1;
    from = to + 1;
  }
  return line;
}

export interface SidecarFile {
  /** '' where there is none. */
  readonly text: string;
  readonly sidecar: Sidecar;
}

export async function readSidecarFile(file: string): Promise<SidecarFile> {
  const from = sidecarOf(file);
  let text: string;
  try {
    text = await readFile(from, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return { text: '', sidecar: emptySidecar };
    throw new ProvebookError('file unreadable', l10n.t('{0} cannot be read: {1}', from, thrownMessage(error)));
  }
  const { readSidecar } = await import('../core/check/sidecar.ts');
  const reading = await readSidecar(text);
  if (reading.state === 'valid') return { text, sidecar: reading.sidecar };
  throw sidecarInvalid(from, reading.problems);
}

/** Says each problem at its place in the sidecar. */
export function sidecarInvalid(sidecar: string, problems: readonly Problem[]): ProvebookError {
  const lines = problems.map(({ line, column, message }) => `${sidecar}:${line}:${column}: ${message}`);
  return new ProvebookError('sidecar invalid', lines.join('\n'), l10n.t('Correct the file and try again.'));
}
