/**
 * Composes the extension: makes the services, registers, returns. Nothing is read or started before it is needed; what a
 * killed editor has left running is ended.
 */
import * as l10n from '@vscode/l10n';
import { Disposable, languages, window, workspace, l10n as editorMessages, type ExtensionContext } from 'vscode';
import { isSidecar } from '../core/runbook/discovery.ts';
import { registerCommands } from './commands/index.ts';
import { panelIds } from './contributions.ts';
import { followDemoStatus } from './demoStatus.ts';
import { registerEvidenceDocuments } from './evidence/evidenceDocuments.ts';
import { LogWatch } from './logWatch.ts';
import type { MarkdownPreview } from './preview/markdownPreview.ts';
import { tellPrerequisites } from './prerequisites.ts';
import { QuickFixes } from './quickFixes.ts';
import { restoreReports } from './report/restoreReports.ts';
import { Services } from './services.ts';
import { registerCommandsDocument } from './showCommands.ts';
import { registerSidecarLanguage } from './sidecar/registerSidecarLanguage.ts';
import { VerdictHovers } from './text/verdictHover.ts';

/** @returns what the built-in Markdown preview asks for */
export function activate(context: ExtensionContext): Pick<MarkdownPreview, 'extendMarkdownIt'> {
  if (editorMessages.bundle !== undefined) l10n.config({ contents: editorMessages.bundle });
  const services = new Services(context);
  const { treeView } = services.view;
  treeView.onDidChangeVisibility(({ visible }) => {
    if (visible) void tellPrerequisites(process.env);
  });
  if (treeView.visible) void tellPrerequisites(process.env);
  context.subscriptions.push(
    ...registerCommands(services),
    languages.registerCodeLensProvider({ language: 'markdown', scheme: 'file' }, services.lenses),
    languages.registerCodeActionsProvider({ language: 'markdown', scheme: 'file' }, new QuickFixes(services.sessions), {
      providedCodeActionKinds: QuickFixes.kinds,
    }),
    languages.registerHoverProvider({ language: 'markdown', scheme: 'file' }, new VerdictHovers(services.sessions)),
    registerCommandsDocument(),
    registerEvidenceDocuments(services.sessions),
    ...registerSidecarLanguage(services.sessions),
    window.registerWebviewPanelSerializer(panelIds.report, restoreReports(services)),
    followDemoStatus(treeView, process.env),
    ...followChanges(services),
  );
  setImmediate(() => void tellAbandoned(services));
  return { extendMarkdownIt: services.preview.extendMarkdownIt };
}

/** Ends what a killed editor has left running. Loading what that takes would be a part of the activation if it began there. */
async function tellAbandoned({ output }: Services): Promise<void> {
  const { endAbandoned } = await import('../session/abandoned.ts');
  for (const line of await endAbandoned(process.env)) output.appendLine(line);
}

/** What can change what is shown: sessions, editors, files, trust. */
function followChanges(services: Services): Disposable[] {
  const logs = workspace.createFileSystemWatcher('{**/.provebook,**/.provebook/**/*.jsonl}');
  const runbooks = workspace.createFileSystemWatcher('**/*.{md,markdown}', false, true, false);
  const sidecars = workspace.createFileSystemWatcher('**/*.checks.yaml');
  const refresh = debounce(() => void services.refresh(), 300);
  const readLogs = debounce(() => void services.sessions.refresh(), 300);
  const logWatch = new LogWatch(readLogs);
  const lensesAgain = debounce(() => services.lenses.refresh(), 1000);
  const takeText = debounce(() => {
    for (const document of workspace.textDocuments)
      if (document.languageId === 'markdown') services.sessions.takeText(document);
      else if (isSidecar(document.fileName)) void services.diagnostics.showDocument(document);
  }, 150);
  const { treeView } = services.view;
  return [
    // A person who goes from the text to the tree makes the editor drop the lenses that it was about to ask for.
    treeView.onDidChangeSelection(lensesAgain),
    treeView.onDidExpandElement(lensesAgain),
    services.sessions.onDidChange((session) => {
      services.update(session);
      logWatch.follow(session.file, session.stateFolders);
    }),
    new Disposable(() => logWatch.dispose()),
    window.onDidChangeActiveTextEditor(() => void services.status.update()),
    workspace.onDidChangeConfiguration(() => void services.status.update()),
    window.onDidChangeWindowState((state) => {
      if (state.focused) readLogs();
    }),
    workspace.onDidChangeTextDocument(takeText),
    workspace.onDidGrantWorkspaceTrust(refresh),
    sidecars,
    sidecars.onDidChange(readLogs),
    sidecars.onDidCreate(readLogs),
    sidecars.onDidDelete(readLogs),
    logs,
    logs.onDidChange(readLogs),
    logs.onDidCreate(readLogs),
    logs.onDidDelete(readLogs),
    lookAgain(readLogs),
    runbooks,
    runbooks.onDidCreate(refresh),
    runbooks.onDidDelete(refresh),
  ];
}

const LOOK_AGAIN_MS = 30_000;

/** File watchers miss what happens on network drives, in large workspaces and under git. */
function lookAgain(action: () => void): Disposable {
  const timer = setInterval(() => {
    if (window.state.focused) action();
  }, LOOK_AGAIN_MS);
  return new Disposable(() => clearInterval(timer));
}

/** Calls `action` once after the last call for `ms` milliseconds. */
function debounce(action: () => void, ms: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, ms);
  };
}
