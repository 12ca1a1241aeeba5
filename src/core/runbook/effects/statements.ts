/** What statements do: SQL, Redis, and those that a client is given on its command line. */
import type { Effect } from '../model.ts';
import { psqlMeta, redisEffects, sqlEffects } from './databases.ts';
import { mongoClientEffect } from './mongo.ts';
import { words as list } from './verbs.ts';
import { strongest } from './weight.ts';

/**
 * One or several statements; the strongest counts. Whether a backslash ends a text depends on the server, so both readings
 * count: a statement can never hide in what only looks like a text.
 */
export function sqlEffect(text: string): Effect {
  const readings = text.includes('\\') ? [standardTexts, backslashTexts] : [standardTexts];
  return strongest(readings.map((texts) => statementsEffect(text.replace(texts, (found) => bareText(found)))));
}

/** Texts, quoted names and comments, whichever begins first. */
const standardTexts = /'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|--.*$|\/\*[\s\S]*?\*\//gm;
const backslashTexts = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*"|\$(\w*)\$[\s\S]*?\$\1\$|--.*$|\/\*[\s\S]*?\*\//gm;

/** Of what is quoted only the name of a function matters; no keyword has a "_". */
function bareText(found: string): string {
  if (isComment(found)) return ' ';
  return /^"\w*_\w*"$/.test(found) ? found.slice(1, -1) : "''";
}

function isComment(found: string): boolean {
  return found.startsWith('--') || found.startsWith('/*');
}

function statementsEffect(bare: string): Effect {
  const statements = bare.split(';').filter((statement) => statement.trim() !== '');
  return statements.length === 0
    ? 'unknown'
    : strongest(statements.map((statement) => statementEffect(statement.trim())));
}

