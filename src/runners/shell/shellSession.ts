/** One shell after another that feel like one: variables, functions and the working directory carry over. */
import { existsSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { notStarted, type Observation } from '../../core/check/observation.ts';
import { COOKIE_VARIABLE } from './processTree.ts';
import { runProcess } from './runProcess.ts';

export interface ShellSessionOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface ShellRequest {
  readonly script: string;
  /** The run's one-context kubeconfig, or a path that does not exist: no script reaches another cluster by default. */
  readonly kubeconfig: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onOutput: (text: string) => void;
}

/**
 * Reads the carried state and the script from descriptor 4, never from its arguments, and reports the state behind it
 * on descriptor 3: the working directory, all variables and functions, the names of the variables, each ended by NUL.
 * State stays in this process's memory, because it may hold secrets.
 */
const WRAPPER = [
  takeInput('state', '$2'),
  takeInput('script', '$3'),
  'exec 4<&-',
  'eval "$__provebook_state" 2>/dev/null',
  'export KUBECONFIG=$1',
  'shift 3',
  `trap '${report()}' EXIT`,
  'set -eo pipefail',
  'eval "$__provebook_script"',
].join('; ');

/** By its length, because bash takes up to a delimiter byte by byte; the bash of macOS knows no `-N`. */
function takeInput(name: string, bytes: string): string {
  const upToNul = "IFS= read -r -d '' -u 4";
  const counted = `LC_ALL=C IFS= read -r -N "${bytes}" -u 4 __provebook_${name}; ${upToNul} __provebook_end`;
  return `if ((BASH_VERSINFO[0] > 4)); then ${counted}; else ${upToNul} __provebook_${name}; fi`;
}

function report(): string {
  const forget = `unset __provebook_state __provebook_script __provebook_end ${COOKIE_VARIABLE}`;
  const print = 'printf "%s\\0" "$PWD"; declare -p; declare -f; printf "\\0"; compgen -v; printf "\\0"';
  return `set -- $?; trap - EXIT; set +eux; ${forget}; { ${print}; } >&3 2>/dev/null; exit $1`;
}

export class ShellSession {
  #cwd: string;
  #state = '';
  #names: ReadonlySet<string>;
  readonly #env: Readonly<Record<string, string>>;

  constructor(options: ShellSessionOptions) {
    this.#cwd = options.cwd;
    this.#env = childEnvironment(options.env);
    this.#names = new Set([
      ...Object.keys(this.#env),
      'PWD',
      'OLDPWD',
      'RANDOM',
      'SECONDS',
      'UID',
      'HOSTNAME',
      'BASH',
      'IFS',
      'PPID',
      'LINENO',
      'KUBECONFIG',
    ]);
  }

  get cwd(): string {
    return this.#cwd;
  }

  /** Whether a variable has a value before the next command. */
  isSet(name: string): boolean {
    return this.#names.has(name);
  }

  async run(request: ShellRequest): Promise<Observation> {
    if (!existsSync(this.#cwd))
      return notStarted(l10n.t('The working directory {0} does not exist any more.', this.#cwd));
    const { script, kubeconfig, timeoutMs, signal, onOutput } = request;
    if (script.includes('\0')) return notStarted(l10n.t('The command holds a NUL character.'));
    const { observation, report } = await runProcess({
      program: 'bash',
      args: ['--noprofile', '--norc', '-c', WRAPPER, 'bash', kubeconfig, byteLength(this.#state), byteLength(script)],
      cwd: this.#cwd,
      env: this.#currentEnv(),
      input: `${this.#state}\0${script}\0`,
      timeoutMs,
      signal,
      onOutput,
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

/** Variables of the editor's own process would change what a child does. */
const foreign = /^(ELECTRON_|VSCODE_|NODE_OPTIONS$|PROVEBOOK_|GIT_ASKPASS$|BASH_ENV$|ENV$|SHELLOPTS$|BASHOPTS$)/;

function childEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !foreign.test(entry[0]),
  );
  return Object.fromEntries(kept);
}
