/** The effect of a command from its parsed words. What no table knows is `unknown`, and is treated as a change. */
import { cloudLocal, cloudPrograms, cloudVerbs, isCloudGroup } from './effects/cloud.ts';
import { fedEffect } from './effects/fed.ts';
import { ipEffect } from './effects/ip.ts';
import { databaseClientEffect, redisEffect, sqlEffect } from './effects/statements.ts';
import { dryRun, optionEffect } from './effects/options.ts';
import { copyEffect, queryEffect, requestEffect, searchEffect, sourceEffect } from './effects/programs.ts';
import { serviceVerbs } from './effects/system.ts';
import { programEffect, verbTable } from './effects/tables.ts';
import { verbEffect } from './effects/verbEffect.ts';
import type { ExtraPrograms } from './extraPrograms.ts';
import { words as list, type Verbs } from './effects/verbs.ts';
import { strongest } from './effects/weight.ts';
import { wordsNeedTerminal } from './interactive.ts';
import type { CommandLanguage, Effect } from './model.ts';
import { readShell, type SimpleCommand } from './shellSyntax.ts';
import { behindDashes, innerCommand, type Inner } from './wrapper.ts';

/** @param extra programs that no built-in table knows */
export function commandEffect(text: string, language: CommandLanguage, extra: ExtraPrograms = {}): Effect {
  switch (language) {
    case 'shell':
      return scriptEffect(text, extra);
    case 'sql':
      return sqlEffect(text);
    case 'promql':
      return 'read';
    case 'redis':
      return redisEffect(text);
    case 'http':
      return methodEffect(text);
    case 'other':
      return 'unknown';
  }
}

function scriptEffect(text: string, extra: ExtraPrograms): Effect {
  const { valid, commands } = readShell(text);
  if (!valid) return 'unknown';
  return strongest(
    commands.flatMap((command, at) => [shellEffect(command, extra), fedEffect(command, commands[at - 1])]),
  );
}

function shellEffect(command: SimpleCommand, extra: ExtraPrograms): Effect {
  const writesFile = command.writes.some((target) => !/^(&|\d|-|\/dev\/(null|stdout|stderr|tty))/.test(target));
  const effect = wordsEffect(command.words, extra);
  return writesFile ? strongest([effect, ...command.writes.map(fileEffect)]) : effect;
}

/** What stands behind a file of the kernel's is no file: a disk loses what it holds, and bash sends what goes to `/dev/tcp`. */
function fileEffect(target: string): Effect {
  if (/^\/dev\/(?:sd|hd|vd|xvd|nvme|mmcblk|md|dm-|loop|mapper\/|disk\/)/.test(target)) return 'destroy';
  return /^\/(?:proc|sys|dev\/(?:tcp|udp))\//.test(target) ? 'change' : 'local';
}

function wordsEffect(words: readonly string[], extra: ExtraPrograms): Effect {
  const [name] = words;
  if (name === undefined) return 'read';
  const program = name.split('/').at(-1) ?? name;
  // A file of the workspace may be named like a program that only looks.
  if (isWorkspaceFile(name) && isKnownProgram(program))
    return strongest(['unknown', programWordsEffect(program, words, extra)]);
  return programWordsEffect(program, words, extra);
}

function isWorkspaceFile(name: string): boolean {
  return name.includes('/') && !name.startsWith('/');
}

function programWordsEffect(program: string, words: readonly string[], extra: ExtraPrograms): Effect {
  const inner = innerCommand(words);
  if (inner !== undefined)
    return program === 'sudo' || program === 'doas' ? rootEffect(inner, extra) : innerEffect(inner, extra);
  return ownEffect(
    program.replace(/\.sh$/, (end) => (program.startsWith('kafka-') ? '' : end)),
    words.slice(1),
    extra,
  );
}

/** The effect of a program that runs no other one. */
function ownEffect(program: string, rest: readonly string[], extra: ExtraPrograms): Effect {
  const special = specialEffect(program, rest, extra);
  if (special !== undefined) return special;
  const table = verbTable(program);
  const isKnown = table !== undefined || programEffect(program) !== undefined || cloudPrograms.has(program);
  if (isKnown && rest.some((word) => dryRun.test(word))) return 'read';
  if (isKnown && rest.length === 1 && /^(--version|--help|-V|version|help)$/.test(rest[0] ?? '')) return 'read';
  if (cloudPrograms.has(program)) return cloudEffect(program, rest);
  const byOption = optionEffect(program === 'gawk' ? 'awk' : program, rest);
  if (byOption !== undefined) return byOption;
  if (table !== undefined) return verbEffect(table, program, rest);
  return programEffect(program) ?? unknownProgramEffect(program, rest, extra);
}

function specialEffect(program: string, rest: readonly string[], extra: ExtraPrograms): Effect | undefined {
  switch (program) {
    case 'curl':
    case 'wget':
    case 'http':
    case 'https':
      return requestEffect(program, rest);
    case 'xh':
    case 'xhs':
      return requestEffect('http', rest);
    case 'gh':
    case 'glab':
      return rest[0] === 'api' ? requestEffect('gh', rest.slice(1)) : undefined;
    case 'trap':
      return trapEffect(rest, extra);
    case 'scp':
    case 'rsync':
      return copyEffect(rest);
    case 'bq':
      return queryEffect(rest);
    case 'ip':
      return ipEffect(rest);
    case 'find':
      return searchEffect(rest, (words) => wordsEffect(words, extra));
    case 'source':
    case '.':
      return sourceEffect(rest);
    case 'service':
      return serviceVerbs.get(rest[1] ?? '') ?? (rest[0] === '--status-all' ? 'read' : 'unknown');
    case 'python':
    case 'python3':
      return /^-m json\.tool(?: --?\S+)*$/.test(rest.join(' ')) ? 'read' : undefined;
    default:
      return databaseClientEffect(program, rest);
  }
}

