/** Takes known secrets and the shapes of secrets out of text before it is shown or stored. Best effort, by design. */
import { secretForms } from './secretForms.ts';
import { MASK, maskShapes } from './secretShapes.ts';

export { MASK };

export type Redactor = (text: string) => string;

export function createRedactor(secrets: readonly string[]): Redactor {
  const forms = secretForms(secrets);
  const mask = (text: string): string =>
    maskShapes(forms.reduce((result, form) => result.replaceAll(form, MASK), text)).text;
  return (text) => {
    const masked = mask(text);
    const plain = text.replace(terminalCodes, '');
    if (plain === text) return masked;
    // What colours a part of a secret would hide it: such a text goes on without its colours.
    const maskedPlain = mask(plain);
    return masked.replace(terminalCodes, '') === maskedPlain ? masked : maskedPlain;
  };
}

/** Control sequences of terminals, ECMA-48 section 5.4, with titles and links, also within JSON text. */
const terminalCodes =
  /(?:\x1b|\\u001b)(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b\\]*(?:\x07|\\u0007|(?:\x1b|\\u001b)\\{1,2})|[()][0-9A-B]|[78=>MNOc])/g;

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
