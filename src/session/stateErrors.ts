/** What the disk refuses becomes an error that says whose state it is and what to do. */
import * as l10n from '@vscode/l10n';
import { ProvebookError } from '../core/errors.ts';
import { thrownMessage } from '../core/thrownMessage.ts';

/** @param what the runbook or folder, for the message */
export function whileReading<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ProvebookError(
      'file unreadable',
      l10n.t('{0} cannot be read: {1}', what, thrownMessage(error)),
      undefined,
      {
        cause: error,
      },
    );
  }
}

export function whileWriting<T>(what: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const message = l10n.t('The state of {0} cannot be written: {1}', what, thrownMessage(error));
    const hint = l10n.t('Check the folder and the free space of the disk.');
    throw new ProvebookError('state not writable', message, hint, { cause: error });
  }
}

/** @param what the runbook */
export function evidenceIncomplete(what: string): ProvebookError {
  return new ProvebookError(
    'evidence incomplete',
    l10n.t('The state of {0} was removed or replaced while something ran, so its result is not recorded.', what),
    l10n.t('What ran has run; look at what it did, then run it again.'),
  );
}
