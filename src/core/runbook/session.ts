/** Sessions that a command opens elsewhere: a shell in a pod or on a node, the prompt of a database or a debugger. */
import { wrapperCommands } from './knownCommands.ts';
import { readShell } from './shellSyntax.ts';

export type SessionTool = 'shell' | 'sql' | 'redis' | 'other';

/** One that is open. `place` says which programs are back on this workstation. */
export interface OpenSession {
  readonly opener: string;
  readonly tool: SessionTool;
  readonly place: 'container' | 'host' | 'here';
}

/** What a command does to the sessions around it, as far as its own text says. */
export interface SessionUse {
  /** It ends the innermost one. */
  readonly closes: boolean;
  readonly command: string;
  readonly opens: OpenSession | undefined;
}

export function sessionUse(command: string): SessionUse {
  const closes = /^(?:exit|logout|quit)\b/.test(command);
  return { closes, command, opens: closes ? undefined : openedSession(command) };
}

/** What is open behind a command, the innermost last. */
export function sessionsAfter(open: readonly OpenSession[], use: SessionUse): readonly OpenSession[] {
  if (use.closes) return open.slice(0, -1);
  const before = sessionsFor(open, use);
  return use.opens === undefined ? before : [...before, use.opens];
}

/** What has to be open for a shell command to run where its author ran it; undefined for this workstation. */
export function sessionOf(open: readonly OpenSession[], use: SessionUse): string | undefined {
  return sessionsFor(open, use).at(-1)?.opener;
}

/** A shell command stands in no database's prompt, and a client of the cluster in no container of it. */
function sessionsFor(open: readonly OpenSession[], { command }: SessionUse): readonly OpenSession[] {
  if (open.length === 0) return open;
  const program = programOf(command);
  const shells = open.filter(({ tool }) => tool === 'shell');
  const isBack = shells.some(
    ({ place }) => (place === 'container' ? outsideContainers : outsideHosts).has(program) && place !== 'here',
  );
  return isBack ? [] : shells;
}

const outsideHosts = new Set('ssh scp sftp gcloud aws az terraform knife rsync oc vagrant multipass'.split(' '));
const outsideContainers = new Set([
  ...outsideHosts,
  ...'kubectl k helm helmfile docker docker-compose podman crictl nerdctl git minikube'.split(' '),
]);

function programOf(command: string): string {
  return inner(readShell(command).commands[0]?.words ?? [])[0] ?? '';
}

/** The tool whose prompt a command opens; undefined where it opens none. */
export function openedTool(command: string): SessionTool | undefined {
  return openedSession(command)?.tool;
}

/** In every command that opens a session, so that nearly all others need not be taken apart. */
const mayOpen =
  /exec|rsh|debug|\brun\b|ssh|tsh|\bshell\b|\bsu\b|sudo|chroot|toolbox|sql|pgcli|mariadb|mycli|clickhouse-client|-console|redis-cli|gdb|lldb|rails|irb|iex|ghci|jshell|python|\bnode\b|mongo/;

function openedSession(command: string): OpenSession | undefined {
  if (!mayOpen.test(command)) return undefined;
  const { commands } = readShell(command);
  const last = commands.at(-1);
  if (last === undefined || last.hasInput || last.writes.length > 0) return undefined;
  const opened = opening(last.words);
  return opened === undefined ? undefined : { opener: command, ...opened };
}

type Opening = Omit<OpenSession, 'opener'>;

function opening(words: readonly string[]): Opening | undefined {
  const [name = '', ...rest] = inner(words);
  const program = name.split('/').at(-1) ?? name;
  if (words[0] === 'sudo' && /^-(?:i|s|-login|-shell)$/.test(words.at(-1) ?? ''))
    return { tool: 'shell', place: 'here' };
  if (clusterClients.has(program)) return clusterOpening(rest);
  if (containerClients.has(program)) return containerOpening(rest);
  if (program === 'ssh' || program === 'tsh') return isLogin(rest) ? { tool: 'shell', place: 'host' } : undefined;
  if (program === 'gcloud')
    return rest.includes('ssh') && !rest.some((word) => word.startsWith('--command'))
      ? { tool: 'shell', place: 'host' }
      : undefined;
  if (program === 'vagrant' || program === 'minikube' || program === 'multipass')
    return opensMachine(rest) ? { tool: 'shell', place: 'host' } : undefined;
  if (program === 'su') return rest.includes('-c') ? undefined : { tool: 'shell', place: 'here' };
  if (program === 'chroot')
    return rest.length === 1 || isShell(rest.slice(1)) ? { tool: 'shell', place: 'here' } : undefined;
  if (program === 'toolbox')
    return rest.length === 0 || rest[0] === 'enter' ? { tool: 'shell', place: 'here' } : undefined;
  const tool = promptTool(program, rest);
  return tool === undefined ? undefined : { tool, place: 'here' };
}

