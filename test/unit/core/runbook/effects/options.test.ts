import { expect, it } from 'vitest';
import { commandEffect } from '../../../../../src/core/runbook/effect.ts';
import type { Effect } from '../../../../../src/core/runbook/model.ts';

const looks = [
  'hwclock --show',
  'chronyc -n sources',
  'ipmitool -I lanplus -H bmc -U ops sdr list',
  'nvidia-smi -q -i 0',
  'fuser -v /srv/data',
  'cscli decisions list',
  'ifconfig eth0',
  'yq -r .name a.yaml',
  'sort -k2,2n a',
  'tcpdump -ni any -c 10',
  'promtool check rules a.yaml',
  'strace -f -p 4711',
  'strace -o trace.txt uptime',
  'perf stat -e cycles sleep 1',
  "watch -n 5 'kubectl get pods | head'",
  'ceph tell osd.1 perf dump',
  'ceph daemon mon.a config show',
  'bq query --use_legacy_sql=false "SELECT 1"',
  'curl -sS -m 5 https://a/health',
  'curl -Lo /dev/null https://a',
  'http GET a.example/orders page==2',
  'az snapshot list',
];

const otherwise: readonly (readonly [Effect, string])[] = [
  ['change', 'hwclock --systohc'],
  ['change', 'sudo chronyc makestep'],
  ['destroy', 'ipmitool -H bmc sel clear'],
  ['change', 'ipmitool raw 0x30 0x21'],
  ['change', 'nvidia-smi --gpu-reset -i 0'],
  ['change', 'nvidia-smi -pm 1'],
  ['destroy', 'fuser -km /srv/data'],
  ['destroy', 'cscli decisions delete --all'],
  ['change', 'ifconfig eth0 10.1.2.3'],
  ['local', "yq -i '.image.tag = 2' a.yaml"],
  ['local', 'sort -uo b a'],
  ['local', "awk -i inplace '{print $1}' a"],
  ['local', 'tcpdump -ni any -w a.pcap'],
  ['change', 'promtool push metrics http://a:9091'],
  ['destroy', 'logcli delete create \'{app="a"}\''],
  ['destroy', 'strace -f rm -rf /srv/a'],
  ['destroy', 'perf stat -e cycles rm -rf /srv/a'],
  ['unknown', 'gdb -p 1 -batch -ex "call abort()"'],
  ['unknown', 'chroot /mnt/root'],
  ['destroy', "watch -n 5 'kubectl delete pod a'"],
  ['change', "ceph tell 'osd.*' config set debug_osd 1"],
  ['unknown', 'ceph tell osd.1 injectargs --debug-osd=1'],
  ['destroy', 'bq query "DELETE FROM a.b WHERE true"'],
  ['change', 'bq query --destination_table=a.b "SELECT 1"'],
  ['change', 'curl -Fa=b https://a'],
  ['change', 'curl -sd @a.json https://a'],
  ['unknown', 'curl -K a.cfg'],
  ['change', 'http a.example/orders state=done'],
  ['change', 'aws elasticache test-failover --replication-group-id a'],
  ['change', 'gcloud compute instances simulate-maintenance-event a'],
  ['change', 'aws acm request-certificate --domain-name a.example'],
  ['destroy', 'git reflog expire --expire=now --all'],
  ['change', 'echo 3 > /proc/sys/vm/drop_caches'],
  ['destroy', 'cat a.img > /dev/sdb'],
  ['change', 'psql -c "SELECT pg_logical_slot_get_changes(\'a\', NULL, NULL)"'],
  ['unknown', 'psql -c "SELECT purge_orders(30)"'],
  ['unknown', 'psql -c "SELECT jobs.nightly()"'],
  ['change', 'mysql -e "SELECT * FROM a INTO OUTFILE \'/tmp/a\'"'],
];

it.each(looks)('a look stays a look: %s', (text) => {
  expect(commandEffect(text, 'shell')).toBe('read');
});

it.each(otherwise)('what mostly looks is "%s" where its words say so: %s', (effect, text) => {
  expect(commandEffect(text, 'shell')).toBe(effect);
});
