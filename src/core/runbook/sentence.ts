/** Sentences of a paragraph, with the lines they stand on. */

export interface Sentence {
  /** As written, one line. */
  readonly text: string;
  /** 0-based lines within the paragraph, inclusive. */
  readonly from: number;
  readonly to: number;
}

const abbreviation = /\b(e\.g|i\.e|etc|vs|cf|approx|no|fig|mr|ms|dr)\.$/i;

/** Splits at the ends of sentences; a full stop inside inline code ends nothing. */
export function sentencesOf(markdown: string): readonly Sentence[] {
  if (!/[.!?。！？]/.test(markdown)) return oneSentence(markdown);
  const found: Sentence[] = [];
  let start = 0;
  let line = 0;
  let startLine = 0;
  let code = '';
  for (const { 0: mark, index: at } of markdown.matchAll(/`{1,8}|[\n.!?。！？]/g)) {
    if (mark === '\n') line += 1;
    else if (mark.startsWith('`')) code = code === '' ? mark : code === mark ? '' : code;
    else if (code === '' && endsSentence(markdown, at)) {
      push(markdown.slice(start, at + 1), startLine, line);
      start = at + 1;
      startLine = markdown[start] === '\n' ? line + 1 : line;
    }
  }
  push(markdown.slice(start), startLine, line);
  return found;

  function push(raw: string, from: number, to: number): void {
    const text = raw.replace(/\s+/g, ' ').trim();
    if (text !== '') found.push({ text, from, to });
  }
}

function oneSentence(markdown: string): readonly Sentence[] {
  const text = markdown.replace(/\s+/g, ' ').trim();
  return text === '' ? [] : [{ text, from: 0, to: markdown.split('\n').length - 1 }];
}

function endsSentence(text: string, at: number): boolean {
  const char = text[at] ?? '';
  if ('。！？'.includes(char)) return true;
  if (!'.!?'.includes(char)) return false;
  const next = text[at + 1];
  if (next !== undefined && !/[\s)"'*_]/.test(next)) return false;
  return char !== '.' || !abbreviation.test(text.slice(Math.max(0, at - 8), at + 1));
}