/** What it keeps for the end of the session is what it does. */
function trapEffect(rest: readonly string[], extra: ExtraPrograms): Effect {
  const [action = ''] = rest.filter((word) => !/^-[lp-]?$/.test(word));
  return rest.length < 2 ? 'read' : scriptEffect(action, extra);
}

function innerEffect(inner: Inner, extra: ExtraPrograms): Effect {
  switch (inner.kind) {
    case 'nothing':
      return 'read';
    case 'session':
      return 'unknown';
    case 'words':
      return placed(wordsEffect(inner.words, extra), inner.elsewhere);
    case 'script':
      return placed(scriptEffect(inner.text, extra), inner.elsewhere);
  }
}

/** A file that is written in a container or on a server is no longer on this workstation. */
function placed(effect: Effect, elsewhere: boolean): Effect {
  return elsewhere && effect === 'local' ? 'change' : effect;
}

/** Words by which a program says that it looks or only rehearses. */
const looking = /^(list|ls|show|status|get|describe|info|version|check|view|history|topology|logs?)$/;

/**
 * What asks for root and is not known to read is taken as a change of the system, unless its own words say that it looks:
 * then nobody knows.
 */
function rootEffect(inner: Inner, extra: ExtraPrograms): Effect {
  const effect = innerEffect(inner, extra);
  if (effect === 'local') return 'change';
  if (effect !== 'unknown') return effect;
  if (inner.kind !== 'words' || wordsNeedTerminal(inner.words, false)) return 'unknown';
  const looks =
    innerCommand(inner.words) !== undefined || inner.words.some((word) => looking.test(word) || dryRun.test(word));
  return looks ? 'unknown' : 'change';
}

function methodEffect(text: string): Effect {
  const method = /^\s*([A-Z]+)\s/.exec(text)?.[1];
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return 'read';
  if (method === 'DELETE') return 'destroy';
  return method === 'POST' || method === 'PUT' || method === 'PATCH' ? 'change' : 'unknown';
}

/**
 * The word behind an option may be its value or the verb. Before the first verb that stands free it counts as a verb too,
 * so that none can hide behind an option.
 */
function cloudEffect(program: string, rest: readonly string[]): Effect {
  const isFree = (word: string, index: number): boolean =>
    !word.startsWith('-') && !/^--?[a-zA-Z][^=]*$/.test(rest[index - 1] ?? '');
  if (cloudLocal.test([program, ...rest.filter(isFree)].join(' '))) return 'local';
  const group = rest.findIndex((word, index) => isFree(word, index) && !/^(?:alpha|beta)$/.test(word));
  const words = isCloudGroup(program, rest[group] ?? '') ? rest.with(group, '') : rest;
  const first = words.findIndex((word, index) => isFree(word, index) && cloudVerb(word) !== undefined);
  const read = words.filter(
    (word, index) => isFree(word, index) || (!word.startsWith('-') && (first < 0 || index < first)),
  );
  const effects = read.flatMap((word) => cloudVerb(word) ?? []);
  return effects.length === 0 ? 'unknown' : strongest(effects);
}

function cloudVerb(word: string): Effect | undefined {
  return cloudVerbs.find(([pattern]) => pattern.test(word))?.[1];
}

/** Verbs that mean the same everywhere. None of them makes an unknown program harmless. */
const changing = /^(apply|deploy|restart|reboot|rollback|promote|failover|provision)$/;
const destroying = /^(delete|destroy|remove|rm|purge|drop|drain|decommission|terminate|uninstall|wipe|truncate)$/;

/** What its sidecar says of a program counts, but can make none of these verbs harmless. */
function unknownProgramEffect(program: string, rest: readonly string[], extra: ExtraPrograms): Effect {
  const told = toldEffect(program, rest, extra);
  if (rest.some((word) => dryRun.test(word) || /^--?(help|h)$/.test(word))) return told ?? 'unknown';
  const inner = wordsEffect(behindDashes(rest), extra);
  if (inner === 'change' || inner === 'destroy') return inner;
  const plain = rest.filter((word) => !word.startsWith('-')).slice(0, 3);
  if (plain.some((word) => destroying.test(word))) return 'destroy';
  if (plain.some((word) => changing.test(word))) return strongest(['change', told ?? 'change']);
  return told ?? 'unknown';
}

function toldEffect(program: string, rest: readonly string[], extra: ExtraPrograms): Effect | undefined {
  const lists = Object.hasOwn(extra, program) ? extra[program] : undefined;
  if (lists === undefined || isKnownProgram(program)) return undefined;
  const table: Verbs = new Map(Object.entries(lists));
  const effect = verbEffect(table, program, rest);
  return effect === 'unknown' ? table.get('*') : effect;
}

/** Programs that run any text: nobody can say once what they do. */
const interpreters = new Set(
  list(
    'bash sh zsh ksh dash fish python python2 python3 node deno bun ruby perl php java lua R Rscript eval source . powershell osascript gdb',
  ),
);

/** Whether the built-in tables know a program, or know that nothing can be said of it. */
export function isKnownProgram(program: string): boolean {
  return (
    interpreters.has(program) ||
    cloudPrograms.has(program) ||
    programEffect(program) !== undefined ||
    verbTable(program) !== undefined ||
    innerCommand([program, 'x', 'x']) !== undefined ||
    specialEffect(program, [], {}) !== undefined
  );
}
