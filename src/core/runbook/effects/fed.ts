/** A connection that is given its input: what is typed into it may be a command of the service at its other end. */
import type { Effect } from '../model.ts';
import type { SimpleCommand } from '../shellSyntax.ts';

/** @param before the command that the input may come from */
export function fedEffect({ words, hasInput }: SimpleCommand, before: SimpleCommand | undefined): Effect {
  if (!hasInput || !/^(?:nc|ncat|netcat|telnet)$/.test(words[0] ?? '')) return 'read';
  if (words.some((word) => /^-\w*z/.test(word))) return 'read';
  const [source = '', ...typed] = before?.words ?? [];
  const line = typed.find((word) => !word.startsWith('-')) ?? '';
  return /^(?:echo|printf)$/.test(source) && asks.test(line) ? 'read' : 'unknown';
}

/** What services are asked by a line of text. */
const asks = /^(?:ruok|mntr|srvr|stats?|conf|cons|wchs|dirs|isro|envi|version|quit|ping|info|show|help|get|head)\b/i;
