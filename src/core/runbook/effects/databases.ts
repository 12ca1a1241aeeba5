/** Statements and the clients that send them. */
import type { Effect } from '../model.ts';
import { programs, verbs, type Verbs } from './verbs.ts';

/** First words of SQL statements. */
export const sqlEffects: Readonly<Record<string, Effect>> = Object.fromEntries([
  ...programs(
    'read',
    'select show explain values table describe desc fetch begin rollback savepoint declare close end abort release',
  ),
  ...programs(
    'change',
    `insert update merge upsert replace create alter grant revoke commit set reset analyze vacuum reindex cluster copy call do lock unlock
     listen notify unlisten prepare execute deallocate refresh comment optimize checkpoint use load rename reassign import flush repair security discard start stop change install uninstall binlog`,
  ),
  ...programs('destroy', 'delete drop truncate kill purge shutdown'),
]);

/** Backslash commands of psql. */
export const psqlMeta: readonly (readonly [RegExp, Effect])[] = [
  [
    /^\\(d\w*\+?|l\+?|z|sf|sv|conninfo|x|timing|pset|echo|encoding|set|unset|a|t|c|connect|q|h|\?|errverbose|copyright)(\s|$)/,
    'read',
  ],
  [/^\\(o|w|s)(\s|$)/, 'local'],
];

/** First words of Redis commands; those of two words with both. */
export const redisEffects: Verbs = verbs({
  read: `get, mget, strlen, getrange, exists, type, ttl, pttl, keys, scan, sscan, hscan, zscan, dbsize, info, ping, echo, time,
    lastsave, role, randomkey, hget, hmget, hgetall, hkeys, hvals, hlen, hexists, hstrlen, lrange, llen, lindex, lpos, scard, smembers, sismember, srandmember, sdiff, sinter,
    sunion, zcard, zcount, zrange, zrevrange, zrangebyscore, zrevrangebyscore, zscore, zrank, zrevrank, xlen, xrange, xrevrange, xread, xinfo, xpending,
    bitcount, getbit, bitpos, pfcount, geopos, geodist, object, dump, config get, client list, client info, client getname, client id, slowlog get, slowlog len,
    memory usage, memory stats, memory doctor, latency latest, latency doctor, latency history, cluster info, cluster nodes,
    cluster slots, cluster shards, cluster keyslot, cluster countkeysinslot, cluster getkeysinslot, cluster myid, command, acl list, acl whoami, acl getuser, acl users, acl cat, module list,
    sentinel masters, sentinel master, sentinel replicas, sentinel slaves, sentinel sentinels, sentinel get-master-addr-by-name, sentinel ckquorum, pubsub, wait, subscribe, psubscribe, monitor, touch, auth, hello, select, quit, lolwut, expiretime, debug object`,
  change: `set, setnx, setex, psetex, mset, msetnx, append, incr, incrby, incrbyfloat, decr, decrby, getset, getex, setrange, setbit, expire, pexpire,
    expireat, pexpireat, persist, rename, renamenx, move, copy, restore, migrate, sort, hset, hsetnx, hmset, hincrby, hincrbyfloat, lpush, rpush, lpushx, rpushx, linsert, lset,
    lmove, rpoplpush, blmove, sadd, smove, zadd, zincrby, zinterstore, zunionstore, xadd, xack, xclaim, xautoclaim, xgroup, pfadd, pfmerge, geoadd, publish, spublish, config set, config rewrite,
    config resetstat, client kill, client pause, client unpause, client setname, client no-evict, slowlog reset, latency reset, memory purge, bgsave, save, bgrewriteaof, slaveof, replicaof,
    failover, cluster failover, cluster meet, cluster replicate, cluster addslots, cluster setslot, cluster delslots, cluster bumpepoch, cluster saveconfig, sentinel failover, sentinel monitor, sentinel set, sentinel reset,
    acl setuser, acl save, acl load, eval, evalsha, fcall, script, function, module load, swapdb, multi, exec, bitop, sinterstore, sunionstore, sdiffstore`,
  destroy: `del, unlink, getdel, hdel, lrem, ltrim, lpop, rpop, blpop, brpop, lmpop, srem, spop, zrem, zpopmin, zpopmax, zremrangebyscore, zremrangebyrank, zremrangebylex, xdel, xtrim, flushdb, flushall,
    shutdown, cluster reset, cluster forget, cluster flushslots, acl deluser, sentinel remove, module unload, script flush, function flush, debug`,
});

