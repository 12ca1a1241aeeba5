/** Parts of a command that stand for a value the reader must fill in. */

const patterns: readonly RegExp[] = [
  // <pod name>: not a heredoc, a redirection from a file or a process substitution
  /(?<![<\d&])<([\p{L}][\p{L}\p{N} _.:/|-]{0,60}[\p{L}\p{N}]|[\p{L}])>/gu,
  // {{ name }}: not a Go template, whose actions start with a dot, a dollar or a keyword
  /\{\{\s*(?!range\b|end\b|if\b|else\b|with\b|printf\b|len\b|index\b|len\b|define\b|template\b|block\b|or\b|and\b|not\b)[A-Za-z]\w*(?:[ .-]\w+)*\s*\}\}/g,
  /\bYOUR[_-][A-Z0-9_-]+\b|\byour-[a-z0-9-]+\b/g,
  // [namespace]: a word in brackets standing alone
  /(?<=\s)\[[a-z][a-z _-]{2,40}\](?=\s|$)/g,
];

export function findPlaceholders(text: string): readonly string[] {
  const found = new Set<string>();
  for (const pattern of patterns) for (const match of text.matchAll(pattern)) found.add(match[0]);
  return [...found];
}
