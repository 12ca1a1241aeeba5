/** Characters that a word processor puts where the shell wants plain ones. */

const invisible = /[\u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const typographic = /[\u2010-\u2015\u2018-\u201f\u2026\u3000\uff0d]/;

/** True for what cannot be seen anywhere in the command, and for curly quotes, long dashes and ellipses outside quotes and comments. */
export function hasOddCharacters(command: string): boolean {
  if (invisible.test(command)) return true;
  return typographic.test(command) && typographic.test(command.replace(/"(?:\\.|[^"\\])*"|'[^']*'|(?:^|\s)#.*$/gm, ''));
}
