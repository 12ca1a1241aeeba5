/** Takes known secrets and the shapes of secrets out of text before it is shown or stored. Best effort, by design. */
import { secretForms } from './secretForms.ts';

export const MASK = '•••';

/** Groups named `keep` stay, so that a reader still sees what was there. */
const shapes: readonly RegExp[] = [
  /(?<keep>\bauthorization["']?\s*[:=]\s*["']?(?:bearer|basic)\s+)[^\s"']+/gi,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /(?<keep>\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s/@]+(?=@)/gi,
];

export type Redactor = (text: string) => string;

export function createRedactor(secrets: readonly string[]): Redactor {
  const forms = secretForms(secrets);
  return (text) => {
    const masked = forms.reduce((result, form) => result.replaceAll(form, MASK), readable(text, forms));
    return shapes.reduce((result, shape) => result.replace(shape, maskShape), masked);
  };
}

/** Control sequences of terminals, ECMA-48 section 5.4, also within JSON text. */
const terminalCodes = /(?:\x1b|\\u001b)\[[0-?]*[ -/]*[@-~]/g;

/** What colours a part of a secret would hide it: such a text goes on without its colours. */
function readable(text: string, forms: readonly string[]): string {
  const plain = text.replace(terminalCodes, '');
  return plain !== text && forms.some((form) => plain.includes(form)) ? plain : text;
}

function maskShape(...args: unknown[]): string {
  const groups = args.at(-1);
  const keep =
    typeof groups === 'object' && groups !== null && 'keep' in groups && typeof groups.keep === 'string'
      ? groups.keep
      : '';
  return `${keep}${MASK}`;
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