/** `vagrant ssh web`: the machine's name may stand behind it, but nothing to run there. */
function opensMachine([verb = '', ...rest]: readonly string[]): boolean {
  return (
    /^(?:ssh|shell)$/.test(verb) && !rest.some((word) => /^(?:-c|--command(?:=.*)?|--)$/.test(word) || /\s/.test(word))
  );
}

/** Without `sudo`, assignments and the like. */
function inner(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  if (!wrapperCommands.has(first)) return words;
  const at = rest.findIndex(
    (word, index) =>
      !word.startsWith('-') && !/^\w+=|^\d+[smhd]?$/.test(word) && !/^-[ugnk]$/.test(rest[index - 1] ?? ''),
  );
  return at < 0 ? [] : inner(rest.slice(at));
}

const clusterClients = new Set(['kubectl', 'oc', 'k']);
const containerClients = new Set(['docker', 'podman', 'nerdctl', 'crictl', 'docker-compose']);

function clusterOpening(rest: readonly string[]): Opening | undefined {
  const verb = rest.find((word) => /^(?:exec|rsh|debug|run)$/.test(word));
  const cut = rest.indexOf('--');
  const own = cut < 0 ? rest : rest.slice(0, cut);
  if (verb === undefined || (!/^(?:rsh|debug)$/.test(verb) && !own.some(wantsTerminal))) return undefined;
  const place =
    verb === 'debug' && own.some((word) => /^nodes?\//.test(word) || word === 'node') ? 'host' : 'container';
  const words = cut < 0 ? own.slice(own.indexOf(verb) + 2) : rest.slice(cut + 1);
  return innerOpening(words, place, cut < 0 && verb !== 'exec');
}

function containerOpening(rest: readonly string[]): Opening | undefined {
  const verb = rest.findIndex((word) => word === 'exec' || word === 'run');
  if (verb < 0 || !rest.some(wantsTerminal)) return undefined;
  return innerOpening(rest.slice(verb + 1), 'container', false);
}

function wantsTerminal(word: string): boolean {
  return /^-(?:it|ti|i|t)$|^--(?:stdin|tty|interactive)(?:=true)?$/.test(word);
}

/** What starts inside decides: a shell, a client with its own prompt, or one command that ends. */
function innerOpening(
  words: readonly string[],
  place: OpenSession['place'],
  isShellByDefault: boolean,
): Opening | undefined {
  const at = words.findIndex((word) => isShell([word]) || promptTool(word.split('/').at(-1) ?? '', []) !== undefined);
  if (at < 0) return isShellByDefault || words.length === 0 ? { tool: 'shell', place } : opening(words);
  if (isShell(words.slice(at))) return { tool: 'shell', place };
  const tool = promptTool(words[at]?.split('/').at(-1) ?? '', words.slice(at + 1));
  return tool === undefined ? undefined : { tool, place };
}

function isShell(words: readonly string[]): boolean {
  const [name = '', ...rest] = words;
  return (
    /^(?:\/(?:usr\/)?bin\/)?(?:ba|z|a|k|da)?sh$/.test(name) &&
    !rest.some((word) => /^-\w*c$/.test(word) || /^[\w./]/.test(word))
  );
}

/** A host alone opens a login shell; a host and more words run there and end. */
function isLogin(rest: readonly string[]): boolean {
  const takesValue = /^-[bcDEeFIiJLlmOopQRSWw]$/;
  const plain = rest.filter(
    (word, index) => !word.startsWith('-') && !takesValue.test(rest[index - 1] ?? '') && word !== 'ssh',
  );
  return plain.length === 1 && !rest.includes('-N');
}

/** Clients that open their own prompt unless they are given what to do. */
function promptTool(program: string, rest: readonly string[]): SessionTool | undefined {
  if (
    /(?:^|-)psql$|^(?:pgcli|mysql|mariadb|mycli|mysqlsh|sqlite3|cqlsh|clickhouse-client|sqlplus)$/.test(program) ||
    /^(?:pgb|db)-console/.test(program)
  )
    return rest.some((word) => /^-(?:\w*[cefl]|-command|-execute|-file|-list|-version|-help)/.test(word))
      ? undefined
      : 'sql';
  if (program === 'redis-cli')
    return rest.every((word, index) => word.startsWith('-') || /^-[hpan]$/.test(rest[index - 1] ?? '')) &&
      !rest.some((word) => /^--(?:bigkeys|memkeys|scan|stat|latency)/.test(word))
      ? 'redis'
      : undefined;
  if (/^(?:gdb|lldb)$/.test(program))
    return rest.some((word) => /^-(?:ex|batch|-batch)/.test(word)) ? undefined : 'other';
  if (/(?:^|-)rails$/.test(program)) return /^(?:c|console)$/.test(rest[0] ?? '') ? 'other' : undefined;
  if (/^(?:irb|iex|ghci|jshell|python3?|node)$/.test(program)) return rest.length === 0 ? 'other' : undefined;
  if (/^(?:mongo|mongosh)$/.test(program))
    return rest.some((word) => /^--(?:eval|file)/.test(word)) ? undefined : 'other';
  return undefined;
}
