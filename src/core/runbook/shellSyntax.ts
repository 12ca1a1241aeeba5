/** What the shell parser says of a text: whether it is complete, and the words of its simple commands. */
import { forEachChild, parse, type Command as CommandSyntax, type SyntaxNode } from 'unbash';

export interface ShellSyntax {
  /** False while a quote, heredoc, loop or continuation is still open. */
  readonly complete: boolean;
  /** Where something is open, what may close it: without one of these no further line makes the text complete. */
  readonly closers: readonly string[];
  /** False where the parser found an error other than an open construct. */
  readonly valid: boolean;
  readonly commands: readonly SimpleCommand[];
}

/** One simple command anywhere in the text, also inside loops and substitutions. */
export interface SimpleCommand {
  /** Name and arguments, quotes removed. Redirections and assignments are not among them. */
  readonly words: readonly string[];
  /** Reads its standard input from a pipe, file or heredoc. */
  readonly hasInput: boolean;
  /** Files it writes by redirection. */
  readonly writes: readonly string[];
}

/** The text that was read last: a command is asked about several times, one question after the other. */
let last: { readonly text: string; readonly syntax: ShellSyntax } | undefined;

export function readShell(text: string): ShellSyntax {
  if (last?.text !== text) last = { text, syntax: readSyntax(text) };
  return last.syntax;
}

function readSyntax(text: string): ShellSyntax {
  if (isNestedTooDeep(text)) return unreadable;
  try {
    return parseSyntax(text);
  } catch {
    return unreadable;
  }
}

const unreadable: ShellSyntax = { complete: true, closers: [], valid: false, commands: [] };

const MAX_NESTING = 32;

/** The parser recurses, and reads a substitution again for each one around it. No person writes so many. */
function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '(' || char === '{') {
      depth += 1;
      if (depth > MAX_NESTING) return true;
    } else if (depth > 0 && (char === ')' || char === '}')) depth -= 1;
  }
  return false;
}

function parseSyntax(text: string): ShellSyntax {
  const script = parse(maskPlaceholders(text));
  const errors = script.errors ?? [];
  const open = errors.map(({ message }) => message).filter(isOpen);
  return new ParsedText(script, {
    complete: open.length === 0 && !endsInContinuation(text) && !hasOpenHeredoc(text),
    closers: open.flatMap((message) => closerOf(message) ?? []),
    valid: open.length === errors.length,
  });
}

/** Its commands are collected when they are first asked for. */
class ParsedText implements ShellSyntax {
  readonly complete: boolean;
  readonly closers: readonly string[];
  readonly valid: boolean;
  readonly #script: SyntaxNode;
  #commands: readonly SimpleCommand[] | undefined;

  constructor(script: SyntaxNode, { complete, closers, valid }: Omit<ShellSyntax, 'commands'>) {
    this.#script = script;
    this.complete = complete;
    this.closers = closers;
    this.valid = valid;
  }

  get commands(): readonly SimpleCommand[] {
    return (this.#commands ??= collect(this.#script));
  }
}

/** `<pod name>` would read as a redirection; a word of the same length stands in for it. */
function maskPlaceholders(text: string): string {
  if (!text.includes('<')) return text;
  return text.replace(/<(?![<\s(])[^<>\n|&;$]{0,60}[^<>\s|&;$]>/g, (match) => 'x'.repeat(match.length));
}

function isOpen(message: string): boolean {
  return /^unterminated|to close|^expected command after|^expected '(then|do|in)'/.test(message);
}

const quotes: readonly (readonly [RegExp, string])[] = [
  [/^unterminated double quote/, '"'],
  [/^unterminated (?:single|ANSI-C) quote/, "'"],
  [/^unterminated backtick/, '`'],
  [/^unterminated parameter/, '}'],
  [/^unterminated array/, ']'],
  [/^unterminated/, ')'],
];

function closerOf(message: string): string | undefined {
  return /^expected '(.+?)' to close/.exec(message)?.[1] ?? quotes.find(([pattern]) => pattern.test(message))?.[1];
}

function endsInContinuation(text: string): boolean {
  const trimmed = text.trimEnd();
  let slashes = 0;
  while (trimmed.at(-1 - slashes) === '\\') slashes += 1;
  return slashes % 2 === 1;
}

/** The parser accepts a heredoc that the text never ends; the reader must go on until its delimiter. */
function hasOpenHeredoc(text: string): boolean {
  if (!text.includes('<<')) return false;
  let delimiter: string | undefined;
  for (const line of text.split('\n')) {
    if (delimiter === undefined) delimiter = heredocDelimiter(line);
    else if (line.trim() === delimiter) delimiter = undefined;
  }
  return delimiter !== undefined;
}

/** What ends the heredoc that begins in a line. */
export function heredocDelimiter(line: string): string | undefined {
  return line.includes('<<') ? /(?<!<)<<-?\s*(['"]?)([A-Za-z_]\w*)\1/.exec(line)?.[2] : undefined;
}

function collect(script: SyntaxNode): readonly SimpleCommand[] {
  const found: SimpleCommand[] = [];
  const visit = (node: SyntaxNode, piped: boolean): void => {
    if (node.type === 'Command') found.push(simpleCommand(node, piped));
    if (node.type === 'Pipeline') {
      node.commands.forEach((command, index) => visit(command, piped || index > 0));
      return;
    }
    forEachChild(node, (child) => {
      if (!isPlainWord(child)) visit(child, piped);
    });
  };
  visit(script, false);
  return found;
}

/** Without a substitution it holds no command; the parser takes a word apart only when it is asked to. */
function isPlainWord(node: SyntaxNode): boolean {
  return node.type === 'Word' && !/[$`<>]/.test(node.text);
}

function simpleCommand(node: CommandSyntax, piped: boolean): SimpleCommand {
  const args = node.args.map((argument) =>
    'value' in argument && typeof argument.value === 'string' ? argument.value : argument.text,
  );
  const inputs = node.redirects.filter((redirect) => redirect.operator.startsWith('<'));
  const outputs = node.redirects.filter((redirect) => redirect.operator.startsWith('>') || redirect.operator === '&>');
  return {
    words: node.name === undefined ? [] : [node.name.value, ...args],
    hasInput: piped || inputs.length > 0,
    writes: outputs.flatMap((redirect) =>
      'target' in redirect && redirect.target !== undefined ? [redirect.target.value] : [],
    ),
  };
}
