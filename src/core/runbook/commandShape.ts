/** What a line reads like by itself: a command, an assignment, something that may be one, or text. */
import { commandEffect } from './effect.ts';
import { isConfigLine } from './configLine.ts';
import { isCommandAllTheSame } from './englishArguments.ts';
import { everydayWords, knownCommands, productNames, shellKeywords } from './knownCommands.ts';
import {
  hasColumns,
  hasSmallWords,
  isArgument,
  isOption,
  isSentence,
  isTextLine,
  lineWords,
  visibleText,
} from './lineText.ts';
import { readShell } from './shellSyntax.ts';

/**
 * `command`: a known program, a script or a compound command. `assignment`: `NAME=value` and nothing else.
 * `likely`: options or the form of the name speak for a program. `possible`: plain words that could be a program and its
 * arguments. `text`: anything else.
 */
export type Shape = 'command' | 'assignment' | 'likely' | 'possible' | 'text';

/** Longer lines are logs or data; looking at them costs more than it tells. */
const MAX_LINE = 20_000;

/** Reads one line without a prompt as the start of a command. Whether the command is complete is not looked at. */
export function commandShape(line: string): Shape {
  const text = visibleText(line);
  if (text === '' || text.length > MAX_LINE || isCommentOrEntry.test(text) || foreignPrompt.test(text)) return 'text';
  const words = lineWords(text);
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*\+?=/.test(word));
  if (first < 0) return isLogLine(words) ? 'text' : 'assignment';
  const program = words[first] ?? '';
  const rest = words.slice(first + 1);
  if (first > 0)
    return isLogLine(words) ||
      isConfigLine(text) ||
      isValue(program, rest) ||
      readsAsSentence(program, rest, text) ||
      !/^(?:["$<\\;&|].*|[\w./~@+-]+)$/.test(program)
      ? 'text'
      : 'command';
  if (shellKeywords.has(program)) return compoundShape(program, text);
  if (text.startsWith('(')) return compoundShape('(', text);
  // `file {` opens a block of configuration; a shell's own block has a keyword or parentheses before it.
  if (isTextLine(text) || isConfigLine(text) || (words.at(-1) === '{' && /^[\w.-]+(?: "…")* \{$/.test(words.join(' '))))
    return 'text';
  if (/^[\w-]+\s*\(\)\s*\{/.test(text)) return 'command';
  return readsAsSentence(program, rest, text) ? 'text' : programShape(program, rest, text);
}

function readsAsSentence(program: string, rest: readonly string[], text: string): boolean {
  return isSentence(rest) && !takesWords.test(program) && !isCommandAllTheSame(program, rest, text);
}

/** The most frequent texts, so that their words are not looked at. */
const isCommentOrEntry = /^(?:#|[-*•+]\s)/;

/** The prompt of another program, `orders=# SELECT 1;`, and an arrow between two names. */
const foreignPrompt = /^[\w.-]+[=-][#>](?:\s|$)/;

/** Their arguments may be a sentence or a comparison. */
const takesWords = /^(?:echo|printf|wall|logger|test|expr)$/;

/** "DNS=1.1.1.1 8.8.8.8" gives a second value, "T=0: Connect to it" says what happens. */
function isValue(program: string, rest: readonly string[]): boolean {
  return /^[\d.:]+$/.test(program) || (/^[A-Z][a-z]+$/.test(program) && rest.length > 0);
}

/** A log line is made of pairs, too: `level=warn ts=2026-03-02 msg="late"`. */
function isLogLine(words: readonly string[]): boolean {
  return words.length > 1 && words.some((word) => /^(?:level|lvl|severity|ts|msg|caller|time|err|error)=/.test(word));
}

/** "for example" and "if you" are prose; braces and parentheses are as often JSON or a formula. */
function compoundShape(keyword: string, text: string): Shape {
  switch (keyword) {
    case 'for':
      return commandIf(/^for\s+(?:\w+\s+in\b|\(\()/.test(text));
    case 'case':
      return commandIf(/^case\s+\S+\s+in\b/.test(text));
    case 'function':
      return commandIf(/^function\s+[\w-]+\s*(?:\(\))?\s*\{?$/.test(text));
    case 'if':
    case 'while':
    case 'until':
      return commandIf(
        /^\w+\s+(?:!|\[|\(\(|\S+.*(?:;|$))/.test(text) &&
          !isSentence([text.split(/\s+/)[1] ?? '']) &&
          !/^\w+\s+an?\b/i.test(text),
      );
    case '{':
    case '(':
      return commandIf(runsKnownPrograms(text));
    default:
      return commandIf(/^(?:\[\[?\s+\S.*\s\]\]?(?:[\s;]|$)|\(\(.*\)\)|!\s+\w)/.test(text));
  }
}

function commandIf(condition: boolean): Shape {
  return condition ? 'command' : 'text';
}

function runsKnownPrograms(text: string): boolean {
  const { commands } = readShell(text);
  return commands.length > 0 && commands.every(({ words }) => knownCommands.has(words[0] ?? ''));
}

function programShape(program: string, rest: readonly string[], text: string): Shape {
  if (knownCommands.has(program)) return isVersion(program, rest) ? 'text' : knownShape(program, rest, text);
  if (isScript(program, rest)) return 'command';
  if (/^[\w.-]+(?:\/[\w.-]+)+$/.test(program))
    return rest.some(isOption) && !dataEnding.test(program) ? 'likely' : 'text';
  if (/^\$\{?[A-Z_]+\}?$/.test(program)) return rest.some(isArgument) ? 'likely' : 'text';
  if (program === '.') return rest.some(isArgument) ? 'command' : 'text';
  if (/^\/\w/.test(program))
    return programFolders.test(program) && isPlausible(rest) && !hasColumns(text, 1) ? 'likely' : 'text';
  if (!/^[A-Za-z_][\w.+@-]*$/.test(program)) return 'text';
  if (isVersion(program, rest)) return 'text';
  if (!/^[a-z]/.test(program) || codeWords.has(program) || hasColumns(text, 1) || hasSmallWords(rest)) return 'text';
  if (rest.some(isOption) || toolName.test(program)) return 'likely';
  return isPlausible(rest) ? 'possible' : 'text';
}

function knownShape(program: string, rest: readonly string[], text: string): Shape {
  if (hasColumns(text, 2) || isHeading(program, rest, text)) return 'text';
  if (!isAlsoWord(program) || rest.some(isArgument)) return 'command';
  return productNames.has(program) && commandEffect(text, 'shell') !== 'unknown' ? 'command' : 'likely';
}

/** "host        port": two words far apart name the columns below them. */
function isHeading(program: string, rest: readonly string[], text: string): boolean {
  return rest.length === 1 && everydayWords.has(program) && /^\w+ {3,}[a-z]+$/i.test(text);
}

/** Whether a program's name says little by itself, because sentences have it, too. */
export function isAlsoWord(program: string): boolean {
  return everydayWords.has(program) || productNames.has(program);
}

/** "tool v1.2.3" and "total 48" are what programs print. */
function isVersion(program: string, rest: readonly string[]): boolean {
  const isNamed = rest[0] === 'version';
  const first = rest[isNamed ? 1 : 0];
  return (
    (rest.length < 2 || isNamed) &&
    /^v?\d+(?:\.\d+)*(?:[-+][\w.+-]+)?,?$/.test(first ?? '') &&
    !takesNumber.has(program)
  );
}

const takesNumber = new Set(
  'echo printf sleep kill wait exit umask shift nice fg bg nvm ping seq renice sudo pkill rbenv pyenv asdf'.split(' '),
);

/** Folders that programs lie in, and endings of scripts and of what is none. */
const programFolder = /(?:^|\/)(?:s?bin|scripts?|hack|tools|embedded|init\.d|\.venv|venv|node_modules)\//;
const scriptEnding = /\.(?:sh|bash|py|rb|pl|js|ts|php|jar|exe|run)$/;
const dataEnding =
  /\.(?:ya?ml|json|md|txt|log|conf|cfg|ini|toml|csv|xml|html?|properties|lock|pem|crt|key|env|gz|zip|tar|tgz|sql|tpl|tmpl|example|erb|go|java|c|h|so)$/;

/** `./deploy`, `~/bin/check`, `bin/setup`, `/usr/local/bin/x`, `$HOME/run.sh`: a path to a program, not a file's name alone. */
function isScript(program: string, rest: readonly string[]): boolean {
  if (
    !/^(?:~|\.{1,2}|<value>|\$\{?\w+\}?|[\w.@+-]*)(?:\/[\w.@+-]+|\/\$\{?\w+\}?)+$/.test(program) ||
    dataEnding.test(program)
  )
    return false;
  if (programFolder.test(program) || scriptEnding.test(program)) return true;
  if (program.includes('/.')) return false;
  if (/^(?:\.{1,2}|~)\//.test(program)) return true;
  return programFolders.test(program) && rest.some(isOption);
}

const programFolders = /^\/(?:usr|bin|opt|home|root|srv|var|tmp|snap|app)\/./;

/** Names that tools have and words have not. */
const toolName =
  /(?:ctl|adm|-(?:cli|admin|tools?|config|client|psql|rails|rake|redis|sql|git|ssh|exec|run|console|shell))$|^\w[\w-]*\.(?:sh|py|rb|pl)$/;

/** First words of code, configuration and reports. */
const codeWords = new Set(
  (
    'import from def class return const let var func fn impl struct enum interface package public private protected static void require puts ' +
    'end begin select insert update delete with create alter drop grant show describe explain async await module resource provider variable ' +
    'output data locals server location upstream listen user group name key status health total error warning note info usage options flags ' +
    'active inactive loaded running no yes ok failed success connected connecting found created deleted updated up down expected got'
  ).split(' '),
);

/** What a command says it has done: "secret created". */
const results =
  /^(?:created|deleted|configured|unchanged|patched|labell?ed|annotated|restarted|scaled|exposed|drained|cordoned|uncordoned|successfully|succeeded|failed|completed|done|ok|running|ready|started|stopped|enabled|disabled|found|true|false|rows?|connected|passed)$/i;

function isPlausible(rest: readonly string[]): boolean {
  const plain = rest.filter((word) => !isArgument(word));
  return (
    rest.length > 0 &&
    plain.length <= 5 &&
    plain.every((word) => /^[a-z][a-z-]*$|^[.\\]$|^\[[\w -]+\]?$|^[\w-]*\]$|^[A-Z][A-Z_-]+$/.test(word)) &&
    rest.every((word) => !/^[(]|[),;:]$/.test(word)) &&
    !results.test(rest.at(-1) ?? '')
  );
}
