/** Verdicts in the text: a picture in the margin of items and blocks, and a short result behind a block. */
import {
  DecorationRangeBehavior,
  Range,
  ThemeColor,
  window,
  workspace,
  type ColorThemeKind,
  type DecorationOptions,
  type TextEditor,
  type TextEditorDecorationType,
} from 'vscode';
import { textMarks, type TextMark } from '../../core/report/textMarks.ts';
import type { Icon, Tone } from '../../core/report/words.ts';
import { settingIds } from '../contributions.ts';
import type { Sessions } from '../sessions.ts';
import { stateDrawing } from './stateDrawing.ts';
import { groupBy } from '../../core/groupBy.ts';

/** How often the ages behind results are written anew. */
const AGE_MS = 60_000;

export class VerdictDecorations {
  readonly #sessions: Sessions;
  /** By picture; made when they are first needed. */
  readonly #margins = new Map<string, TextEditorDecorationType>();
  readonly #results = window.createTextEditorDecorationType({ rangeBehavior: DecorationRangeBehavior.ClosedClosed });
  readonly #timer = setInterval(() => this.refresh(), AGE_MS);
  readonly #subscriptions = [
    window.onDidChangeVisibleTextEditors(() => this.refresh()),
    window.onDidChangeActiveColorTheme(() => this.#redraw()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingIds.inlineResults)) this.refresh();
    }),
  ];

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#timer.unref();
  }

  refresh(): void {
    for (const editor of window.visibleTextEditors) this.#show(editor);
  }

  dispose(): void {
    clearInterval(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#forgetMargins();
    this.#results.dispose();
  }

  #show(editor: TextEditor): void {
    const { document } = editor;
    if (document.languageId !== 'markdown' || document.uri.scheme !== 'file') return;
    const session = this.#sessions.get(document.uri.fsPath);
    if (session === undefined) return;
    const isOn = workspace.getConfiguration(undefined, document).get<boolean>(settingIds.inlineResults, true);
    const marks = isOn ? textMarks(session.runbook, session.view, Date.now()) : [];
    const kind = window.activeColorTheme.kind;
    const byPicture = groupBy(
      marks.filter(({ icon, line }) => icon !== undefined && line <= document.lineCount),
      ({ icon, tone }) => `${icon ?? ''} ${tone}`,
    );
    for (const [picture, [first]] of byPicture)
      if (first?.icon !== undefined) this.#margin(picture, first.icon, first.tone, kind);
    for (const [picture, type] of this.#margins)
      editor.setDecorations(
        type,
        (byPicture.get(picture) ?? []).map(({ line }) => new Range(line - 1, 0, line - 1, 0)),
      );
    editor.setDecorations(
      this.#results,
      marks
        .filter(({ text, line }) => text !== '' && line <= document.lineCount)
        .map((mark) => behindLine(mark, editor)),
    );
  }

  #margin(picture: string, icon: Icon, tone: Tone, kind: ColorThemeKind): void {
    if (this.#margins.has(picture)) return;
    const type = window.createTextEditorDecorationType({
      gutterIconPath: stateDrawing(icon, tone, kind),
      gutterIconSize: 'contain',
      rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    });
    this.#margins.set(picture, type);
  }

  #redraw(): void {
    this.#forgetMargins();
    this.refresh();
  }

  #forgetMargins(): void {
    for (const type of this.#margins.values()) type.dispose();
    this.#margins.clear();
  }
}

function behindLine({ line, tone, text }: TextMark, { document }: TextEditor): DecorationOptions {
  const end = document.lineAt(line - 1).range.end;
  return {
    range: new Range(end, end),
    renderOptions: {
      after: { contentText: text, margin: '0 0 0 2em', color: new ThemeColor(colors[tone]), fontStyle: 'normal' },
    },
  };
}

const colors: Readonly<Record<Tone, string>> = {
  good: 'charts.green',
  bad: 'editorError.foreground',
  warn: 'editorWarning.foreground',
  plain: 'editorCodeLens.foreground',
};
