import { expect, it } from 'vitest';
import { commandEffect } from '../../../../../src/core/runbook/effect.ts';
import type { Effect } from '../../../../../src/core/runbook/model.ts';

it.each<readonly [Effect, string]>([
  ['local', 'git branch hotfix a3f92c1'],
  ['read', 'git branch -a --contains a3f92c1'],
  ['read', 'cf apps'],
  ['read', 'cf service-keys orders-db'],
  ['local', 'cf target -s staging'],
  ['change', 'cf restage orders'],
  ['destroy', 'cf ds orders-db'],
  ['destroy', 'cf us orders orders-db'],
  ['unknown', 'cf ssh orders'],
  ['read', 'sudo -u postgres pg_controldata /srv/pg'],
  ['local', 'kubectl exec orders-db-1 -- pg_dump -Fc orders > orders.dump'],
  ['change', 'kubectl exec orders-db-1 -- pg_dump -Fc -f /tmp/a orders'],
  ['destroy', 'pg_resetwal /srv/pg'],
  ['destroy', 'mke2fs -t ext4 /dev/sdb1'],
  ['read', 'mysqlbinlog --start-position=4 binlog.000001'],
  ['read', 'etcdutl snapshot status a.db -w table'],
  ['local', 'etcdutl snapshot restore a.db --data-dir b'],
  ['local', 'xtrabackup --backup --target-dir=/srv/b'],
  ['change', 'xtrabackup --copy-back --target-dir=/srv/b'],
  ['change', 'kafka-producer-perf-test.sh --topic a --num-records 5'],
  ['destroy', 'kafka-storage.sh format -t a -c server.properties'],
  ['read', 'kafka-metadata-quorum.sh --bootstrap-server a:9092 describe --status'],
  ['read', 'sudo nginx -t'],
  ['change', 'sudo nginx -s reload'],
  ['read', 'firewall-cmd --zone=public --list-ports'],
  ['change', 'firewall-cmd --permanent --add-port=443/tcp'],
  ['read', 'kubectl cnpg status orders-db'],
  ['change', 'kubectl cnpg promote orders-db orders-db-2'],
  ['read', 'redis-cli --intrinsic-latency 60'],
  ['local', 'redis-cli -h cache --rdb /tmp/a.rdb'],
])('is "%s": %s', (effect, text) => {
  expect(commandEffect(text, 'shell')).toBe(effect);
});
