/** Output without secrets and without anything that steers a terminal: so it is judged, shown and stored. */
import { visibleText } from '../report/visibleText.ts';
import type { Redactor } from './redact.ts';

/**
 * Colours go first, because they are no part of what a reader reads and could hide a secret. Any other control character is
 * written out (`⟦ESC⟧`), after the secrets are masked, because it might split one: a reader must see that a line was
 * overwritten, a link or the clipboard was set, or the title changed.
 */
export function plainOutput(text: string, redact: Redactor): string {
  return redact(withoutColours(text)).replace(/\r\n/g, '\n').replace(controls, visibleText);
}

/** Whether the redactor finds a secret in it. */
export function holdsSecret(text: string, redact: Redactor): boolean {
  const plain = withoutColours(text);
  return redact(plain) !== plain;
}

function withoutColours(text: string): string {
  return text.replace(colours, '');
}

/** SGR of ECMA-48, section 8.3.117, in both forms of its introducer. */
const colours = /(?:\x1b\[|\x9b)[0-9;:]*m/g;

/** C0 but for tab and line feed, DEL, and C1. */
const controls = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
