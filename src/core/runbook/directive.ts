/**
 * The author's own word for what must be seen, written as a comment behind a command:
 * `<!-- expect: contains "text" -->` below a block, or `# expect: contains "text"` in it. Without `contains` the words are
 * a statement for a person.
 */
import type { Expectation } from './model.ts';

export interface Directive {
  readonly text: string;
  /** What must appear in the output; undefined where a person decides. */
  readonly value: string | undefined;
  /** 0-based line within the text. */
  readonly line: number;
}

export function expectDirectives(text: string): readonly Directive[] {
  return [...text.matchAll(/<!--\s*expect:\s*([\s\S]*?)\s*-->/g)].flatMap((match) => {
    const line = text.slice(0, match.index).split('\n').length - 1;
    return directivesOf(match[1] ?? '').map((directive) => ({ ...directive, line }));
  });
}

/** Of a comment in a block: `# expect: …`, `-- expect: …`; empty where it is another comment. */
export function commentDirectives(comment: string): readonly Directive[] {
  const words = /^\s*(?:#|--|\/\/)\s*expect:\s*(.+)$/.exec(comment)?.[1];
  return words === undefined ? [] : directivesOf(words).map((directive) => ({ ...directive, line: 0 }));
}

/** `contains "a", "b"` means each of them. What is not understood is left to a person. */
function directivesOf(words: string): readonly Omit<Directive, 'line'>[] {
  const text = words.replace(/\s+/g, ' ').trim();
  if (text === '') return [];
  const list = /^contains ((?:"[^"]+"|'[^']+'|`[^`]+`)(?:\s*,\s*(?:"[^"]+"|'[^']+'|`[^`]+`))*)$/.exec(text)?.[1];
  if (list === undefined) return [{ text, value: undefined }];
  return [...list.matchAll(/"([^"]+)"|'([^']+)'|`([^`]+)`/g)].map((match) => {
    const value = match[1] ?? match[2] ?? match[3] ?? '';
    return { text: value, value };
  });
}

/** The markdown comment of Innovation Engine, which says that the next block shows the output of the one before. */
export function announcesSimilarOutput(comment: string): boolean {
  return /^<!--\s*expected_similarity\s*=/i.test(comment.trim());
}

export function directiveExpectation(directive: Directive, line: number, commandId: string | undefined): Expectation {
  const base = { lines: { from: line, to: line }, text: directive.text, commandId };
  return directive.value === undefined
    ? { kind: 'statement', ...base }
    : { kind: 'contains', ...base, value: directive.value };
}
