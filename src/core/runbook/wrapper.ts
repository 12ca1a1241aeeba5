/** Commands that run another one: `sudo X`, `xargs X`, `kubectl exec pod -- X`, `ssh host X`, `bash -c 'X'`. */
import { words as list } from './effects/verbs.ts';

export type Inner =
  /** Words of the command it runs. `elsewhere`: on another machine or in a container; `tty`: a terminal is asked for. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly elsewhere: boolean; readonly tty: boolean }
  /** The same as a shell text. */
  | { readonly kind: 'script'; readonly text: string; readonly elsewhere: boolean; readonly tty: boolean }
  /** Opens a shell for a person. */
  | { readonly kind: 'session' }
  /** Runs nothing: `env` alone, `command -v X`. */
  | { readonly kind: 'nothing' };

/** `sometool role -- X`: what stands behind `--` is a command where it begins like one. */
export function behindDashes(rest: readonly string[]): readonly string[] {
  const cut = rest.indexOf('--');
  return cut < 0 || !/^[a-z./]/.test(rest[cut + 1] ?? '') ? [] : rest.slice(cut + 1);
}

interface Wrapper {
  /** Options that take the next word as their value. */
  readonly values?: string;
  /** Words between the options and the command: the duration of `timeout`. */
  readonly skip?: number;
  /** Options that open a shell where no command follows. */
  readonly session?: string;
  /** Options by which it only tells or checks something. */
  readonly tells?: string;
  /** It opens a shell where no command follows what it has to be given. */
  readonly opensShell?: true;
  /** Its only word is a text for the shell. */
  readonly takesText?: true;
  /** The third word without which it runs nothing: `ip netns exec`. */
  readonly verb?: string;
}

const wrappers: Readonly<Record<string, Wrapper>> = {
  sudo: {
    values: '-u --user -g --group -h --host -p --prompt -C --close-from -R --chroot -D --chdir -T -U -r -t',
    session: '-i --login -s --shell',
    tells: '-l --list -v -k -K -V',
  },
  doas: { values: '-u -C', session: '-s' },
  env: { values: '-u --unset -C --chdir' },
  time: { values: '-f --format -o --output' },
  nohup: {},
  nice: { values: '-n --adjustment' },
  ionice: { values: '-c --class -n --classdata' },
  taskset: { skip: 1 },
  chrt: { skip: 1 },
  timeout: { values: '-s --signal -k --kill-after', skip: 1 },
  gtimeout: { values: '-s --signal -k --kill-after', skip: 1 },
  exec: { values: '-a' },
  command: { tells: '-v -V' },
  builtin: {},
  setsid: {},
  stdbuf: { values: '-i -o -e' },
  unbuffer: {},
  watch: { values: '-n --interval', takesText: true },
  xargs: { values: '-n --max-args -I -P --max-procs -L --max-lines -s --max-chars -a --arg-file -d --delimiter -E' },
  parallel: { values: '-j --jobs' },
  flock: { values: '-w --timeout -E', skip: 1 },
  chroot: { values: '--userspec --groups', skip: 1 },
  strace: { values: '-e -o -p -s -S -P -u -E -I -a -b -X -O' },
  ltrace: { values: '-e -o -p -s -S -u -n -l -a -D -F' },
  faketime: { skip: 1 },
  gosu: { skip: 1 },
  caffeinate: {},
  envdir: { skip: 1 },
  chpst: { values: '-u -U -b -n -e' },
};

const perfValues =
  '-e --event -o --output -p --pid -t --tid -F --freq -C --cpu -I -r --repeat -G -c -m -D --delay --call-graph';

/** Two words that are a wrapper together. */
const wrapperVerbs: Readonly<Record<string, Wrapper>> = {
  'bundle exec': {},
  'rbenv exec': {},
  'poetry run': {},
  'pipenv run': {},
  'uv run': {},
  'hatch run': {},
  'doppler run': { values: '-p --project -c --config -t --token' },
  'op run': { values: '--env-file' },
  'aws-vault exec': { values: '-d --duration -n', skip: 1, opensShell: true },
  'perf stat': { values: perfValues },
  'perf record': { values: perfValues },
  'perf trace': { values: perfValues },
  'chamber exec': { skip: 1 },
  'ip netns': { skip: 2, verb: 'exec' },
  'direnv exec': { skip: 1 },
};

