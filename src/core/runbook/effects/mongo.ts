/** What a script for MongoDB's shell does: `mongosh --eval 'rs.status()'`. */
import type { Effect } from '../model.ts';
import { words as list } from './verbs.ts';
import { strongest } from './weight.ts';

/** Methods and functions that only look, or work on what was looked up. */
const looks = new Set(
  list(
    `find findOne count countDocuments estimatedDocumentCount aggregate distinct stats serverStatus isMaster hello status conf config version
     printReplicationInfo printSecondaryReplicationInfo printSlaveReplicationInfo printShardingStatus getReplicationInfo getCollectionNames
     getCollectionInfos getIndexes getUsers getUser getRoles hostInfo currentOp getSiblingDB getSisterDB getCollection getMongo getDBNames getDBs
     getName getProfilingStatus getLogComponents getParameter serverBuildInfo serverCmdLineOpts dataSize storageSize totalSize totalIndexSize latencyStats
     isCapped getShardDistribution getShardVersion getBalancerState isBalancerRunning setReadPref setSecondaryOk setSlaveOk slaveOk secondaryOk
     limit skip sort pretty toArray forEach map filter reduce explain hint itcount size next hasNext projection maxTimeMS batchSize
     print printjson tojson stringify parse keys values entries length push join split slice includes indexOf startsWith endsWith toString
     toFixed round floor ceil max min Date ISODate ObjectId NumberInt NumberLong Timestamp now toISOString getTime if for while function quit exit`,
  ),
);

const changes =
  /^(?:insert\w*|update\w*|replaceOne|save|findAndModify|findOneAnd(?:Update|Replace)|bulkWrite|create\w+|ensureIndex|rename\w*|reIndex|compact|set\w+|grant\w+|revoke\w+|enable\w+|disable\w+|add\w*|start\w*|stop\w*|reconfig\w*|initiate|stepDown|freeze|syncFrom|fsync\w*|move\w+|split\w*|shard\w+|refine\w+|reshard\w+|changeUserPassword|validate|mapReduce)$/;

const destroys =
  /^(?:drop\w*|delete\w*|remove\w*|findOneAndDelete|killOp|killSessions|killAllSessions|shutdownServer|clear\w*)$/;

/** The names of database commands that only look; the first name of the object is the command. */
const lookingCommands = new Set(
  list(
    `ping hello isMaster ismaster serverStatus dbStats collStats replSetGetStatus replSetGetConfig listDatabases listCollections listIndexes
     getParameter connectionStatus connPoolStats buildInfo buildinfo hostInfo currentOp getCmdLineOpts getLog top count find distinct
     usersInfo rolesInfo listShards balancerStatus featureCompatibilityVersion whatsmyuri lockInfo`,
  ),
);

/** Every call in the text counts, also in what stands in quotes: nothing can hide there. */
export function mongoEffect(script: string): Effect {
  // What is called by a computed name can be anything.
  if (/[\])]\s*\(|`/.test(script)) return 'unknown';
  const calls = [...script.matchAll(/([\w$]+)\s*\(\s*(?:\{\s*["']?(\w+)|["'](\w+))?/g)];
  const stages = /\$(?:out|merge)\b/.test(script) ? (['change'] as const) : [];
  return strongest([...calls.map(([, name = '', key, text]) => callEffect(name, key ?? text ?? '')), ...stages]);
}

function callEffect(name: string, argument: string): Effect {
  if (name === 'runCommand' || name === 'adminCommand') return databaseCommandEffect(argument);
  if (looks.has(name)) return 'read';
  if (destroys.test(name)) return 'destroy';
  return changes.test(name) ? 'change' : 'unknown';
}

function databaseCommandEffect(command: string): Effect {
  if (lookingCommands.has(command)) return 'read';
  if (/^(?:drop|delete|remove|kill|shutdown)/.test(command)) return 'destroy';
  return command === '' ? 'unknown' : 'change';
}

/** Of what `mongosh` is given on its command line; without a script a person types in it, and a file was read by nobody. */
export function mongoClientEffect(rest: readonly string[]): Effect {
  const scripts = rest.flatMap((word, at) => {
    if (word === '--eval') return [rest[at + 1] ?? ''];
    return /^--eval=([\s\S]*)$/.exec(word)?.[1] ?? [];
  });
  const hasFile = rest.some((word) => /^(?:-f|--file)(?:=|$)|\.js$/.test(word));
  return scripts.length === 0 || hasFile ? 'unknown' : strongest(scripts.map(mongoEffect));
}
