/** The frame of every page in a panel: what may load and run in it is said here, once. */
import { markup, Markup, nothing } from '../../core/report/html/markup.ts';

export interface PageAssets {
  /** Fresh for each page. */
  readonly nonce: string;
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly locale: string;
}

export interface WebviewPage {
  readonly assets: PageAssets;
  /** The `title` element. */
  readonly title: Markup;
  /** Rules beside those of the style sheet. */
  readonly style?: string;
  readonly showsImages?: boolean;
  /** Attributes of the `body` element, with a space in front. */
  readonly bodyAttributes?: Markup;
  readonly body: Markup;
}

/**
 * Only our own bundle may run, only our own styles apply, and nothing is fetched from elsewhere. The toolkit looks for
 * the nonce in a `csp-nonce` element; without it the policy stops its test for focus rings.
 */
export function webviewPage({ assets, title, style, showsImages = false, bodyAttributes, body }: WebviewPage): string {
  const { nonce, cspSource, scriptUri, styleUri, locale } = assets;
  const policy = [
    "default-src 'none'",
    ...(showsImages ? [`img-src ${cspSource} data:`] : []),
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta property="csp-nonce" content="${nonce}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${style === undefined ? nothing : markup`<style nonce="${nonce}">${new Markup(style)}</style>\n`}<link rel="stylesheet" href="${styleUri}">
${title}
</head>
<body${bodyAttributes ?? nothing}>
${body}
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>
`.html;
}
