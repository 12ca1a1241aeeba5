/** `ip OBJECT ACTION`: both may be cut short, so that "ip r d" deletes a route. An action that is not known may be any. */
import type { Effect } from '../model.ts';

/** Options in front of the object that take the next word. */
const values = new Set(['-n', '-netns', '-f', '-family', '-l', '-loops', '-rc', '-rcvbuf']);

/** Objects whose second word is an object of theirs: `ip xfrm state flush`. */
const nested = /^(?:xfrm|mptcp|sr|fou|ioam|property)$/;

const actions: readonly (readonly [RegExp, Effect])[] = [
  [/^(?:d|de|del|dele|delet|delete|delall|deleteall|f|fl|flu|flush)$/, 'destroy'],
  [/^(?:a|ad|add|append|prepend|c|ch|change|chg|r|rep|replace|set|attach|detach|restore|update)$/, 'change'],
  [/^(?:s|sh|sho|show|l|ls|lst|li|lis|list|g|ge|get|save|showdump|identify|pids|list-id|count|stats?|help)$/, 'read'],
];

export function ipEffect(rest: readonly string[]): Effect {
  if (rest.some((word) => /^-(?:b|batch|force)$/.test(word))) return 'unknown';
  const plain = rest.filter((word, at) => !word.startsWith('-') && !values.has(rest[at - 1] ?? ''));
  const [object = '', ...behind] = nested.test(plain[1] ?? '') || nested.test(plain[0] ?? '') ? plain.slice(1) : plain;
  const [action] = behind;
  if (action === undefined || /^(?:help|mo|mon|monitor)$/.test(object)) return 'read';
  // "s" sets a link and shows all else.
  if (action === 's' && object.startsWith('l')) return 'change';
  return actions.find(([pattern]) => pattern.test(action))?.[1] ?? 'unknown';
}
