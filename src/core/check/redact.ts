/** Takes known secrets and the shapes of secrets out of text before it is shown or stored. Best effort, by design. */

export const MASK = '•••';

/** Shorter values would mask ordinary words. */
export const MIN_SECRET_LENGTH = 4;

/** A line of a secret of several lines (a key, a file) is one itself; shorter lines are ordinary words. */
const MIN_SECRET_LINE_LENGTH = 8;

/** Groups named `keep` stay, so that a reader still sees what was there. */
const shapes: readonly RegExp[] = [
  /(?<keep>\bauthorization:\s*(?:bearer|basic)\s+)[^\s"']+/gi,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /(?<keep>\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s/@]+(?=@)/gi,
];

export type Redactor = (text: string) => string;

export function createRedactor(secrets: readonly string[]): Redactor {
  const known = [...secrets, ...secrets.flatMap(longLines)].filter((secret) => secret.length >= MIN_SECRET_LENGTH);
  const forms = [...new Set(known.flatMap(encodedForms))].sort((a, b) => b.length - a.length);
  return (text) => {
    const masked = forms.reduce((result, form) => result.replaceAll(form, MASK), text);
    return shapes.reduce((result, shape) => result.replace(shape, maskShape), masked);
  };
}

/** A stream is redacted line by line, so the lines of a secret have to be known too. */
function longLines(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n/);
  return lines.length < 2 ? [] : lines.filter((line) => line.length >= MIN_SECRET_LINE_LENGTH);
}

function maskShape(...args: unknown[]): string {
  const groups = args.at(-1);
  const keep =
    typeof groups === 'object' && groups !== null && 'keep' in groups && typeof groups.keep === 'string'
      ? groups.keep
      : '';
  return `${keep}${MASK}`;
}

/** The value as written, and as base64, percent-encoded and JSON text. */
function encodedForms(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return [
    secret,
    base64,
    base64.replace(/=+$/, ''),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ].filter((form) => form.length >= MIN_SECRET_LENGTH);
}

const openKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----(?![\s\S]*-----END [A-Z ]*PRIVATE KEY-----)/;

/** No private key and no line for people is longer. */
const MAX_HELD = 64 * 1024;

/** Length of the text that can be redacted by itself: whole lines, and no key whose end has not come yet. */
function wholePart(text: string): number {
  const lines = text.lastIndexOf('\n') + 1;
  const key = text.search(openKey);
  return key < 0 || text.length - key > MAX_HELD ? lines : Math.min(lines, key);
}

/**
 * Redacts a stream: only whole lines leave it, so that no secret is cut in two by a chunk border. Of a line without end
 * nothing leaves it but `…`.
 */
export function redactLines(
  redact: Redactor,
  emit: (text: string) => void,
): { push(chunk: string): void; end(): void } {
  let pending = '';
  let isSkipping = false;
  return {
    push(chunk) {
      const lineEnd = isSkipping ? chunk.indexOf('\n') : 0;
      if (lineEnd < 0) return;
      isSkipping = false;
      const text = pending + chunk.slice(lineEnd);
      const cut = wholePart(text);
      pending = text.slice(cut);
      if (cut > 0) emit(redact(text.slice(0, cut)));
      if (pending.length <= MAX_HELD) return;
      pending = '';
      isSkipping = true;
      emit('…');
    },
    end() {
      if (pending !== '') emit(redact(pending));
      pending = '';
    },
  };
}
