/** What is wrong with stored state, in words: what it is, and what to do. */
import * as l10n from '@vscode/l10n';
import type { StateProblem } from '../state/verify.ts';

export interface ProblemText {
  readonly message: string;
  readonly hint: string;
}

export function stateProblemText({ kind, detail = '' }: Pick<StateProblem, 'kind' | 'detail'>): ProblemText {
  switch (kind) {
    case 'torn':
      return {
        message: l10n.t('The last line has no end: its writer was stopped before anybody was told of it.'),
        hint: l10n.t('Nothing has to be done; what was under way then is shown as unknown.'),
      };
    case 'corrupt':
      return { message: l10n.t('This line is no event: it was damaged or changed.'), hint: restore() };
    case 'broken chain':
      return {
        message: l10n.t('This line does not follow the one before it: lines were changed, added or taken out.'),
        hint: restore(),
      };
    case 'symbolic link':
      return {
        message: l10n.t('{0} is a symbolic link, so it was not read.', detail),
        hint: l10n.t('Replace the link by what it names, or remove it.'),
      };
    case 'seen line missing':
      return {
        message: l10n.t(
          'Its writer saw a line of another log file that is not here ({0}): that file was cut, changed or removed, or has not been committed.',
          detail,
        ),
        hint: restore(),
      };
    case 'evidence missing':
      return { message: l10n.t('The stored bytes {0} that it names are missing.', detail), hint: restore() };
    case 'evidence altered':
      return { message: l10n.t('{0} does not hold the bytes that its name says.', detail), hint: restore() };
    case 'unreadable':
      return { message: l10n.t('It cannot be read: {0}', detail), hint: l10n.t('Check the rights of the file.') };
  }
}

function restore(): string {
  return l10n.t(
    'Get the file back from git or from who wrote it. Where that is not possible, run again what it proved.',
  );
}
