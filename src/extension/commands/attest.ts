import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import { linkProblem, statementProblem } from '../../core/run/statementCheck.ts';
import type { GivenEvidence } from '../../session/people.ts';
import { askText } from '../askText.ts';
import { chosenItem } from '../chosenItem.ts';
import type { Services } from '../services.ts';

/** Asks what an attestation rests on: a text, a link or a file. Leaving a box records nothing. */
export async function attest(services: Services, target: unknown, nodeId?: unknown): Promise<void> {
  const item = await chosenItem(services, target, nodeId);
  if (item === undefined) return;
  const evidence = await askEvidence(item.node.title);
  if (evidence !== undefined) await item.session.people.attest(item.node.id, evidence);
}

async function askEvidence(title: string): Promise<readonly GivenEvidence[] | undefined> {
  const kinds = [
    { label: `$(comment) ${l10n.t('Text')}`, description: l10n.t('what you saw'), ask: () => askStatement(title) },
    {
      label: `$(link) ${l10n.t('Link')}`,
      description: l10n.t('a ticket, a page, a dashboard'),
      ask: () => askLink(title),
    },
    { label: `$(file) ${l10n.t('File')}`, description: l10n.t('copied into the evidence, as it is'), ask: askFiles },
    { label: `$(check) ${l10n.t('Nothing')}`, description: l10n.t('your word alone'), ask: () => Promise.resolve([]) },
  ];
  const chosen = await window.showQuickPick(kinds, { title, placeHolder: l10n.t('What does it rest on?') });
  return chosen?.ask();
}

async function askStatement(title: string): Promise<readonly GivenEvidence[] | undefined> {
  const text = await askText({ title, prompt: l10n.t('What did you see?'), problemOf: statementProblem });
  return text === undefined ? undefined : [{ kind: 'text', text }];
}

async function askLink(title: string): Promise<readonly GivenEvidence[] | undefined> {
  const url = await askText({ title, prompt: l10n.t('Web address of the evidence'), problemOf: linkProblem });
  return url === undefined ? undefined : [{ kind: 'link', url }];
}

async function askFiles(): Promise<readonly GivenEvidence[] | undefined> {
  const files = await window.showOpenDialog({ canSelectMany: true, openLabel: l10n.t('Attach') });
  return files?.map(({ fsPath }) => ({ kind: 'file', path: fsPath }));
}
