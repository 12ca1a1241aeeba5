import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { RunbookSession } from '../../session/runbookSession.ts';
import { agoText } from '../../core/report/localTime.ts';
import { valueProblem } from '../../core/check/valueCheck.ts';
import { typeWord } from '../../core/check/words.ts';
import { plain } from '../describeError.ts';
import type { Services } from '../services.ts';

/** Goes on with an earlier run: what runs next is recorded there and acts where that run is pinned to. */
export async function resumeRun(services: Services, target: unknown, wanted?: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  const runId = subjectOf(target) ?? (typeof wanted === 'string' ? wanted : await chooseRun(session));
  if (runId === undefined || runId === session.run?.runId) return;
  await services.sessions.resumeRun(session, runId);
}

/** Opens the report of a run that need not be the current one. Nothing of it can be changed there. */
export async function showRun(services: Services, target: unknown, wanted?: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  const runId = subjectOf(target) ?? (typeof wanted === 'string' ? wanted : await chooseRun(session));
  if (runId !== undefined) services.reports.showRun(session, runId);
}

/** Gives a placeholder or variable another value for the current run. */
export async function editValue(services: Services, target: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  const name = subjectOf(target) ?? (await chooseValue(session));
  const needed = session.values.needed(session.runbook.commands).find((one) => one.name === name);
  if (needed === undefined) return;
  const { texts, type, secret, command } = needed;
  const value = await window.showInputBox({
    title: l10n.t('Value for {0}', texts.join(', ')),
    prompt: plain(`${typeWord(type, secret)} · ${l10n.t('line {0}', command.lines.from)}`),
    password: secret,
    ...(secret ? {} : { value: session.values.shown(needed.name) ?? '' }),
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' ? '' : valueProblem(text, needed)),
  });
  if (value !== undefined && value !== '') await session.values.set(new Map([[needed.name, value]]));
}

/** Of a row of the Run view. */
function subjectOf(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null || !('row' in target)) return undefined;
  const { row } = target;
  if (typeof row !== 'object' || row === null || !('subject' in row)) return undefined;
  return typeof row.subject === 'string' ? row.subject : undefined;
}

async function chooseValue(session: RunbookSession): Promise<string | undefined> {
  const items = session.values.needed(session.runbook.commands).map(({ name, texts }) => ({
    label: texts.join(', '),
    description: session.values.shown(name) ?? l10n.t('no value yet'),
    name,
  }));
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('No command of this runbook needs a value.'));
    return undefined;
  }
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Which value?') });
  return chosen?.name;
}

async function chooseRun(session: RunbookSession): Promise<string | undefined> {
  const now = Date.now();
  const items = session.runIds.toReversed().map((runId) => {
    const { name, startedAt = '', actor = '' } = session.readRun(runId);
    const isCurrent = runId === session.run?.runId;
    return {
      label: name === '' ? runId : name,
      description: [isCurrent ? l10n.t('current') : '', agoText(startedAt, now), actor]
        .filter((part) => part !== '')
        .join(' · '),
      runId,
    };
  });
  const chosen = await window.showQuickPick(items, { placeHolder: l10n.t('Which run?') });
  return chosen?.runId;
}
