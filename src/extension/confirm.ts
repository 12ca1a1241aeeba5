/** Questions before something runs: the exact command and where it will act. */
import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { ConfirmQuestion } from '../core/check/confirmQuestion.ts';
import { placeText, previewText, usedText } from '../core/check/words.ts';
import { visibleCommand } from '../core/report/visibleText.ts';
import type { TargetIdentity } from '../core/target/identity.ts';
import { foreignText } from '../session/foreignKubeconfig.ts';
import type { RunbookSession } from '../session/runbookSession.ts';

export async function confirmRunning(question: ConfirmQuestion, target: TargetIdentity | undefined): Promise<boolean> {
  const yes = question.purpose === 'commit' ? l10n.t('Commit') : l10n.t('Run it');
  const options = { modal: true, detail: detailOf(question, target) };
  return (await window.showWarningMessage(question.question, options, yes)) === yes;
}

/** The command in a dialog first, because an input box has no room for it. */
export async function confirmName(question: ConfirmQuestion, target: TargetIdentity): Promise<string | undefined> {
  const { context } = target;
  const goOn = l10n.t('Type the name…');
  const title = l10n.t('{0} is protected. {1}', context, question.question);
  const options = { modal: true, detail: detailOf(question, target) };
  if ((await window.showWarningMessage(title, options, goOn)) !== goOn) return undefined;
  return window.showInputBox({
    title,
    prompt: l10n.t('Type the name of the context, {0}, to run this there.', context),
    ignoreFocusOut: true,
    validateInput: (text) => (text === context ? undefined : l10n.t('This is not {0}.', context)),
  });
}

function detailOf({ text, used, preview }: ConfirmQuestion, target: TargetIdentity | undefined): string {
  return [visibleCommand(text), usedText(used), placeText(target), visibleCommand(previewText(preview))]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** True once the commands are approved; shows them on request. */
export async function askForApproval(session: RunbookSession, showCommands: () => Promise<void>): Promise<boolean> {
  if (session.approval().state === 'approved') return true;
  const approve = l10n.t('Approve');
  const show = l10n.t('Show commands');
  const [commands, checks] = [session.runbook.commands.length, session.placement.checks.length];
  const detail =
    checks === 0
      ? l10n.t(
          'They may run on this machine until one of them changes. Commands of this runbook: {0}.\n\n{1}',
          commands,
          preview(session),
        )
      : l10n.t(
          'They may run on this machine until one of them changes. Commands of this runbook: {0}. Checks of its sidecar: {1}.\n\n{2}',
          commands,
          checks,
          preview(session),
        );
  const answer = await window.showWarningMessage(
    l10n.t('Approve the commands of "{0}"?', session.runbook.title ?? session.file),
    { modal: true, detail },
    approve,
    show,
  );
  if (answer === show) await showCommands();
  if (answer !== approve) return false;
  await session.approve();
  return true;
}

/** True once the kubeconfigs of the workspace may be used, which nearly always is at once: few are there. */
export async function askForKubeconfigs(session: RunbookSession): Promise<boolean> {
  const files = await session.kubeconfigs.foreign();
  if (files.length === 0) return true;
  const use = l10n.t('Use it');
  const title = l10n.t('Use a kubeconfig of the workspace?');
  const detail = visibleCommand(files.map(foreignText).join('\n\n'));
  if ((await window.showWarningMessage(title, { modal: true, detail }, use)) !== use) return false;
  await session.approveKubeconfigs(files);
  return true;
}

const PREVIEW_LINES = 6;
const PREVIEW_WIDTH = 70;

function preview(session: RunbookSession): string {
  const difference = session.approvalDifference() ?? '';
  if (difference !== '')
    return `${l10n.t('What differs from what was approved before:')}\n${shortList(difference.split('\n').map(shortened))}`;
  const lines = session.runbook.commands.map(
    (command) => `${command.lines.from}: ${shortened(visibleCommand(command.text))}`,
  );
  return shortList(lines);
}

function shortList(lines: readonly string[]): string {
  return lines.length > PREVIEW_LINES ? [...lines.slice(0, PREVIEW_LINES), '…'].join('\n') : lines.join('\n');
}

/** A dialog shows what kind of commands they are; the document behind "Show commands" has every byte. */
function shortened(text: string): string {
  const [first = ''] = text.split('\n');
  return first.length > PREVIEW_WIDTH || first.length < text.length ? `${first.slice(0, PREVIEW_WIDTH)} …` : first;
}
