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
  return !isDetached && /^\/[\w./+@-]+$/.test(line.trim()) && printsPath(above.text);
}

export function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}

const pathPrinters = new Set([
  'which',
  'whereis',
  'type',
  'command',
  'readlink',
  'realpath',
  'pwd',
  'find',
  'ls',
  'locate',
  'mktemp',
]);

/** `which a`, `readlink -f a`: a path below is its output. */
function printsPath(text: string): boolean {
  return readShell(text).commands.some(({ words }) => {
    const [program = '', option = ''] = words[0] === 'sudo' ? words.slice(1) : words;
    return pathPrinters.has(program) && (program !== 'command' || /^-[vV]$/.test(option));
  });
}
