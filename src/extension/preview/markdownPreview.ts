/** What the built-in Markdown preview asks of an extension, and when it has to draw again. */
import { commands, workspace } from 'vscode';
import type { RunView } from '../../core/run/rollup.ts';
import type { ItemState } from '../../core/run/state.ts';
import type { RunbookSession } from '../../session/runbookSession.ts';
import type { Sessions } from '../sessions.ts';
import { itemStates, stateBadges, type Markdown } from './stateBadges.ts';

const REST_MS = 300;

export class MarkdownPreview {
  readonly #sessions: Sessions;
  #isUsed = false;
  #shown: { readonly view: RunView; readonly states: ReadonlyMap<number, ItemState> } | undefined;
  #waiting: NodeJS.Timeout | undefined;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  /** Called by the editor when it first renders a preview. */
  readonly extendMarkdownIt = (markdown: Markdown): Markdown =>
    stateBadges(markdown, (env, source) => {
      this.#isUsed = true;
      const file = fileOf(env);
      const session = file === undefined ? undefined : this.#sessions.get(file);
      if (session === undefined) return undefined;
      const document = workspace.textDocuments.find(({ uri }) => uri.fsPath === file);
      if (document !== undefined) this.#sessions.takeText(document);
      return this.#states(session, source);
    });

  /** For one view of one text: they are asked for each item of it. */
  #states({ runbook, text, view }: RunbookSession, source: string): ReadonlyMap<number, ItemState> | undefined {
    // The preview may show a text that is not the newest: lines would not fit.
    if (source !== text.replace(/\r\n?/g, '\n')) return undefined;
    if (this.#shown?.view !== view) this.#shown = { view, states: itemStates(runbook.nodes, view.states) };
    return this.#shown.states;
  }

  /** Draws open previews again, once states have come to rest. Does nothing before there was one. */
  refresh(): void {
    if (!this.#isUsed) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void commands.executeCommand('markdown.preview.refresh'), REST_MS);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
  }
}

/** The preview tells which document it shows. */
function fileOf(env: unknown): string | undefined {
  if (typeof env !== 'object' || env === null || !('currentDocument' in env)) return undefined;
  const { currentDocument } = env;
  if (typeof currentDocument !== 'object' || currentDocument === null || !('fsPath' in currentDocument))
    return undefined;
  return typeof currentDocument.fsPath === 'string' ? currentDocument.fsPath : undefined;
}