/** Clusters that bring a kubectl of their own. */
const ownClusters = new Set(list('k3s k0s microk8s minikube rke2'));

const shells = new Set(list('bash sh zsh ksh dash ash fish rbash pwsh'));

/** What a command runs, if it is one that runs another; otherwise undefined. */
export function innerCommand(words: readonly string[]): Inner | undefined {
  const [name, verb] = words;
  if (name === undefined) return undefined;
  const program = name.split('/').at(-1) ?? name;
  const rest = words.slice(1);
  if (shells.has(program)) return shellInner(rest);
  if (program === 'su') return switchedUser(rest);
  if (program === 'ssh' || program === 'autossh' || program === 'mosh')
    return remote(rest.flatMap(singleOptions), sshValues);
  if (verb === 'ssh' && remoteVerbs.has(program)) return queryRemote(rest.slice(1));
  if (program === 'gcloud' && rest.includes('ssh')) return namedOption(rest, '--command');
  if (Object.hasOwn(containerVerbs, program)) return containerInner(program, rest);
  const single = Object.hasOwn(wrappers, program) ? wrappers[program] : undefined;
  if (single !== undefined) return wrapped(single, rest);
  if (verb === 'kubectl' && ownClusters.has(program)) return here(['kubectl', ...rest.slice(rest[1] === '--' ? 2 : 1)]);
  const pair = `${program} ${verb ?? ''}`;
  const double = Object.hasOwn(wrapperVerbs, pair) ? wrapperVerbs[pair] : undefined;
  if (double === undefined || (double.verb !== undefined && double.verb !== words[2])) return undefined;
  return wrapped(double, rest.slice(1));
}

function here(words: readonly string[]): Inner {
  return { kind: 'words', words, elsewhere: false, tty: false };
}

function wrapped(wrapper: Wrapper, rest: readonly string[]): Inner {
  const values = new Set(list(wrapper.values ?? ''));
  const at = firstPlain(rest, values);
  const own = rest.slice(0, at < 0 ? undefined : at);
  if (own.some((word) => list(wrapper.tells ?? '').includes(word))) return { kind: 'nothing' };
  const inner = at < 0 ? [] : rest.slice(at + (wrapper.skip ?? 0)).filter((word, index) => index > 0 || word !== '--');
  if (inner.length === 1 && wrapper.takesText === true)
    return { kind: 'script', text: inner.join(' '), elsewhere: false, tty: false };
  if (inner.length > 0) return here(inner);
  if (at >= 0 && wrapper.opensShell === true) return { kind: 'session' };
  return own.some((word) => list(wrapper.session ?? '').includes(word)) ? { kind: 'session' } : { kind: 'nothing' };
}

/** Position of the first word that is no option, no value of one and no assignment; -1 where there is none. */
function firstPlain(rest: readonly string[], values: ReadonlySet<string>): number {
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (word === '--') return at + 1 < rest.length ? at + 1 : -1;
    if (values.has(word)) at += 1;
    else if (!/^-./.test(word) && !/^\w+=/.test(word)) return at;
  }
  return -1;
}

/** `bash -c 'X'`; alone or with `-l` a shell for a person; with a file a script that nobody has read. */
function shellInner(rest: readonly string[]): Inner | undefined {
  const at = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
  if (at >= 0) return { kind: 'script', text: rest[at + 1] ?? '', elsewhere: false, tty: false };
  return rest.every((word) => /^-[il]+$|^--(login|norc|noprofile)$|^-$/.test(word)) ? { kind: 'session' } : undefined;
}

function switchedUser(rest: readonly string[]): Inner {
  return namedOption(rest, '--command', '-c');
}

/** An option holds what runs; without it a shell opens. */
function namedOption(rest: readonly string[], ...names: readonly string[]): Inner {
  for (const [at, word] of rest.entries()) {
    const name = names.find((candidate) => word === candidate || word.startsWith(`${candidate}=`));
    if (name === undefined) continue;
    const text = word === name ? (rest[at + 1] ?? '') : word.slice(name.length + 1);
    return { kind: 'script', text, elsewhere: true, tty: false };
  }
  return { kind: 'session' };
}

const sshValues = new Set(list('-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w'));

/** `-NL 80:a:80` is `-N -L 80:a:80`. */
function singleOptions(word: string): readonly string[] {
  return /^-[46AaCfGgKkMNnqsTtVvXxYy]+[bcDEeFIiJLlmOopQRSWw]$/.test(word)
    ? Array.from(word.slice(1), (letter) => `-${letter}`)
    : [word];
}

