/** The Redis commands that a check may send: they read, and they read little. */

/** Words of a command, and whether more words may follow. */
const allowed: readonly (readonly [words: string, more: boolean])[] = [
  ['PING', false],
  ['INFO', true],
  ['ROLE', false],
  ['CLUSTER INFO', false],
  ['CLUSTER NODES', false],
  ['CONFIG GET', true],
  ['DBSIZE', false],
  ['LASTSAVE', false],
  ['MEMORY STATS', false],
];

export function isAllowedRedisCommand(command: readonly string[]): boolean {
  const written = command.map((word) => word.toUpperCase());
  return allowed.some(([words, more]) => {
    const wanted = words.split(' ');
    const isThat = wanted.every((word, index) => written[index] === word);
    return isThat && (more || written.length === wanted.length);
  });
}
