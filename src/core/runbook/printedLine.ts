/** A line that reads like a command, and is what the command above it has printed. */
import { readShell } from './shellSyntax.ts';

/** The command above, with no remark in between. */
export interface Above {
  readonly text: string;
  readonly indent: number;
  /** Lines that are no commands stand below it. */
  readonly hasPrinted: boolean;
}

/** @param isDetached an empty line stands before it */
export function isPrinted(line: string, above: Above | undefined, isDetached: boolean): boolean {
  if (above === undefined) return false;
  // What a program tells to run next stands indented in the middle of its words.
  if (above.hasPrinted && indentOf(line) >= above.indent + 2) return true;
  if (isDetached) return false;
  if (/^\/[\w./+@-]+$/.test(line.trim())) return printsPath(above.text);
  return plainAssignment.test(line) && showsSettings(above.text);
}

/** `NAME=value`, and nothing in it that a shell would have to work out. */
const plainAssignment = /^\s*[A-Za-z_]\w*=(?:"[^"$`]*"|'[^']*'|[^\s"'$`;&|<>()]*)\s*$/;

export function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}

const pathPrinters = new Set('which whereis type command readlink realpath pwd find ls locate mktemp'.split(' '));

/** `which a`, `readlink -f a`: a path below is its output. */
function printsPath(text: string): boolean {
  return readShell(text).commands.some(({ words }) => {
    const [program = '', option = ''] = withoutSudo(words);
    return pathPrinters.has(program) && (program !== 'command' || /^-[vV]$/.test(option));
  });
}

const settingsPrinters = new Set('cat head tail grep egrep env printenv vi vim nvim nano view less more'.split(' '));

/** A file or an environment that is shown or edited: an assignment below is a line of it. */
function showsSettings(text: string): boolean {
  const { words } = readShell(text).commands.at(-1) ?? { words: [] };
  return settingsPrinters.has(withoutSudo(words)[0] ?? '') && words.length > 1;
}

function withoutSudo(words: readonly string[]): readonly string[] {
  return words[0] === 'sudo' ? words.slice(1) : words;
}
