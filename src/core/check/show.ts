/** What was seen, in messages: without secrets, and short. Redacted before it is cut, because half a secret is not recognised. */
import type { Json } from './json.ts';
import { MASK, type Redactor } from './redact.ts';

export interface Show {
  readonly value: (value: Json) => string;
  /** A text that others wrote: a name, the message of an error. */
  readonly text: (text: string) => string;
}

const MAX_SHOWN = 200;

/** A secret that begins before the cut ends within it. */
const MAX_REDACTED = 8192;

/** @param sensitive nothing of what was seen may be shown */
export function createShow(redact: Redactor, sensitive: boolean): Show {
  const text = (whole: string): string => (sensitive ? MASK : shorten(redact(whole.slice(0, MAX_REDACTED))));
  return { value: (value) => text(JSON.stringify(value)), text };
}

function shorten(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
