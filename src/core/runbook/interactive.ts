/** Commands that need a terminal or do not end by themselves. They are handed to the integrated terminal. */
import {
  alwaysInteractive,
  interactiveAliases,
  interactiveArguments,
  passwordOptions,
  promptClients,
} from './interactiveTables.ts';
import { readShell } from './shellSyntax.ts';
import { behindDashes, innerCommand, type Inner } from './wrapper.ts';

export function isInteractive(text: string): boolean {
  return (
    opensEditor(text) ||
    neverEnds(text) ||
    readShell(text).commands.some(({ words, hasInput }) => wordsNeedTerminal(words, hasInput))
  );
}

/** `EDITOR=vim some-tool` says itself that an editor comes. */
function opensEditor(text: string): boolean {
  return /(^|[;&|]\s*)(KUBE_EDITOR|EDITOR|VISUAL)=\S+\s+(`[^`]*`\s*)?[\w./]/m.test(text);
}

/** `while true; do …; done` without a way out. */
function neverEnds(text: string): boolean {
  return /\bwhile\s+(true|:|sleep\b[^;\n]*)\s*[;\n]\s*do\b/.test(text) && !/\b(break|exit|return)\b/.test(text);
}

/** @param hasInput its standard input is a pipe, a file or a heredoc, so that nobody can type */
export function wordsNeedTerminal(words: readonly string[], hasInput: boolean): boolean {
  const [name, ...rest] = words;
  if (name === undefined) return false;
  const program = name.split('/').at(-1) ?? name;
  if (alwaysInteractive.has(program)) return !(program === 'less' && rest.includes('--version'));
  if (keepsTerminal(program, rest)) return true;
  const inner = innerCommand(words);
  if (inner?.kind === 'words' && ends.has(program)) return keepsTerminalUntilEnded(inner.words);
  if (inner !== undefined) return innerNeedsTerminal(inner, hasInput || program === 'xargs' || program === 'parallel');
  if (wordsNeedTerminal(behindDashes(rest), hasInput)) return true;
  if (asksForPassword(program, rest)) return true;
  return !hasInput && (asksForText(program, rest) || opensPrompt(program, rest));
}

/** What they run ends after a time, if not by itself. */
const ends = new Set(['timeout', 'gtimeout']);

function keepsTerminalUntilEnded(words: readonly string[]): boolean {
  const inner = innerCommand(words);
  return alwaysInteractive.has(words[0] ?? '') || inner?.kind === 'session' || (inner?.kind === 'words' && inner.tty);
}

function innerNeedsTerminal(inner: Inner, hasInput: boolean): boolean {
  switch (inner.kind) {
    case 'nothing':
      return false;
    case 'session':
      return !hasInput;
    case 'words':
      return inner.tty || wordsNeedTerminal(inner.words, hasInput);
    case 'script':
      return (
        inner.tty ||
        readShell(inner.text).commands.some((command) => wordsNeedTerminal(command.words, hasInput || command.hasInput))
      );
  }
}

function keepsTerminal(program: string, rest: readonly string[]): boolean {
  const name = interactiveAliases[program] ?? program.replace(/^(kafka-[\w-]+)\.sh$/, '$1');
  const patterns = Object.hasOwn(interactiveArguments, name) ? interactiveArguments[name] : undefined;
  if (rest.includes('--help')) return false;
  if (patterns === undefined) return rest.includes('--watch') || (rest.includes('--follow') && rest.some(isLogWord));
  // A package's script gets it behind `--`, from whichever of its runners.
  if (/^p?npm$|^yarn$/.test(name) && rest.includes('--watch')) return true;
  // What stands behind `--` belongs to another program.
  const cut = rest.indexOf('--');
  const own = (cut < 0 ? rest : rest.slice(0, cut)).join(' ');
  return patterns.some((pattern) => pattern.test(own));
}

/** What is followed; elsewhere `--follow` is about links. */
function isLogWord(word: string): boolean {
  return /^(?:logs?|tail|events?)$/.test(word);
}

/** A client that asks for its password does so at the terminal, whatever its input is. */
function asksForPassword(program: string, rest: readonly string[]): boolean {
  const asks = promptClients[program]?.asks ?? passwordOptions[program];
  return asks !== undefined && rest.some((word) => asks.test(word));
}

/** `read -p`, a connection that passes on what is typed, a program named for editing. */
function asksForText(program: string, rest: readonly string[]): boolean {
  if (program === 'read') return rest.some((word) => /^-[a-z]*[ps]/.test(word));
  if (program === 'openssl') return rest[0] === 's_client';
  return /-edit$/.test(program) || (/-console$/.test(program) && rest.length === 0);
}

function opensPrompt(program: string, rest: readonly string[]): boolean {
  if (program === 'redis-cli' || program === 'valkey-cli') return !givesRedisCommand(rest);
  const client = Object.hasOwn(promptClients, program) ? promptClients[program] : undefined;
  return client !== undefined && !rest.some((word) => client.ends.test(word));
}

const redisOptions = /^-[hpsaunridDt]$|^--(user|pass|cacert|cert|key|sni)$/;

function givesRedisCommand(rest: readonly string[]): boolean {
  return rest.some(
    (word, at) =>
      /^--(cluster|bigkeys|memkeys|hotkeys|scan|rdb|pipe|eval|version|help)$/.test(word) ||
      (!word.startsWith('-') && !redisOptions.test(rest[at - 1] ?? '')),
  );
}
