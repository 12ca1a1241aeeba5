/** Commands written as inline code, where the text tells the reader to run them. */
import { codeSpans, plainText } from './inlineText.ts';
import { knownCommands } from './knownCommands.ts';
import { readShell } from './shellSyntax.ts';

export interface InlineCommand {
  readonly text: string;
  /** 0-based position of the line within the text. */
  readonly line: number;
}

const tellsToRun =
  /\b(run|execute|using|use|call|invoke|issue|type|enter|with|by|via|try)\b[^.`]{0,40}$|(실행|입력|수행)|(実行|入力)/i;

/** A span counts when it is a whole command: a known program with arguments, alone in its entry or told to be run. */
export function inlineCommands(markdown: string): readonly InlineCommand[] {
  return codeSpans(markdown).flatMap((span) => {
    const text = span.code.replace(/^\$\s+/, '');
    if (!isWholeCommand(text)) return [];
    const alone = /^[\s.:;]*$/.test(span.after) && plainText(span.before.replace(/^\s*\[[ xX]\]/, '')) === '';
    const told =
      tellsToRun.test(span.before) ||
      /^\s*(을|를)?\s*(실행|입력|수행)/.test(span.after) ||
      /^\s*を?(実行|入力)/.test(span.after);
    return alone || told ? [{ text, line: span.line }] : [];
  });
}

function isWholeCommand(text: string): boolean {
  const [first, ...rest] = text.split(/\s+/);
  if (first === undefined || rest.length === 0) return false;
  if (!knownCommands.has(first) && !/^(\.{1,2}|~)?\/[\w.-]+/.test(first)) return false;
  const syntax = readShell(text);
  return syntax.complete && syntax.valid;
}
