/** Words that tell a placeholder in capitals from a constant, a pattern or the name of a variable. */

/** A word in capitals asks for a value only when it ends in one of these. */
export const valueNouns: ReadonlySet<string> = new Set(
  `NAME ID UUID SLUG NAMESPACE POD NODE HOST HOSTNAME CLUSTER REGION ZONE PROJECT ACCOUNT BUCKET USER USERNAME EMAIL PASSWORD TOKEN
   SECRET KEY URL URI DOMAIN IP ADDRESS PORT VERSION TAG BRANCH COMMIT SHA FILE FILENAME PATH DIR DIRECTORY DATE TIMESTAMP ARN SERVER
   DATABASE DBNAME SERVICE DEPLOYMENT CONTAINER IMAGE RELEASE ENVIRONMENT TENANT TEAM SELECTOR PVC VOLUME DEVICE INTERFACE NUMBER COUNT
   REPLICAS PID LOGLEVEL REPLACED HERE`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Names of variables that programs know; where they stand as a word they mean the variable. */
export const knownVariables: ReadonlySet<string> = new Set(
  `DATABASE_URL REDIS_URL AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_REGION AWS_DEFAULT_REGION PGHOST PGPORT PGUSER
   PGDATABASE PGPASSWORD PATH USER HOME KUBECONFIG VAULT_TOKEN GITHUB_TOKEN CLASSPATH NODE_PATH LD_LIBRARY_PATH`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Their arguments are patterns, programs, statements, prose or names of variables: capitals there are meant as they are. */
export const literalPrograms: ReadonlySet<string> = new Set(
  `grep egrep fgrep zgrep rg ag ack awk gawk mawk sed jq yq tr cut sort perl python python3 ruby node
   redis-cli promtool echo printf read unset printenv export declare local readonly typeset test [ trap heroku lsblk ps`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Their quoted arguments are statements. */
export const statementPrograms: ReadonlySet<string> = new Set([
  'psql',
  'mysql',
  'mariadb',
  'mongo',
  'mongosh',
  'sqlite3',
  'cqlsh',
  'clickhouse-client',
]);

/** The word behind them is a list of columns or the name of a variable. */
export const literalOptions: ReadonlySet<string> = new Set([
  '-e',
  '--env',
  '-o',
  '--output',
  '--build-arg',
  '--columns',
  '--preserve-env',
  '--sort-by',
  '--type',
  '-m',
  '--message',
]);

/** Keys to press and marks of HTML in angle brackets. */
export const keysAndTags: RegExp =
  /^(enter|return|esc|escape|tab|space|cr|ctrl[ +-]?\w|c-\w|m-\w|br|hr|ul|ol|li|div|span|html|tr|td|th)$/i;
