/** Programs whose effect needs more than a table: requests, copies, searches. */
import type { Effect } from '../model.ts';
import { sqlEffect } from './statements.ts';
import { strongest } from './weight.ts';

/** curl, wget, httpie and `gh api`: by the method, else by whether something is sent. */
export function requestEffect(program: string, rest: readonly string[]): Effect {
  const method = methodOf(program, rest);
  if (method === 'DELETE') return 'destroy';
  if (method !== undefined && !/^(GET|HEAD|OPTIONS)$/.test(method)) return 'change';
  const sends = rest.some((word) => sendsBody(program, word));
  const inQuery = rest.some((word) => word === '-G' || word === '--get');
  if (sends && method === undefined && !inQuery) return 'change';
  const told = program === 'curl' && rest.some((word) => /^(-[a-zA-Z]*K|--config)/.test(word));
  return told ? 'unknown' : keepsFile(program, rest) ? 'local' : 'read';
}

/** curl's short options may stand together, `-sd`; httpie sends what is written `name=value`. */
function sendsBody(program: string, word: string): boolean {
  if (program === 'curl')
    return /^--(data(-\w+)?|form(-string)?|upload-file|json)(=|$)|^-[\d#afgGiIjklLMnNOpqRsSvZ]*[dFT]/.test(word);
  if (program === 'wget') return /^--(post|body)-(data|file)(=|$)/.test(word);
  if (program === 'gh') return /^(-[fF]|--(raw-)?field|--input)/.test(word);
  return /^[\w.-]+(:?=(?!=)|@\S)/.test(word) && !/^\d+(\.\d+){3}/.test(word);
}

function methodOf(program: string, rest: readonly string[]): string | undefined {
  const at = rest.findIndex((word) => word === '-X' || word === '--request' || word === '--method');
  if (at >= 0) return rest[at + 1]?.toUpperCase();
  const joined = rest
    .map((word) => /^(?:-\w*X|--request=|--method=)([A-Za-z]+)$/.exec(word)?.[1])
    .find((word) => word !== undefined);
  if (joined !== undefined) return joined.toUpperCase();
  return program.startsWith('http') ? rest.find((word) => /^[A-Z]+$/.test(word)) : undefined;
}

/** curl prints unless told to write, wget writes unless told to print. */
function keepsFile(program: string, rest: readonly string[]): boolean {
  if (program === 'wget')
    return !rest.some((word) => /^(-O-|-qO-|--spider|--output-document=-)$/.test(word) || word === '-');
  const at = rest.findIndex((word) => /^-[a-zA-Z]*o$|^--output$/.test(word));
  const target = at < 0 ? undefined : rest[at + 1];
  return (
    (target !== undefined && !/^(-|\/dev\/(null|stdout|stderr))$/.test(target)) ||
    rest.some((word) => /^-[a-zA-Z]*O$|^--remote-name$/.test(word))
  );
}

/** scp and rsync: the last word is where the copy goes. */
export function copyEffect(rest: readonly string[]): Effect {
  if (rest.some((word) => /^(--dry-run|--list-only|-n)$|^-[a-zA-Z]*n[a-zA-Z]*v?$/.test(word) && !word.includes('=')))
    return 'read';
  const target = rest.findLast((word) => !word.startsWith('-')) ?? '';
  const effect: Effect = /^([\w.$@{}-]+|\[[^\]]+\]):|^rsync:\/\//.test(target) ? 'change' : 'local';
  return rest.some((word) => /^--delete|^--remove-source-files$/.test(word)) ? 'destroy' : effect;
}

/** `bq query` does what its statement does; the other verbs are those of every cloud. */
export function queryEffect(rest: readonly string[]): Effect | undefined {
  if (!rest.includes('query')) return undefined;
  const statement = rest.findLast((word) => !word.startsWith('-')) ?? '';
  const keeps = rest.some((word) => /^--(destination_table|replace|append_table|schedule)/.test(word));
  return strongest([statement === 'query' ? 'unknown' : sqlEffect(statement), keeps ? 'change' : 'read']);
}

/** find: what it runs for each file, or removes. */
export function searchEffect(rest: readonly string[], effectOf: (words: readonly string[]) => Effect): Effect {
  if (rest.includes('-delete')) return 'destroy';
  const run = rest.flatMap((word, at) => {
    if (!/^-(exec|execdir|ok|okdir)$/.test(word)) return [];
    const end = rest.findIndex((other, index) => index > at && (other === ';' || other === '\\;' || other === '+'));
    return [effectOf(rest.slice(at + 1, end < 0 ? undefined : end))];
  });
  return strongest([...run, ...(rest.some((word) => /^-f(print|ls)/.test(word)) ? (['local'] as const) : [])]);
}

/** Settings of a shell may be read; any other file is a script that nobody has read. */
export function sourceEffect(rest: readonly string[]): Effect {
  return /(^|\/)(activate|\.?(bashrc|zshrc|profile|bash_profile|env)|[\w.-]*openrc(\.sh)?|[\w.-]+\.env|completion\S*)$/.test(
    rest[0] ?? '',
  )
    ? 'read'
    : 'unknown';
}
