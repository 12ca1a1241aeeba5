import type { WebviewPanel } from 'vscode';
import type { ToReport } from '../../protocol/reportMessages.ts';

/** The same report twice: as a whole page, and as what the page that is there puts in the place of its own. */
export interface PageContent {
  readonly html: () => string;
  readonly body: () => string;
}

/**
 * A page that changes in place. One that loads anew for each event of a run flickers, and forgets what the keyboard or a
 * screen reader had reached in it.
 */
export class LivePage {
  readonly #panel: WebviewPanel;
  #content: PageContent | undefined;
  #isListening = false;
  /** Whether what the editor keeps as the page is older than what it shows: it loads that again when it likes. */
  #isBehind = false;

  constructor(panel: WebviewPanel) {
    this.#panel = panel;
  }

  show(content: PageContent): void {
    this.#content = content;
    if (this.#isListening && this.#panel.visible) {
      this.#isBehind = true;
      this.#tell();
      return;
    }
    this.#isListening = false;
    this.#isBehind = false;
    this.#panel.webview.html = content.html();
  }

  /** The page has loaded, and hears what it is told. */
  listens(): void {
    this.#isListening = true;
    if (this.#isBehind) this.#tell();
  }

  #tell(): void {
    if (this.#content === undefined) return;
    const message: ToReport = { type: 'draw', body: this.#content.body() };
    void this.#panel.webview.postMessage(message);
  }
}
