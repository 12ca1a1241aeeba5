/** Facts of an execution in words, for every format. */
import * as l10n from '@vscode/l10n';
import type { Finding } from '../run/event.ts';
import type { TargetIdentity } from '../target/identity.ts';
import { sizeText } from './measures.ts';
import type { ReportEvidence, ReportExecution } from './model.ts';
import { verdictWord } from './words.ts';

/** How it ended: "exit status 0", "timed out". */
export function endText({ end, exitCode, signal }: ReportExecution): string {
  switch (end) {
    case 'exited':
      if (exitCode !== undefined) return l10n.t('exit status {0}', exitCode);
      return signal === undefined ? l10n.t('ended by a signal') : l10n.t('ended by signal {0}', signal);
    case 'timed out':
      return l10n.t('timed out');
    case 'cancelled':
      return l10n.t('cancelled');
    case 'not started':
      return l10n.t('not started');
    case 'lost':
      return l10n.t('lost');
    case 'handed over':
      return l10n.t('handed to the terminal');
    case 'observed':
      return l10n.t('observed');
    case 'not observed':
      return l10n.t('not observed');
    case undefined:
      return l10n.t('no end recorded');
  }
}

/** How much of the output is there; undefined where all of it is. */
export function cutText({ truncated, bytes, totalBytes, outputSha256 }: ReportEvidence): string | undefined {
  if (!truncated) return undefined;
  return outputSha256 === undefined
    ? l10n.t('Kept are {0} of {1}.', sizeText(bytes), sizeText(totalBytes))
    : l10n.t('Kept are the first and the last MiB of {0} bytes. SHA-256 of all: {1}', totalBytes, outputSha256);
}

/** What it was: "sql on connection orders", "check workers (k8s)". */
export function languageText({ language, connection, check }: ReportExecution): string {
  if (check !== undefined)
    return [l10n.t('check {0} ({1})', check.id, language), check.title].filter((part) => part !== undefined).join(': ');
  return connection === undefined ? language : l10n.t('{0} on connection {1}', language, connection);
}

/** Short, but enough to tell clusters apart: a context is only a name on somebody's machine. */
export function placeText({ context, namespace, clusterUid, server }: TargetIdentity): string {
  const cluster = clusterUid === '' ? server : l10n.t('cluster {0}', clusterUid);
  return `${context} / ${namespace}, ${cluster}`;
}

/** Some messages begin with the word of their verdict; then it is not said a second time. */
export function saysItsVerdict({ verdict, message }: Finding): boolean {
  return message.startsWith(verdictWord(verdict).word);
}
