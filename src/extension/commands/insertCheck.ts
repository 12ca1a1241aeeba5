/** Puts a ready check of the library into the sidecar, for the item at the cursor. */
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import {
  QuickPickItemKind,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type QuickPickItem,
  type TextDocument,
} from 'vscode';
import type { Scalar } from '../../core/check/json.ts';
import { checkText } from '../../core/check/library/checkText.ts';
import {
  emptySidecarText,
  freeId,
  insertCheck as insertInto,
  insertConnection,
  precedingCheck,
} from '../../core/check/library/insertCheck.ts';
import {
  driverOf,
  type Library,
  type LibraryCheck,
  type Localized,
  type Parameter,
} from '../../core/check/library/libraryFile.ts';
import { placeChecks } from '../../core/check/placedCheck.ts';
import { readSidecar } from '../../core/check/sidecar.ts';
import type { Sidecar } from '../../core/check/sidecar/model.ts';
import { messageLanguage } from '../../core/report/words.ts';
import { sidecarOf } from '../../core/runbook/discovery.ts';
import { nodeAt } from '../../core/runbook/find.ts';
import type { RunbookNode } from '../../core/runbook/model.ts';
import { readLibraries } from '../../session/readLibraries.ts';
import { sidecarInvalid } from '../../session/runbookFile.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { Services } from '../services.ts';
import { isTreeElement } from '../tree/element.ts';

export async function insertCheck(services: Services, target: unknown): Promise<void> {
  const session = await services.sessionOf(target);
  if (session === undefined) return;
  const node = isTreeElement(target) && target.kind === 'node' ? target.node : nodeAtCursor(session);
  if (node === undefined) {
    void window.showInformationMessage(l10n.t('Put the cursor into the item that the check is to prove.'));
    return;
  }
  const before = await sidecarDocument(session.file);
  const sidecar = await validSidecar(before.text, before.uri);
  const entry = await chooseCheck(
    await readLibraries(Uri.joinPath(services.extensionUri, 'runbooks', 'library').fsPath),
  );
  if (entry === undefined) return;
  const answers = await askAnswers(entry, sidecar);
  if (answers === undefined) return;
  const id = freeId(entry.id, new Set(sidecar.checks.map((check) => check.id)));
  const text = newText(before.text, { entry, id, node, session, sidecar, answers });
  await validSidecar(text, before.uri);
  await write(before, text, id);
}

function nodeAtCursor({ file, runbook }: RunbookSession): RunbookNode | undefined {
  const editor = window.visibleTextEditors.find(({ document }) => document.uri.fsPath === file);
  return editor === undefined ? undefined : nodeAt(runbook, editor.selection.active.line + 1);
}

interface SidecarText {
  readonly uri: Uri;
  /** undefined where the file is not there yet. */
  readonly document: TextDocument | undefined;
  readonly text: string;
}

/** With what is not saved yet. */
async function sidecarDocument(file: string): Promise<SidecarText> {
  const uri = Uri.file(sidecarOf(file));
  const document = await workspace.openTextDocument(uri).then(
    (opened) => opened,
    () => undefined,
  );
  return { uri, document, text: document?.getText() ?? emptySidecarText(path.basename(file)) };
}

async function validSidecar(text: string, uri: Uri): Promise<Sidecar> {
  const reading = await readSidecar(text);
  if (reading.state === 'valid') return reading.sidecar;
  throw sidecarInvalid(uri.fsPath, reading.problems);
}

