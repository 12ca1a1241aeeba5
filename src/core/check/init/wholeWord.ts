/** The whole words that expectations of runbooks look for (`containsWord` in `judge.ts`), as patterns of RE2. */

/** RE2 does not look around, so the characters beside the word are parts of the match. */
export const wordBounds = { before: '(^|[^\\pL\\pN_.-])', after: '([^\\pL\\pN_.-]|\\.([^\\pL\\pN]|$)|$)' };

/** The word itself: no character of it means anything else, and any space between its parts will do. */
export function wordPattern(value: string): string {
  return value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
