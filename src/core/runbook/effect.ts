/** The effect of a command from its parsed words. What no table knows is `unknown`, and is treated as a change. */
import { cloudPrograms, cloudVerbs, programEffects, sqlEffects, verbAliases, verbTables } from './effectTables.ts';
import { wrapperCommands } from './knownCommands.ts';
import type { CommandLanguage, Effect } from './model.ts';
import { readShell, type SimpleCommand } from './shellSyntax.ts';

const weight: Readonly<Record<Effect, number>> = { read: 0, local: 1, unknown: 2, change: 3, destroy: 4 };

export function commandEffect(text: string, language: CommandLanguage): Effect {
  switch (language) {
    case 'shell': {
      const { valid, commands } = readShell(text);
      return valid ? strongest(commands.map(shellEffect)) : 'unknown';
    }
    case 'sql':
      return sqlEffect(text);
    case 'promql':
      return 'read';
    case 'redis':
    case 'http':
    case 'other':
      return 'unknown';
  }
}

function strongest(effects: readonly Effect[]): Effect {
  return effects.reduce<Effect>((worst, effect) => (weight[effect] > weight[worst] ? effect : worst), 'read');
}

function shellEffect(command: SimpleCommand): Effect {
  const writesFile = command.writes.some((target) => !/^(&|\d|-|\/dev\/(null|stdout|stderr|tty))/.test(target));
  const effect = wordsEffect(command.words);
  return writesFile ? strongest([effect, 'local']) : effect;
}

function wordsEffect(words: readonly string[]): Effect {
  const [name, ...rest] = words;
  if (name === undefined) return 'read';
  const program = name.split('/').at(-1) ?? name;
  if (program === 'sudo' || program === 'doas') return rootEffect(rest);
  if (wrapperCommands.has(program)) return wrappedEffect(program, rest);
  if (program === 'bundle' && rest[0] === 'exec') return wordsEffect(rest.slice(1));
  if (program === 'ssh' || (program === 'knife' && rest[0] === 'ssh')) return remoteEffect(rest);
  if (program === 'curl' || program === 'wget') return requestEffect(rest);
  if (program === 'find' && rest.some((word) => word === '-delete' || word === '-exec')) return 'unknown';
  if (program === 'awk' || program === 'gawk')
    return rest.some((word) => /system\s*\(|getline|print[^;}]*[>|]/.test(word)) ? 'unknown' : 'read';
  if (program === 'openssl' && rest.includes('-out')) return 'local';
  if (program === 'sed') return rest.some((word) => /^-i|^--in-place/.test(word)) ? 'local' : 'read';
  if (cloudPrograms.has(program)) return cloudEffect(rest);
  const table = verbTables[verbAliases[program] ?? program];
  if (table !== undefined) return verbEffect(table, program, rest);
  return programEffects[program] ?? 'unknown';
}

/** What asks for root and does not only read is taken as a change of the system, whatever it is. */
function rootEffect(rest: readonly string[]): Effect {
  const effect = wrappedEffect('sudo', rest);
  return effect === 'read' || effect === 'destroy' ? effect : 'change';
}

/** The last argument with a space in it is the command that runs on the other side. */
function remoteEffect(rest: readonly string[]): Effect {
  const script = rest.findLast((word) => /\s/.test(word));
  if (script === undefined) return 'unknown';
  const { valid, commands } = readShell(script);
  const effect = valid ? strongest(commands.map(shellEffect)) : 'unknown';
  return effect === 'local' ? 'change' : effect;
}

/** `sudo X`, `xargs X`, `timeout 5 X`: the effect of X. */
function wrappedEffect(program: string, rest: readonly string[]): Effect {
  const inner = rest.findIndex((word) => !word.startsWith('-') && !/^\w+=/.test(word) && !/^\d+[smhd]?$/.test(word));
  if (inner < 0) return program === 'exec' || program === 'env' || program === 'time' ? 'read' : 'unknown';
  return wordsEffect(rest.slice(inner));
}