/** Clients and tools of databases and queues whose first plain argument says what they do. */
export const databaseVerbs: Readonly<Record<string, Verbs>> = {
  patronictl: verbs({
    read: 'list, topology, history, show-config, dsn, version',
    change: 'switchover, failover, restart, reload, pause, resume, edit-config, demote-cluster, promote-cluster',
    destroy: 'reinit, remove, flush',
  }),
  pg_ctl: verbs({
    read: 'status',
    change: 'start, stop, restart, reload, promote, init, initdb, logrotate',
    destroy: 'kill',
  }),
  pg_autoctl: verbs({ read: 'show', change: 'perform, enable, disable, create, set, config', destroy: 'drop, stop' }),
  pgbackrest: verbs({
    read: 'info, check, verify, version, repo-ls, repo-get',
    change: 'backup, restore, stanza-create, stanza-upgrade, archive-push, archive-get, start, stop, annotate',
    destroy: 'expire, stanza-delete',
  }),
  barman: verbs({
    read: 'list-backup, list-backups, list-server, list-servers, check, show-backup, show-server, show-servers, status, diagnose, list-files, check-backup',
    change: 'backup, recover, cron, switch-wal, switch-xlog, keep, receive-wal, archive-wal',
    destroy: 'delete',
  }),
  'wal-g': verbs({
    read: 'backup-list, wal-show, wal-verify, st ls',
    change: 'backup-push, backup-fetch, wal-push, wal-fetch, backup-mark',
    destroy: 'delete',
  }),
  repmgr: verbs({
    read: 'cluster show, cluster matrix, cluster crosscheck, cluster event, node status, node check, daemon status, service status',
    change: `standby switchover, standby promote, standby follow, standby clone, standby register, primary register, witness register, node rejoin,
      node service, cluster cleanup, daemon start, daemon stop, daemon pause, daemon unpause, service pause, service unpause`,
    destroy: 'primary unregister, standby unregister, witness unregister',
  }),
  mysqladmin: verbs({
    read: 'status, extended-status, ping, processlist, variables, version',
    change:
      'create, flush-hosts, flush-logs, flush-privileges, flush-tables, reload, refresh, password, start-slave, stop-slave, start-replica, stop-replica',
    destroy: 'drop, kill, shutdown',
  }),
  rabbitmqctl: verbs({
    read: `status, cluster_status, list_queues, list_connections, list_channels, list_consumers, list_users, list_vhosts, list_policies, list_exchanges, list_bindings,
      list_permissions, list_user_permissions, environment, report, node_health_check, ping, version, list_feature_flags, list_parameters`,
    change:
      'start_app, stop_app, add_user, add_vhost, set_policy, set_permissions, set_user_tags, change_password, join_cluster, sync_queue, cancel_sync_queue, set_parameter, enable_feature_flag, rotate_logs, set_cluster_name, await_startup, set_vm_memory_high_watermark',
    destroy:
      'purge_queue, delete_queue, delete_user, delete_vhost, forget_cluster_node, reset, force_reset, stop, shutdown, clear_policy, clear_permissions, close_connection, close_all_connections, force_boot',
  }),
  rabbitmqadmin: verbs({
    read: 'list, show',
    local: 'export',
    change: 'declare, publish, get, import',
    destroy: 'delete, purge, close',
  }),
  'rabbitmq-queues': verbs({
    read: 'quorum_status, check_if_node_is_mirror_sync_critical, check_if_node_is_quorum_critical, peek, check_if_cluster_has_classic_queue_mirroring_policy',
    change: 'rebalance, grow, add_member, reclaim_quorum_memory',
    destroy: 'shrink, delete_member',
  }),
  'rabbitmq-diagnostics': verbs({
    read: 'status, ping, check_running, check_local_alarms, check_port_connectivity, check_virtual_hosts, cluster_status, memory_breakdown, alarms, listeners, observer, environment, check_alarms, runtime_thread_stats',
  }),
  nodetool: verbs({
    read: 'status, info, ring, describecluster, tpstats, tablestats, cfstats, compactionstats, netstats, gossipinfo, gcstats, proxyhistograms, version, getendpoints, tablehistograms, listsnapshots, describering',
    change:
      'repair, cleanup, flush, compact, snapshot, drain, rebuild, move, join, enablebinary, disablebinary, enablegossip, disablegossip, setcompactionthroughput, setstreamthroughput, upgradesstables, refresh, scrub, pausehandoff, resumehandoff',
    destroy: 'decommission, removenode, assassinate, clearsnapshot, stop, stopdaemon, truncatehints',
  }),
};
