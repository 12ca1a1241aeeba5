/** One shell after another that feel like one: variables, functions and the working directory carry over. */
import { existsSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { notStarted, type Observation } from '../../core/check/observation.ts';
import { attachProcess, type AttachedRequest } from './attachProcess.ts';
import { COOKIE_VARIABLE } from './processTree.ts';
import { runProcess, type ProcessResult } from './runProcess.ts';

export interface ShellSessionOptions {
  readonly cwd: string;
  /** What its programs get, see `childEnvironment`. */
  readonly env: Readonly<Record<string, string>>;
  /** See `ProcessRequest`. */
  readonly activeFolder?: string | undefined;
}

export interface ShellRequest {
  readonly script: string;
  /** Set before it, without being part of any text. */
  readonly variables: ReadonlyMap<string, string>;
  /** The run's one-context kubeconfig, or a path that does not exist: no script reaches another cluster by default. */
  readonly kubeconfig: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onOutput: (text: string) => void;
  readonly onStopping?: (() => void) | undefined;
}

export type AttachRequest = Omit<ShellRequest, 'timeoutMs' | 'onOutput' | 'onStopping'>;

/**
 * Reads the carried state, the script and variables as names and values from descriptor 4, never from its arguments,
 * and reports the state behind it on descriptor 3: the working directory, all variables and functions, the names of the
 * variables, each ended by NUL. State stays in this process's memory, because it may hold secrets.
 */
const WRAPPER = [
  takeText('state', '$2'),
  takeText('script', '$3'),
  'eval "$__provebook_state" 2>/dev/null',
  // What a script refers to for a value is nobody else's; other variables are as if they came from the environment.
  `while ${readNext('name')} && ${readNext('value')}; do printf -v "$__provebook_name" %s "$__provebook_value"; ` +
    '[[ $__provebook_name == provebook_* ]] || export "${__provebook_name?}"; done',
  'unset __provebook_name __provebook_value',
  'exec 4<&-',
  'export KUBECONFIG=$1',
  'shift 3',
  `trap '${report()}' EXIT`,
  'set -eo pipefail',
  'eval "$__provebook_script"',
].join('; ');

/** By its length, because bash takes up to a delimiter byte by byte; the bash of macOS knows no `-N`. */
function takeText(name: 'state' | 'script', bytes: string): string {
  const counted = `LC_ALL=C IFS= read -r -N "${bytes}" -u 4 __provebook_${name}; ${readNext('end')}`;
  return `if ((BASH_VERSINFO[0] > 4)); then ${counted}; else ${readNext(name)}; fi`;
}

function readNext(what: 'state' | 'script' | 'end' | 'name' | 'value'): string {
  return `IFS= read -r -d '' -u 4 __provebook_${what}`;
}

function report(): string {
  const forget = `unset __provebook_state __provebook_script __provebook_end \${!provebook_@} ${COOKIE_VARIABLE}`;
  const print = 'printf "%s\\0" "$PWD"; declare -p; declare -f; printf "\\0"; compgen -v; printf "\\0"';
  return `set -- $?; trap - EXIT; set +eux; ${forget}; { ${print}; } >&3 2>/dev/null; exit $1`;
}

export class ShellSession {
  #cwd: string;
  #state = '';
  #names: ReadonlySet<string>;
  readonly #env: Readonly<Record<string, string>>;
  readonly #activeFolder: string | undefined;

  constructor(options: ShellSessionOptions) {
    this.#cwd = options.cwd;
    this.#env = options.env;
    this.#activeFolder = options.activeFolder;
    this.#names = initialVariables(options.env);
  }

  get cwd(): string {
    return this.#cwd;
  }

  /** Whether a variable has a value before the next command. */
  isSet(name: string): boolean {
    return this.#names.has(name);
  }

  async run({ timeoutMs, onOutput, onStopping, ...request }: ShellRequest): Promise<Observation> {
    return this.#start(request, (bash) => runProcess({ ...bash, timeoutMs, onOutput, onStopping }));
  }

  /** In this process's own terminal. */
  async attach(request: AttachRequest): Promise<Observation> {
    return this.#start(request, attachProcess);
  }

  async #start(
    { script, variables, kubeconfig, signal }: AttachRequest,
    start: (bash: AttachedRequest) => Promise<ProcessResult>,
  ): Promise<Observation> {
    if (!existsSync(this.#cwd))
      return notStarted(l10n.t('The working directory {0} does not exist any more.', this.#cwd));
    const given = [...variables].flat();
    if ([script, ...given].some((text) => text.includes('\0')))
      return notStarted(l10n.t('The command holds a NUL character.'));
    const { observation, report } = await start({
      program: 'bash',
      args: ['--noprofile', '--norc', '-c', WRAPPER, 'bash', kubeconfig, byteLength(this.#state), byteLength(script)],
      cwd: this.#cwd,
      env: this.#currentEnv(),
      input: [this.#state, script, ...given].map((text) => `${text}\0`).join(''),
      signal,
      activeFolder: this.#activeFolder,
    });
    this.#carryOver(report);
    return observation;
  }

  /** What an earlier command has unset does not come back. bash has no variables of other names, and passes them on. */
  #currentEnv(): Record<string, string> {
    const entries = Object.entries(this.#env);
    return Object.fromEntries(entries.filter(([name]) => this.#names.has(name) || !/^[A-Za-z_]\w*$/.test(name)));
  }

  /** A report that is cut short (killed, crashed) carries nothing over: the state before it stays. */
  #carryOver(report: string): void {
    const [cwd, state, names, rest] = report.split('\0');
    if (cwd === undefined || state === undefined || names === undefined || rest === undefined) return;
    this.#cwd = cwd;
    this.#state = state;
    this.#names = new Set(names.split('\n'));
  }
}

function byteLength(text: string): string {
  return String(Buffer.byteLength(text));
}

/** Variables that have a value before anything has run. */
export function initialVariables(env: Readonly<Record<string, string>>): ReadonlySet<string> {
  return new Set([...Object.keys(env), ...bashVariables]);
}

/** Those that bash itself sets and people use. */
const bashVariables =
  'PWD OLDPWD RANDOM SRANDOM SECONDS EPOCHSECONDS UID EUID GROUPS HOSTNAME HOSTTYPE MACHTYPE OSTYPE BASH BASHPID BASH_VERSION BASH_SOURCE FUNCNAME PIPESTATUS REPLY OPTARG OPTIND SHLVL IFS PPID LINENO KUBECONFIG'.split(
    ' ',
  );
