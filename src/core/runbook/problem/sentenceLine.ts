import * as l10n from '@vscode/l10n';
import { isWord, wordOfSentence } from '../englishArguments.ts';
import { inLine, type Fix } from '../fix.ts';
import { lineWords } from '../lineText.ts';
import type { Problem } from '../model.ts';
import { readPrompts, readRootPrompts } from '../prompt.ts';
import type { CodeLines, Source } from './source.ts';

/** A line that begins with a known program and was read as a sentence: it is not offered to run, and this is why. */
export function sentenceLines(source: Source): readonly Problem[] {
  const starts = new Set(
    source.outline.blocks.flatMap(({ language, lines }) => (language === 'shell' ? [lines.from] : [])),
  );
  return source.fences.flatMap((fence) =>
    starts.has(fence.from) && fence.tag !== '' ? linesOf(fence, source).flatMap((line) => told(line, source)) : [],
  );
}

/** Lines that nothing was read from. Where prompts mark the commands, the others are what was printed. */
function linesOf(fence: CodeLines, { lines, commandLines, expectationLines }: Source): readonly number[] {
  const content = lines.slice(fence.firstLine - 1, fence.lastLine);
  if ((readPrompts(content) ?? readRootPrompts(content)) !== undefined) return [];
  return [...content.keys()]
    .map((index) => fence.firstLine + index)
    .filter((line) => !commandLines.has(line) && !expectationLines.has(line));
}

function told(line: number, { lines }: Source): readonly Problem[] {
  const text = lines[line - 1] ?? '';
  const words = lineWords(text.trim());
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  const program = words[first] ?? '';
  const word = wordOfSentence(program, words.slice(first + 1), text);
  if (word === undefined) return [];
  const range = inLine(line, text.search(/\S/) + 1, text.trimEnd().length + 1);
  const message = l10n.t(
    'This line begins with "{0}" but was read as a sentence because of "{1}", so it is not offered to run. If it is a command, put "{1}" in quotes, or write "$ " in front of each command of the block.',
    program,
    word,
  );
  const fix = isWord(word) ? quotes(word, line, text) : undefined;
  return [{ code: 'read-as-sentence', severity: 'info', message, ...range.from, end: range.to, fix }];
}

/** Undefined where the word stands twice: the other one may be inside quotes. */
function quotes(word: string, line: number, text: string): Fix | undefined {
  const [found, ...others] = text.matchAll(new RegExp(`(?<=\\s)${word}(?=\\s|$)`, 'g'));
  if (found === undefined || others.length > 0) return undefined;
  const range = inLine(line, found.index + 1, found.index + word.length + 1);
  return { title: l10n.t('Put "{0}" in quotes', word), edits: [{ range, newText: `"${word}"` }], isSafe: false };
}
