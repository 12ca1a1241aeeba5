import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { signedText } from '../../core/report/signOffText.ts';
import { localTimeText } from '../../core/report/localTime.ts';
import type { ReportSignOff } from '../../core/report/model.ts';
import { signingRoles } from '../../core/runbook/fillIn.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { askText } from '../askText.ts';
import type { Services } from '../services.ts';

/** Shows what is signed, readiness and what blocks, and asks. A role that has signed may withdraw. */
export async function signOff(services: Services, target: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  const report = session.reports.orThrow();
  const role = await chooseRole(session, report.signOffs);
  if (role === undefined) return;
  const [sign, withdraw] = [l10n.t('Sign'), l10n.t('Withdraw the signature')];
  const hasSigned = report.signOffs.some(({ key, given }) => key === role && given !== undefined);
  const answer = await window.showWarningMessage(
    l10n.t('Sign this as "{0}"?', role),
    { modal: true, detail: signedText(report).join('\n') },
    sign,
    ...(hasSigned ? [withdraw] : []),
  );
  if (answer === sign) await session.people.signOff(role, report.contentSha256);
  if (answer === withdraw) await session.people.withdrawSignOff(role);
}

async function chooseRole(
  { runbook }: RunbookSession,
  signOffs: readonly ReportSignOff[],
): Promise<string | undefined> {
  if (signingRoles(runbook).length === 0)
    return askText({
      prompt: l10n.t('Your role'),
      problemOf: (text) => (text.trim() === '' ? l10n.t('This must not be empty.') : undefined),
    });
  const roles = signOffs.map(({ key, group, given }) => ({
    label: key,
    description: group ?? '',
    ...(given === undefined ? {} : { detail: givenText(given) }),
  }));
  return (await window.showQuickPick(roles, { placeHolder: l10n.t('As whom?') }))?.label;
}

function givenText({ actor, at, isStale }: NonNullable<ReportSignOff['given']>): string {
  return isStale
    ? l10n.t('signed by {0} at {1}; the run has changed since', actor, localTimeText(at))
    : l10n.t('signed by {0} at {1}', actor, localTimeText(at));
}
