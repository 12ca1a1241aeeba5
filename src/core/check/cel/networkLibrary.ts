/**
 * The functions of Kubernetes for IP addresses and networks. Both are texts here in their canonical form, so that
 * they can be compared and shown; `ip(x) == x` says what `ip.isCanonical(x)` says there.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-ip-address-library
 * @see https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-cidr-library
 */
import { celFunc, celMethod, CelScalar, type CelFunc } from '@bufbuild/cel';
import {
  contains,
  formatIp,
  formatNetwork,
  masked,
  parseIp,
  parseNetwork,
  type IpAddress,
  type Network,
} from './ipAddress.ts';

const { BOOL, INT, STRING } = CelScalar;

export const networkFunctions: readonly CelFunc[] = [
  celFunc('isIP', [STRING], BOOL, (text) => parseIp(text) !== undefined),
  celFunc('ip', [STRING], STRING, (text) => formatIp(ip(text))),
  celMethod('family', STRING, [], INT, function () {
    return BigInt(ip(this).family);
  }),
  question('isUnspecified', isUnspecified),
  question('isLoopback', isLoopback),
  question('isLinkLocalMulticast', isLinkLocalMulticast),
  question('isLinkLocalUnicast', isLinkLocalUnicast),
  question('isGlobalUnicast', isGlobalUnicast),
  celFunc('isCIDR', [STRING], BOOL, (text) => parseNetwork(text) !== undefined),
  celFunc('cidr', [STRING], STRING, (text) => formatNetwork(network(text))),
  celMethod('containsIP', STRING, [STRING], BOOL, function (other) {
    return contains(network(this), ip(other));
  }),
  celMethod('containsCIDR', STRING, [STRING], BOOL, function (other) {
    const [outer, inner] = [network(this), network(other)];
    return outer.length <= inner.length && contains(outer, inner.address);
  }),
  celMethod('ip', STRING, [], STRING, function () {
    return formatIp(network(this).address);
  }),
  celMethod('masked', STRING, [], STRING, function () {
    return formatNetwork(masked(network(this)));
  }),
  celMethod('prefixLength', STRING, [], INT, function () {
    return BigInt(network(this).length);
  }),
];

function question(name: string, holds: (address: IpAddress) => boolean): CelFunc {
  return celMethod(name, STRING, [], BOOL, function () {
    return holds(ip(this));
  });
}

function ip(text: string): IpAddress {
  const found = parseIp(text);
  if (found === undefined) throw new Error('a text is no IP address');
  return found;
}

function network(text: string): Network {
  const found = parseNetwork(text);
  if (found === undefined) throw new Error('a text is no network such as 10.0.0.0/8');
  return found;
}

function isUnspecified({ value }: IpAddress): boolean {
  return value === 0n;
}

function isLoopback(address: IpAddress): boolean {
  return isWithin(['127.0.0.0/8', '::1/128'], address);
}

/** RFC 4291 section 2.7: the flags of an IPv6 multicast address may be any, its scope is 2. */
function isLinkLocalMulticast(address: IpAddress): boolean {
  if (address.family === 4) return isWithin(['224.0.0.0/24'], address);
  return isMulticast(address) && BigInt.asUintN(4, address.value >> 112n) === 2n;
}

function isLinkLocalUnicast(address: IpAddress): boolean {
  return isWithin(['169.254.0.0/16', 'fe80::/10'], address);
}

function isMulticast(address: IpAddress): boolean {
  return isWithin(['224.0.0.0/4', 'ff00::/8'], address);
}

/** As in Go: also of private networks. */
function isGlobalUnicast(address: IpAddress): boolean {
  return !(
    isUnspecified(address) ||
    isLoopback(address) ||
    isMulticast(address) ||
    isLinkLocalUnicast(address) ||
    isWithin(['255.255.255.255/32'], address)
  );
}

function isWithin(networks: readonly string[], address: IpAddress): boolean {
  return networks.some((text) => contains(network(text), address));
}