async function chooseCheck(libraries: readonly Library[]): Promise<LibraryCheck | undefined> {
  const choices = libraries.flatMap(({ title, checks }): (QuickPickItem & { readonly entry?: LibraryCheck })[] => [
    { label: inLanguage(title), kind: QuickPickItemKind.Separator },
    ...checks.map((entry) => ({
      label: inLanguage(entry.title),
      description: entry.kind,
      detail: inLanguage(entry.description),
      entry,
    })),
  ]);
  const chosen = await window.showQuickPick(choices, {
    title: l10n.t('Insert a check'),
    placeHolder: l10n.t('What should be checked?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.entry;
}

interface Answers {
  readonly values: ReadonlyMap<string, Scalar>;
  readonly connection: string | undefined;
}

/** undefined: the person left a question, so nothing is inserted. */
async function askAnswers(entry: LibraryCheck, sidecar: Sidecar): Promise<Answers | undefined> {
  const values = new Map<string, Scalar>();
  for (const [at, parameter] of entry.parameters.entries()) {
    const value = await askParameter(parameter, `${at + 1}/${entry.parameters.length}`, sidecar);
    if (value === undefined) return undefined;
    values.set(parameter.name, value);
  }
  const driver = driverOf(entry.kind);
  if (driver === undefined) return { values, connection: undefined };
  const drivers = driver === 'postgres' ? ['postgres', 'mysql'] : [driver];
  const [only, ...others] = Object.entries(sidecar.connections).flatMap(([name, one]) =>
    drivers.includes(one.driver) ? [name] : [],
  );
  const connection =
    only === undefined || others.length === 0
      ? (only ?? driver)
      : await window.showQuickPick([only, ...others], { placeHolder: l10n.t('Which connection?') });
  return connection === undefined ? undefined : { values, connection };
}

/** A variable of the sidecar that has the name of the parameter is offered first. */
async function askParameter(parameter: Parameter, step: string, { vars }: Sidecar): Promise<Scalar | undefined> {
  const own = Object.hasOwn(vars, parameter.name) ? `\${vars.${parameter.name}}` : String(parameter.default);
  const isNumber = typeof parameter.default === 'number';
  const typed = await window.showInputBox({
    title: `${inLanguage(parameter.title)} (${step})`,
    value: own,
    prompt: l10n.t('Also a variable of the sidecar, such as {0}', '${vars.name}'),
    ignoreFocusOut: true,
    validateInput: (value) => {
      if (value.trim() === '') return '';
      return isNumber && !refersToVariable(value) && !Number.isFinite(Number(value))
        ? l10n.t('A number belongs here.')
        : undefined;
    },
  });
  if (typed === undefined) return undefined;
  return isNumber && !refersToVariable(typed) ? Number(typed) : typed.trim();
}

function refersToVariable(value: string): boolean {
  return /^\s*\$\{vars\.[\w.-]+\}\s*$/.test(value);
}

interface Insertion {
  readonly entry: LibraryCheck;
  readonly id: string;
  readonly node: RunbookNode;
  readonly session: RunbookSession;
  readonly sidecar: Sidecar;
  readonly answers: Answers;
}

function newText(text: string, { entry, id, node, session, sidecar, answers }: Insertion): string {
  const { values, connection } = answers;
  const { checks } = placeChecks(sidecar, session.runbook);
  const title = inLanguage(entry.title);
  const check = checkText(entry, { id, nodeId: node.id, title, values, connection, language: language() });
  const inserted = insertInto(text, check, precedingCheck(node.id, checks, session.runbook));
  const driver = driverOf(entry.kind);
  const isNew = connection !== undefined && !Object.hasOwn(sidecar.connections, connection);
  return isNew && driver !== undefined ? insertConnection(inserted, connection, driver) : inserted;
}

/** Shows the check in its place. A sidecar that has other changes is left for the person to save. */
async function write({ uri, document, text: before }: SidecarText, text: string, id: string): Promise<void> {
  const wasDirty = document?.isDirty ?? false;
  const edit = new WorkspaceEdit();
  if (document === undefined) edit.createFile(uri, { contents: Buffer.from(text) });
  else edit.replace(uri, changedRange(document, before, text), changedText(before, text));
  await workspace.applyEdit(edit);
  const shown = await workspace.openTextDocument(uri);
  if (!wasDirty) await shown.save();
  const line = shown
    .getText()
    .split('\n')
    .findIndex((one) => one.trimEnd().endsWith(`- id: ${id}`));
  await window.showTextDocument(shown, { selection: new Range(Math.max(line, 0), 0, Math.max(line, 0), 0) });
}

function changedRange(document: TextDocument, before: string, after: string): Range {
  const [from, back] = sharedEnds(before, after);
  return new Range(document.positionAt(from), document.positionAt(before.length - back));
}

function changedText(before: string, after: string): string {
  const [from, back] = sharedEnds(before, after);
  return after.slice(from, after.length - back);
}

/** How many characters both have in common at the beginning and, behind that, at the end. */
function sharedEnds(before: string, after: string): readonly [from: number, back: number] {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let back = 0;
  while (back < shorter - from && before.at(-1 - back) === after.at(-1 - back)) back += 1;
  return [from, back];
}

function inLanguage(text: Localized): string {
  return text[language()];
}

function language(): keyof Localized {
  return messageLanguage() === 'ko' ? 'ko' : 'en';
}
