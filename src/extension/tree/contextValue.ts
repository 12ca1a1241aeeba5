/** A set of words that menus match one by one: `viewItem =~ /\\brunnable\\b/`. */
export function tokens(...words: readonly (string | false | undefined)[]): string {
  return words.filter((word) => typeof word === 'string').join(' ');
}
