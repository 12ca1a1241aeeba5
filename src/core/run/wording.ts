/** When two titles say the same, and how alike they are when they do not. */

/**
 * Folds what does not change the meaning of a title: case, spaces, quotes, brackets, and punctuation at the end of a
 * word. Punctuation inside or in front of a word stays: `1.5` is not `15`, `--force` not `force`, `≥ 3` not `≤ 3`.
 */
export function foldWording(title: string): string {
  return title
    .normalize('NFC')
    .toLowerCase()
    .replace(/["'`“”‘’()[\]{}「」『』（）《》【】]/g, ' ')
    .replace(/[.,;:!?…·。、，：；！？–—-]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Pairs of neighbouring letters of a folded title, sorted: what `likeness` compares. */
export type LetterPairs = Uint32Array;

/** Beyond this many letters a title has shown whether it is like another. */
const MAX_LETTERS = 200;

export function letterPairs(folded: string): LetterPairs {
  const text = ` ${folded.slice(0, MAX_LETTERS)} `;
  const pairs = new Uint32Array(text.length - 1);
  for (let at = 0; at < pairs.length; at += 1) pairs[at] = text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
  return pairs.sort();
}

/** Sørensen–Dice coefficient: 1 for the same pairs of letters, 0 for none in common. */
export function likeness(a: LetterPairs, b: LetterPairs): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return (2 * shared) / (a.length + b.length);
}
