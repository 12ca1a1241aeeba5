/** What all panels of the extension have in common as the editor sees them. */
import { randomBytes } from 'node:crypto';
import { env, Uri, type Webview, type WebviewOptions } from 'vscode';
import type { PageAssets } from './webviewPage.ts';

/** Scripts run, and files come from our own bundle of pages alone. */
export function panelOptions(extensionUri: Uri): WebviewOptions {
  return { enableScripts: true, enableForms: false, localResourceRoots: [pages(extensionUri)] };
}

/** @param name of the page's script and style sheet */
export function pageAssets(webview: Webview, extensionUri: Uri, name: 'plan' | 'report'): PageAssets {
  const uri = (file: string): string => webview.asWebviewUri(Uri.joinPath(pages(extensionUri), file)).toString();
  return {
    nonce: randomBytes(16).toString('base64url'),
    cspSource: webview.cspSource,
    scriptUri: uri(`${name}.js`),
    styleUri: uri(`${name}.css`),
    locale: env.language,
  };
}

function pages(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}
