/** The variables that a program gets from the process that starts it. */

/** What belongs to the editor's own process, or is read by a shell before its script. */
const foreign = /^(ELECTRON_|VSCODE_|NODE_OPTIONS$|PROVEBOOK_|GIT_ASKPASS$|BASH_ENV$|ENV$|SHELLOPTS$|BASHOPTS$)/;

/** Without what would change what a child does. */
export function childEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !foreign.test(entry[0]),
  );
  return Object.fromEntries(kept);
}
