import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { lengthProblem } from '../../core/run/statementCheck.ts';
import { fillIns } from '../../core/runbook/fillIn.ts';
import { askText } from '../askText.ts';
import type { Services } from '../services.ts';

/** Asks which blank of the runbook to fill, and with what; emptied, it is blank again. */
export async function fillField(services: Services, target: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  const valueOf = (key: string): string => session.run?.people.fields.get(key)?.value ?? '';
  const fields = fillIns(session.runbook).map(({ key, line }) => ({
    label: key,
    description: valueOf(key) === '' ? '____' : valueOf(key),
    detail: l10n.t('line {0}', line),
    key,
  }));
  if (fields.length === 0) {
    void window.showInformationMessage(l10n.t('This runbook has no blanks to fill.'));
    return;
  }
  const chosen = await window.showQuickPick(fields, { placeHolder: l10n.t('Which blank?'), matchOnDescription: true });
  if (chosen === undefined) return;
  const { key } = chosen;
  const value = await askText({
    title: key,
    prompt: l10n.t('Value of the blank'),
    value: valueOf(key),
    problemOf: lengthProblem,
  });
  if (value !== undefined && value !== valueOf(key)) await session.people.fill(key, value);
}