/** `ssh HOST X`; a host alone opens a login shell, and `-N` holds a tunnel. */
function remote(rest: readonly string[], values: ReadonlySet<string>): Inner {
  const host = firstPlain(rest, values);
  const options = host < 0 ? rest : rest.slice(0, host);
  // Options may stand behind the host as well.
  const behind = host < 0 ? -1 : firstPlain(rest.slice(host + 1), values);
  if (behind < 0 || options.includes('-N')) return { kind: 'session' };
  const words = rest.slice(host + 1 + behind);
  const tty = rest.slice(0, host + 1 + behind).some((word) => /^-t+$/.test(word));
  return { kind: 'script', text: words.join(' '), elsewhere: true, tty };
}

/** Programs whose verb `ssh` takes a query of hosts and the text to run there. */
const remoteVerbs = new Set(list('knife salt-ssh'));
const queryValues = new Set(
  list('-a -A -C --concurrency -E -G -i -m -p -P -x -c -u -t --attribute --ssh-user --ssh-port -F'),
);

/** `knife ssh QUERY 'X'`, or the words of X behind `--`. */
function queryRemote(rest: readonly string[]): Inner {
  const query = firstPlain(rest, queryValues);
  const behind = query < 0 ? -1 : firstPlain(rest.slice(query + 1), queryValues);
  if (behind < 0) return { kind: 'session' };
  const text = rest.slice(query + 1 + behind).join(' ');
  if (/^(interactive|tmux|screen|macterm|cssh)$/.test(text)) return { kind: 'session' };
  return { kind: 'script', text, elsewhere: true, tty: false };
}

/** Verbs that run something inside a container, and whether a terminal is theirs without asking. */
const kubernetes: Readonly<Record<string, 'exec' | 'session'>> = { exec: 'exec', rsh: 'session', debug: 'session' };
const engine: Readonly<Record<string, 'exec' | 'session'>> = { exec: 'exec' };
const containerVerbs: Readonly<Record<string, Readonly<Record<string, 'exec' | 'session'>>>> = {
  kubectl: kubernetes,
  oc: kubernetes,
  k: kubernetes,
  docker: engine,
  podman: engine,
  nerdctl: engine,
  crictl: engine,
  'docker-compose': engine,
  'podman-compose': engine,
};

const containerValues = new Set(
  list(
    `-n --namespace -c --container --context --kubeconfig --cluster --user --as -s --server -f --file --filename --pod-running-timeout
     --image --target --profile --copy-to --request-timeout --to-namespace -l --selector
     -u -e --env --env-file -w --workdir --detach-keys --index -p --project-name -H --host -r --runtime-endpoint`,
  ),
);

/** `exec [options] POD [options] [--] X`. What stands behind `--` belongs to X. */
function containerInner(program: string, rest: readonly string[]): Inner | undefined {
  const verbs = containerVerbs[program] ?? {};
  const first = firstPlain(rest, containerValues);
  // `docker compose exec` and `docker container exec` have one more word in front.
  const nested = /^(compose|container)$/.test(rest[first] ?? '');
  const verbAt = nested ? first + 1 + Math.max(0, firstPlain(rest.slice(first + 1), containerValues)) : first;
  const verb = rest[verbAt] ?? '';
  const kind = first < 0 || !Object.hasOwn(verbs, verb) ? undefined : verbs[verb];
  if (kind === undefined) return undefined;
  const after = rest.slice(verbAt + 1);
  const cut = after.indexOf('--');
  const target = firstPlain(cut < 0 ? after : after.slice(0, cut), containerValues);
  const behind = target < 0 ? -1 : firstPlain(after.slice(target + 1, cut < 0 ? undefined : cut), containerValues);
  const words = cut >= 0 ? after.slice(cut + 1) : behind < 0 ? [] : after.slice(target + 1 + behind);
  const own = after.slice(0, after.length - words.length);
  const stdin = own.some((word) => /^-i$|^--(stdin|interactive)(=true)?$/.test(word));
  const tty = own.some((word) => /^-[a-z]*t[a-z]*$|^--tty(=true)?$/.test(word));
  if (words.length > 0) return { kind: 'words', words, elsewhere: true, tty };
  return tty || stdin || kind === 'session' ? { kind: 'session' } : undefined;
}
