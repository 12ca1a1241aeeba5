/** What people type as evidence or reason, looked at before it is written down. Each answers a sentence or undefined. */
import * as l10n from '@vscode/l10n';

/** Longer texts go into a file: a line of the log has an end. */
export const MAX_STATEMENT = 8_000;

export function linkProblem(url: string): string | undefined {
  const isWeb = /^https?:\/\/[^\s/]\S*$/i.test(url.trim()) && URL.canParse(url.trim());
  return isWeb ? undefined : l10n.t('"{0}" is no web address. Write it with https:// or http://.', url);
}

/** @param text that may not be empty: a reason, a text as evidence */
export function statementProblem(text: string): string | undefined {
  if (text.trim() === '') return l10n.t('This must not be empty.');
  return lengthProblem(text);
}

export function lengthProblem(text: string): string | undefined {
  return text.length > MAX_STATEMENT
    ? l10n.t('This has {0} characters, and may have {1}. Put it into a file.', text.length, MAX_STATEMENT)
    : undefined;
}