/** Functions that a `SELECT` may call and that do more than look. */
const sqlFunctions: readonly (readonly [RegExp, Effect])[] = [
  [
    /\bpg_(terminate_backend|drop_replication_slot|stat_\w*reset\w*|file_unlink|log_standby_snapshot)\s*\(|\blo_unlink\s*\(/i,
    'destroy',
  ],
  [
    /\b(pg_(cancel_backend|reload_conf|rotate_logfile|switch_(wal|xlog)|promote|create_\w+|(start|stop)_backup|backup_(start|stop)|wal_replay_(pause|resume)|(try_)?advisory_\w+|notify|copy_\w+|replication_\w+|logical_emit_message|log_backend_memory_contexts|logical_slot_get_\w+|file_(write|rename|sync)|repack\w*)|(set|next)val|set_config|dblink\w*|lo_(create|import|export)|txid_current_if)\s*\(/i,
    'change',
  ],
  [/\bgroup_replication_(?:set|switch|enable|disable)\w*\s*\(/i, 'change'],
  // A function of the owner's: what it does is only told by its name, if by that.
  [/\b(?!(?:pg_catalog|information_schema|sys)\s*\.)[a-z_]\w*\s*\.\s*[a-z_]\w*\s*\(/i, 'unknown'],
  [
    /\b(?:purge|delete|drop|remove|clean|cleanup|archive|run|execute|refresh|rebuild|create|update|insert|add|reset|kill|enable|disable|start|stop|promote|perform|move|rename|alter|truncate|migrate|sync|process|trigger|schedule|unschedule)_\w+\s*\(/i,
    'unknown',
  ],
  [
    /\b(?!(?:pg|jsonb?|xml|array|list|map|date|regexp|st)_)[a-z]\w{0,60}?_(?:drain|add|remove|delete|drop|purge|truncate|kill|rebalance|promote|activate|enable|disable|create)_\w{1,60}\s*\(/i,
    'unknown',
  ],
  [/\binto\s+(?:outfile|dumpfile)\b/i, 'change'],
  // What was found is run, or handed to a program.
  [/\\(?:gexec\b|!|g\s*\|)/, 'unknown'],
  // A name in Unicode escapes can be any of them.
  [/\bu&''/i, 'unknown'],
];

function statementEffect(bare: string): Effect {
  const meta = psqlMeta.find(([pattern]) => pattern.test(bare))?.[1];
  if (meta !== undefined) return meta;
  const first = /^\w+/.exec(bare)?.[0].toLowerCase() ?? '';
  const called = sqlFunctions.flatMap(([pattern, effect]) => (pattern.test(bare) ? [effect] : []));
  return strongest([firstWordEffect(first, bare), ...called]);
}

function firstWordEffect(first: string, bare: string): Effect {
  if (first === 'with' || (first === 'explain' && /\banaly[sz]e\b/i.test(bare))) return bodyEffect(bare);
  if (
    first === 'select' &&
    /\binto\s+(temp|unlogged|table|outfile|dumpfile|\w)/i.test(bare.split(/\bfrom\b/i)[0] ?? '')
  )
    return 'change';
  if (/^start\s+transaction\b/i.test(bare)) return 'read';
  if (first === 'copy' && /\bto\s+(stdout|'')/i.test(bare)) return /\bstdout\b/i.test(bare) ? 'read' : 'change';
  if (first === 'alter' && /\bdrop\b/i.test(bare)) return 'destroy';
  return Object.hasOwn(sqlEffects, first) ? (sqlEffects[first] ?? 'unknown') : 'unknown';
}

/** A `WITH` or `EXPLAIN ANALYZE` does what the statements in it do. */
function bodyEffect(bare: string): Effect {
  if (/\b(delete\s+from|drop|truncate)\b/i.test(bare)) return 'destroy';
  return /\b(?:into|create|alter|refresh|execute)\b|\bupdate\s+[\w']/i.test(bare) ? 'change' : 'read';
}

/** Redis commands, one a line; a prompt in front of one is not part of it. */
export function redisEffect(text: string): Effect {
  const commands = text.split('\n').map((line) => line.replace(/^[\w.:[\]-]*>\s*/, '').trim());
  return strongest(commands.filter((line) => line !== '' && !line.startsWith('#')).map(redisLineEffect));
}

function redisLineEffect(line: string): Effect {
  const [verb = '', sub = ''] = line.toLowerCase().split(/\s+/);
  return redisEffects.get(`${verb} ${sub}`) ?? redisEffects.get(verb) ?? 'unknown';
}

/** Options by which a client of a database is given statements, and files of them. */
interface Client {
  readonly statement: RegExp;
  readonly file: RegExp;
}

const clients: Readonly<Record<string, Client>> = {
  psql: { statement: /^(-[a-zA-Z]*c|--command)$/, file: /^(-f|--file)/ },
  mysql: { statement: /^(-[a-zA-Z]*e|--execute)$/, file: /^$/ },
  'clickhouse-client': { statement: /^(-q|--query)$/, file: /^--queries-file/ },
  cockroach: { statement: /^(-e|--execute)$/, file: /^(-f|--file)/ },
  cqlsh: { statement: /^(-e|--execute)$/, file: /^(-f|--file)/ },
  trino: { statement: /^--execute$/, file: /^(-f|--file)/ },
  influx: { statement: /^(-execute|--execute)$/, file: /^$/ },
};

const clientAliases: Readonly<Record<string, string>> = {
  mariadb: 'mysql',
  'gitlab-psql': 'psql',
  'pgb-console': 'psql',
  pgcli: 'psql',
  presto: 'trino',
};

/** undefined where the program is no client of a database. */
export function databaseClientEffect(program: string, rest: readonly string[]): Effect | undefined {
  if (program === 'mongosh' || program === 'mongo') return mongoClientEffect(rest);
  if (program === 'redis-cli' || program === 'valkey-cli') return redisClientEffect(rest);
  if (program === 'patronictl') return rest.includes('query') ? clientEffect('psql', rest) : undefined;
  if (program === 'sqlite3') return sqliteEffect(rest);
  const client = clientOf(program);
  if (client === undefined) return undefined;
  if (client === clients['psql'] && rest.some((word) => /^(-l|--list|--version|--help|-V)$/.test(word))) return 'read';
  return clientEffect(program, rest);
}

/** Of the statements that it is given, and of files, which nobody has read. */
function clientEffect(program: string, rest: readonly string[]): Effect {
  const effects = sqlClientStatements(program, rest).map(sqlEffect);
  const file = clientOf(program)?.file;
  if (effects.length === 0 || rest.some((word) => file?.test(word))) effects.push('unknown');
  return strongest(effects);
}

/** The statements that a client is given on its command line; empty where the program is no client. */
export function sqlClientStatements(program: string, rest: readonly string[]): readonly string[] {
  const client = clientOf(program);
  if (client === undefined) return [];
  return rest.flatMap((word, at) => {
    if (client.statement.test(word)) return [rest[at + 1] ?? ''];
    const joined = /^--(?:command|execute|query)=(.*)$/s.exec(word)?.[1];
    return joined === undefined ? [] : [joined];
  });
}

function clientOf(program: string): Client | undefined {
  const name = clientAliases[program] ?? program;
  return Object.hasOwn(clients, name) ? clients[name] : undefined;
}

const redisValues = new Set(
  list(
    '-h -p -s -a -u -n -r -i -d -D --user --pass --cacert --cert --key --tls-ciphers -t --sni --cacertdir --intrinsic-latency --rdb --functions-rdb --pattern',
  ),
);

function redisClientEffect(rest: readonly string[]): Effect {
  const at = rest.findIndex((word, index) => !word.startsWith('-') && !redisValues.has(rest[index - 1] ?? ''));
  if (rest.includes('--cluster')) return clusterEffect(rest[rest.indexOf('--cluster') + 1] ?? '');
  if (at >= 0) return redisEffect(rest.slice(at).join(' '));
  if (rest.some((word) => /^--(functions-)?rdb$/.test(word))) return 'local';
  return rest.some((word) =>
    /^--(bigkeys|memkeys|hotkeys|scan|stat|latency\S*|intrinsic-latency|version|help)$/.test(word),
  )
    ? 'read'
    : 'unknown';
}

/** Sub-commands of `redis-cli --cluster`. */
function clusterEffect(verb: string): Effect {
  if (/^(check|info|help)$/.test(verb)) return 'read';
  return /^(del-node)$/.test(verb) ? 'destroy' : 'change';
}

function sqliteEffect(rest: readonly string[]): Effect {
  const statement = rest.filter((word) => !word.startsWith('-'))[1];
  if (statement === undefined) return 'unknown';
  return /^\.(tables|schema|databases|dump|indexes|mode|headers)\b/.test(statement) ? 'read' : sqlEffect(statement);
}
