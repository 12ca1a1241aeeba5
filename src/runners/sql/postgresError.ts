/** What went wrong on PostgreSQL, in words. */
import * as l10n from '@vscode/l10n';

/** Condition codes, appendix A of PostgreSQL's manual. */
const QUERY_CANCELED = '57014';
const READ_ONLY = '25006';

export function wasCanceled(error: unknown): boolean {
  return codeOf(error) === QUERY_CANCELED;
}

/** Whether the server itself said it, and not the connection. */
export function isAnswer(error: unknown): boolean {
  return /^[\dA-Z]{5}$/.test(codeOf(error) ?? '') && error instanceof Error && 'severity' in error;
}

export function statementMessage(error: unknown): string {
  const code = codeOf(error);
  if (code === READ_ONLY)
    return l10n.t('This session only reads, and the statement would change something: {0}', messageOf(error));
  return isAnswer(error) ? l10n.t('The database answered: {0} ({1})', messageOf(error), code ?? '') : messageOf(error);
}

/** Node reports a refused connection to several addresses as an error with an empty message. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return error instanceof AggregateError ? error.errors.map(messageOf).join('; ') : (codeOf(error) ?? error.name);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