function requestEffect(rest: readonly string[]): Effect {
  const method = rest.findIndex((word) => word === '-X' || word === '--request');
  const named = method >= 0 ? rest[method + 1]?.toUpperCase() : rest.find((word) => /^-X\w+/.test(word))?.slice(2);
  if (named === 'DELETE') return 'destroy';
  if (named !== undefined && named !== 'GET' && named !== 'HEAD') return 'change';
  const sends = rest.some((word) =>
    /^(-d|--data|--data-\w+|-F|--form|-T|--upload-file|--post-data|--json)(=|$)/.test(word),
  );
  return sends && named === undefined ? 'change' : 'read';
}

function cloudEffect(rest: readonly string[]): Effect {
  const plain = rest.filter((word) => !word.startsWith('-'));
  return cloudVerbs.find(([pattern]) => plain.some((word) => pattern.test(word)))?.[1] ?? 'unknown';
}

/** Sub-commands of kubectl that only look, although their parent verb may change. */
const readingSubcommands = new Set([
  'rollout status',
  'rollout history',
  'auth can-i',
  'auth whoami',
  'config view',
  'config get-contexts',
  'config current-context',
  'compose ps',
  'compose logs',
  'stash list',
  'state list',
  'state show',
  'repo list',
  'network ls',
  'volume ls',
  'system df',
  'tag -l',
]);
/** The user's own kubeconfig; the run has a copy of its own, which this does not touch. */
const localSubcommands = new Set([
  'config use-context',
  'config set-context',
  'config set',
  'config delete-context',
  'config use',
]);

function verbEffect(table: (typeof verbTables)[string], program: string, rest: readonly string[]): Effect {
  const plain = plainArguments(rest);
  const [verb, sub] = plain;
  if (verb === undefined) return rest.some((word) => word === '--version' || word === '--help') ? 'read' : 'unknown';
  if (
    readingSubcommands.has(`${verb} ${sub ?? ''}`) ||
    rest.some((word) => /^--dry-run(=(client|server))?$/.test(word))
  )
    return 'read';
  if (verb === 'auth' && sub === 'reconcile') return 'change';
  if (localSubcommands.has(`${verb} ${sub ?? ''}`)) return 'local';
  if ((program === 'kubectl' || program === 'oc') && verb === 'exec') return execEffect(rest);
  if (table.destroy.includes(verb)) return 'destroy';
  if (verb === 'scale' && rest.some((word) => /^--replicas=0$/.test(word))) return 'destroy';
  if (table.change.includes(verb)) return 'change';
  if (table.local?.includes(verb) === true) return 'local';
  return table.read.includes(verb) ? 'read' : 'unknown';
}

/** What runs behind `--` inside the pod decides. */
function execEffect(rest: readonly string[]): Effect {
  const cut = rest.indexOf('--');
  const effect = cut < 0 ? 'unknown' : wordsEffect(rest.slice(cut + 1));
  return effect === 'local' ? 'change' : effect;
}

/** Options that take their value as the next word, before the verb: `kubectl -n prod get`. */
const valueOptions = new Set([
  '-n',
  '--namespace',
  '--context',
  '--kubeconfig',
  '--cluster',
  '--user',
  '-C',
  '-c',
  '--project',
  '--as',
  '-s',
  '--server',
]);

function plainArguments(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => !word.startsWith('-') && !valueOptions.has(words[index - 1] ?? ''));
}

function sqlEffect(text: string): Effect {
  const bare = text
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/--.*$/gm, ' ')
    .replace(/'(?:[^']|'')*'/g, "''")
    .trim();
  const first = /^\w+/.exec(bare)?.[0].toLowerCase() ?? '';
  if (first === 'with' || (first === 'explain' && /\banaly[sz]e\b/i.test(bare))) return bodyEffect(bare);
  if (first === 'select' && /\binto\s+(temp|unlogged|table|\w)/i.test(bare.split(/\bfrom\b/i)[0] ?? ''))
    return 'change';
  return sqlEffects[first] ?? 'unknown';
}

/** A `WITH` or `EXPLAIN ANALYZE` does what the statements in it do. */
function bodyEffect(bare: string): Effect {
  if (/\b(delete\s+from|drop|truncate)\b/i.test(bare)) return 'destroy';
  return /\b(insert\s+into|update\s+\w|merge\s+into|create|alter)\b/i.test(bare) ? 'change' : 'read';
}
