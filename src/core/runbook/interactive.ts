/** Commands that need a terminal or do not end by themselves. They are handed to the integrated terminal. */
import { wrapperCommands } from './knownCommands.ts';
import { readShell, type SimpleCommand } from './shellSyntax.ts';

/** Programs that always take over the terminal. */
const always = new Set([
  'vi',
  'vim',
  'nvim',
  'nano',
  'emacs',
  'less',
  'more',
  'top',
  'htop',
  'k9s',
  'tmux',
  'screen',
  'telnet',
  'mtr',
  'watch',
  'sftp',
  'toolbox',
  'visudo',
]);

/** Clients that open a prompt unless a statement or file is given. */
const prompts: Readonly<Record<string, RegExp>> = {
  psql: /^(-c|-f|-l|--command|--file|--list)/,
  mysql: /^(-e|--execute)/,
  mongo: /^--eval/,
  mongosh: /^--eval/,
  sqlite3: /^[^-].*\s/,
  python: /^[^-]|^-[cm]/,
  python3: /^[^-]|^-[cm]/,
  node: /^[^-]|^-e/,
  irb: /^[^-]/,
};

const containerPrograms = new Set(['kubectl', 'oc', 'docker', 'podman', 'crictl', 'nerdctl', 'ctr', 'docker-compose']);

export function isInteractive(text: string): boolean {
  return readShell(text).commands.some((command) => needsTerminal(command.words, command));
}

function needsTerminal(words: readonly string[], command: SimpleCommand): boolean {
  const [name, ...rest] = words;
  if (name === undefined) return false;
  const program = name.split('/').at(-1) ?? name;
  if (always.has(program)) return true;
  if (wrapperCommands.has(program)) return needsTerminal(unwrap(rest), command);
  if (program === 'ssh') return !hasRemoteCommand(rest);
  if (program === 'gcloud') return rest.includes('ssh') && !rest.some((word) => word.startsWith('--command'));
  if (program === 'tail' || program === 'journalctl')
    return rest.some((word) => /^-[a-zA-Z]*[fF]|^--follow/.test(word));
  if (containerPrograms.has(program)) return containerNeedsTerminal(rest);
  if (program === 'redis-cli')
    return !command.hasInput && rest.every((word) => word.startsWith('-') || /^\d+$|^[\w.-]+\.[\w.-]+$/.test(word));
  const ending = prompts[program];
  if (ending !== undefined) return !command.hasInput && !rest.some((word) => ending.test(word));
  return false;
}

function unwrap(words: readonly string[]): readonly string[] {
  const inner = words.findIndex((word) => !word.startsWith('-') && !/^\w+=/.test(word) && !/^\d+[smhd]?$/.test(word));
  return inner < 0 ? [] : words.slice(inner);
}

/** A host alone opens a login shell; a host and more words run there and end. */
function hasRemoteCommand(rest: readonly string[]): boolean {
  const takesValue = /^-[bcDEeFIiJLlmOopQRSWw]$/;
  const plain = rest.filter((word, index) => !word.startsWith('-') && !takesValue.test(rest[index - 1] ?? ''));
  return plain.length > 1 && !rest.some((word) => /^-t+$/.test(word));
}

function containerNeedsTerminal(rest: readonly string[]): boolean {
  const cut = rest.indexOf('--');
  const own = cut < 0 ? rest : rest.slice(0, cut);
  const verb = own.find((word) => !word.startsWith('-'));
  if (own.some((word) => ['edit', 'port-forward', 'proxy', 'attach', 'rsh'].includes(word)) && !own.includes('get'))
    return true;
  if (
    own.some((word) => /^-(it|ti|i|t)$|^--(tty|stdin|interactive)(=true)?$/.test(word)) &&
    own.some((word) => /^(exec|run|debug|attach)$/.test(word))
  )
    return true;
  if (own.includes('logs')) return own.some((word) => /^-f$|^--follow(=true)?$/.test(word));
  return verb === 'get' && own.some((word) => /^-w$|^--watch(-only)?(=true)?$/.test(word));
}
