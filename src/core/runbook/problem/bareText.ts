/** The parts of a shell text that the shell reads itself: not quoted, no comment, not in a heredoc. */
import { forEachChild, parse, type SyntaxNode, type Word, type WordPart } from 'unbash';

/** Offsets in the text; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Spans of words, in the order in which the parser finds them. */
export function bareWords(text: string): readonly Span[] {
  const found: Span[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type !== 'Word') {
      forEachChild(node, visit);
      return;
    }
    for (const part of node.parts ?? [node]) {
      if (isBare(part)) found.push({ from: part.pos, to: part.end });
      else forEachChild(part, visit);
    }
  };
  forEachChild(parse(text), visit);
  return found;
}

/** A word without parts is bare as a whole. */
function isBare(part: WordPart | Word): boolean {
  return part.type === 'Word' || part.type === 'Literal' || part.type === 'Glob' || part.type === 'BraceExpansion';
}
