/** Commands written as inline code, where the text tells the reader to run them. */
import { commandShape, type Shape } from './commandShape.ts';
import { codeSpans, plainText, type CodeSpan } from './inlineText.ts';
import { isArgument, isOption, lineWords } from './lineText.ts';
import type { CommandLanguage, Doubt } from './model.ts';
import { readShell } from './shellSyntax.ts';
import { readsAsSql } from './sqlStatements.ts';
import { instruction, type Instruction } from './tellsToRun.ts';

export interface InlineCommand {
  readonly text: string;
  readonly language: CommandLanguage;
  readonly doubt: Doubt | undefined;
  /** 0-based position of the line within the text. */
  readonly line: number;
}

/**
 * A span counts when it is a whole command and the text says to run it: alone in its entry, behind a verb or a colon.
 *
 * @param isHeading a heading that is nothing but a command names it, and does not say to run it
 */
export function inlineCommands(markdown: string, isHeading = false): readonly InlineCommand[] {
  return codeSpans(markdown).flatMap((span): readonly InlineCommand[] => {
    const text = span.code.replace(/^[$%]\s+/, '');
    if (isOneName(text) || isRecord(span) || leavesShell.test(text)) return [];
    const language = readsAsSql([text]) ? 'sql' : 'shell';
    const shape = language === 'sql' ? 'command' : wholeCommand(text);
    if (shape === 'text') return [];
    const told = isAlone(span) ? (isHeading ? undefined : 'alone') : instruction(span.before, span.after);
    if (told === undefined) return [];
    if (language === 'shell' && !isEnough[told](shape, lineWords(text))) return [];
    if (told === 'means' && isNamed(text, span.after)) return [];
    const doubt = shape === 'possible' ? 'form only' : undefined;
    return [{ text: language === 'sql' ? text.replace(/;$/, '') : text, language, doubt, line: span.line }];
  });
}

/** What a script ends with is spoken of, not run. */
const leavesShell = /^(?:exit|return|break|continue)(?:\s+\d+)?$/;

/** "Use the `ourtool user list` command to …" names it: there is nothing yet that it should be given. */
function isNamed(text: string, after: string): boolean {
  const rest = lineWords(text).slice(1);
  return /^\s+(?:sub-?)?commands?\b/i.test(after) && !rest.some(isArgument);
}

/** Most inline code is a name. One word is a command only as a path or with its semicolon. */
function isOneName(text: string): boolean {
  return !/[\s/;]/.test(text);
}

/** "2026-03-02 passed: `make test`" tells of what was run that day. */
function isRecord({ before, lineStart }: CodeSpan): boolean {
  return /^\s*(?:(?:[-*+]|\d+[.)])\s+)?[[(]?\d{4}[-./]\d{1,2}[-./]\d{1,2}\b/.test(before.slice(lineStart));
}

/** Nothing but a mark of its list, a box or punctuation stands beside it, and no sentence goes on over it. */
function isAlone({ before, after, lineStart }: CodeSpan): boolean {
  const own = before
    .slice(lineStart)
    .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
    .replace(/^\s*\[[ xX]\]/, '');
  const above = before.slice(0, lineStart).trim();
  const goesOn = above !== '' && !/[.:!?…]$|`\.?$/.test(above) && own === before.slice(lineStart);
  return plainText(own) === '' && (goesOn ? /^\s*$/ : /^[\s.:;]*(?:$|\n)/).test(after);
}

/** What a command has to look like, by how clearly the text says to run it. */
const isEnough: Readonly<Record<'alone' | Instruction, (shape: Shape, words: readonly string[]) => boolean>> = {
  alone: (shape, words) => words.length > 1 && (shape === 'command' || shape === 'likely'),
  verb: (shape, words) =>
    shape === 'command' || shape === 'likely'
      ? words.length > 1 || /^[./~]*\//.test(words[0] ?? '')
      : shape === 'possible',
  type: (shape, words) => words.length > 1 && (shape === 'command' || shape === 'likely'),
  means: (shape, words) =>
    words.length > 1 &&
    (shape === 'command' || (shape === 'likely' && !words.slice(1).every(isOption))) &&
    (words.length > 2 || words.slice(1).some(isArgument)),
  colon: (shape, words) => words.length > 1 && (shape === 'command' || shape === 'likely'),
};

function wholeCommand(text: string): Shape {
  const shape = commandShape(text);
  if (shape === 'text' || shape === 'assignment') return 'text';
  const syntax = readShell(text);
  return syntax.complete && syntax.valid ? shape : 'text';
}
