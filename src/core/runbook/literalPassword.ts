/** Passwords that stand in a URL as they are. */

const url = /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"'`<>]*:([^\s/@"'`]+)@/gi;

/** What an author writes in place of one: a variable, a placeholder, a word of capitals, the word itself. */
const stand = /[$<>{}%*•…]|\.\.\.|^(?:pass(?:word|wd)?|pwd|pw|secret|x+|your[\w-]*|change[\w-]*|example)$/i;
const capitals = /^[A-Z\d_-]+$/;

export interface TextSpan {
  /** Offset of its first character, and of the one behind its last. */
  readonly from: number;
  readonly to: number;
}

/** Of each URL the password. */
export function literalPasswords(text: string): readonly TextSpan[] {
  if (!text.includes('://')) return [];
  return [...text.matchAll(url)].flatMap(({ 0: whole, 1: password = '', index }) => {
    if (stand.test(password) || capitals.test(password)) return [];
    const to = index + whole.length - 1;
    return [{ from: to - password.length, to }];
  });
}
