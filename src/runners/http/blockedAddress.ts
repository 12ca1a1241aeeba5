/** Addresses where clouds give every process of a machine its credentials: no answer of theirs belongs in a report. */
import net from 'node:net';

const linkLocal = new net.BlockList();
linkLocal.addSubnet('169.254.0.0', 16, 'ipv4');
linkLocal.addSubnet('fe80::', 10, 'ipv6');
// What AWS, Alibaba Cloud and Azure have outside of it.
linkLocal.addAddress('fd00:ec2::254', 'ipv6');
linkLocal.addAddress('100.100.100.200', 'ipv4');
linkLocal.addAddress('168.63.129.16', 'ipv4');

/** Also where IPv6 holds an IPv4 address. */
export function isBlockedAddress(address: string): boolean {
  const family = net.isIP(address);
  if (family === 0) return false;
  return linkLocal.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
