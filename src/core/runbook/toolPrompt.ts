/** Prompts of tools that are no shell, and what is typed behind them: psql, mysql, redis-cli, irb, gdb. */
import type { CommandLanguage } from './model.ts';
import { startsSql } from './sqlStatements.ts';

export interface ToolPrompt {
  readonly pattern: RegExp;
  /** Of what stands behind it; undefined where that is no statement of the tool. */
  readonly language: (text: string) => CommandLanguage | undefined;
}

export const toolPrompts: readonly ToolPrompt[] = [
  {
    pattern: /^\s*(?:\d{1,3}(?:\.\d{1,3}){3}|localhost|redis|\[?[\w.:-]+\]?):?\d{2,5}(?:\[\d+\])?>\s+(?=\S)/,
    language: () => 'redis',
  },
  { pattern: /^\s*redis(?: \S+)?>\s+(?=\S)/, language: () => 'redis' },
  { pattern: /^\s*>\s+(?=\S)/, language: (text) => (isRedis(text) ? 'redis' : undefined) },
  {
    pattern: /^\s*(?:mysql|mariadb|sqlite|cqlsh(?::\w+)?|hive|presto|trino)(?: \[[^\]]*\])?>\s+(?=\S)/i,
    language: sqlOrOther,
  },
  // psql shows the database and whether the user is root in it: orders=# or orders=>
  { pattern: /^\s*(?:\[[\w.-]+\](?::\d+)?\s*)?(?:[\w.-]+@)?[\w.-]+=[#>]\s+(?=\S)/, language: sqlOrOther },
  {
    pattern: /^\s*[\w.-]+[#>]\s+(?=\S)/,
    language: (text) => (startsSql(text) || /^\\[a-z]/.test(text) ? sqlOrOther(text) : undefined),
  },
  { pattern: /^\s*(?:irb|pry)\([^)]*\)(?::\d+)*:?\d*[>*]\s+(?=\S)/, language: () => 'other' },
  { pattern: /^\s*(?:\[\d+\] )?(?:pry|\[[ \w.-]+\] [\w.-]+)(?:\([^)]*\))?>\s+(?=\S)/, language: () => 'other' },
  { pattern: /^\s*(?:>>>|In \[\d+\]:|\(gdb\)|\(lldb\)|iex\(\d+\)>)\s+(?=\S)/, language: () => 'other' },
  {
    pattern:
      /^\s*(?:gpg|sftp|ftp|mongo|mongosh|influx|scala|jshell|ceph|telnet|fdisk|production|staging|test|[\w-]+:(?:PRIMARY|SECONDARY)|[\w-]+ \[[^\]]*\] \w+)>\s+(?=\S)/,
    language: () => 'other',
  },
];

/** `\d orders` is for psql itself, `.tables` for sqlite. */
function sqlOrOther(text: string): CommandLanguage {
  return /^[\\.]/.test(text) ? 'other' : 'sql';
}

const redisVerbs = new Set(
  (
    'append auth bgrewriteaof bgsave client cluster config dbsize debug decr del echo eval exists expire flushall flushdb get getset hdel hget hgetall ' +
    'hkeys hlen hset incr info keys lastsave latency lindex llen lpop lpush lrange lrem memory mget monitor object persist ping pttl publish replicaof ' +
    'role rpop rpush sadd save scan scard script select sentinel set setex shutdown slaveof slowlog smembers spop srem strlen subscribe sync time ttl ' +
    'type unlink wait xadd xlen xrange zadd zcard zrange zrem'
  ).split(' '),
);

export function isRedis(text: string): boolean {
  const [verb = '', ...rest] = text.trim().split(/\s+/);
  return redisVerbs.has(verb.toLowerCase()) && rest.every((word) => !/^--?[a-z]|[,.!?]$/.test(word));
}
