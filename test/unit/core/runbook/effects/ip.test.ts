import { expect, it } from 'vitest';
import { commandEffect } from '../../../../../src/core/runbook/effect.ts';
import type { Effect } from '../../../../../src/core/runbook/model.ts';

it.each<readonly [Effect, string]>([
  ['read', 'ip addr'],
  ['read', 'ip -4 a s dev eth0'],
  ['read', 'ip -s link show eth0'],
  ['read', 'ip -n blue route get 10.0.0.1'],
  ['read', 'ip netns list'],
  ['read', 'ip xfrm state list'],
  ['read', 'ip netns exec blue ip r'],
  ['change', 'ip netns add blue'],
  ['change', 'ip r add default via 10.0.0.1'],
  ['change', 'ip l set eth0 down'],
  ['change', 'ip l s eth0 down'],
  ['change', 'ip addr replace 10.0.0.1/24 dev eth0'],
  ['change', 'ip route append default via 10.1.1.1'],
  ['change', 'ip link property add dev eth0 altname lan'],
  ['destroy', 'ip netns delete blue'],
  ['destroy', 'ip netns exec blue ip link del eth0'],
  ['destroy', 'ip r del default'],
  ['destroy', 'ip l d vxlan0'],
  ['destroy', 'ip -4 route flush cache'],
  ['destroy', 'ip xfrm policy deleteall'],
  ['destroy', `ip netns list | grep old- | while read -r ns; do ip netns delete "$ns"; done`],
  ['destroy', 'sudo ip netns list | xargs -r ip netns delete'],
  ['unknown', 'ip link frobnicate eth0'],
  ['unknown', 'ip -batch routes.txt'],
])('is "%s" where a network is asked or changed by: %s', (effect, text) => {
  expect(commandEffect(text, 'shell')).toBe(effect);
});
