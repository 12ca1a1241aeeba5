/** IP addresses and networks as numbers, read as strictly as Go's netip does: no zones, no leading zeros. */

export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

export interface Network {
  readonly address: IpAddress;
  /** Bits that all of its addresses share. */
  readonly length: number;
}

/** @returns undefined also for an IPv4 address within IPv6, which Kubernetes takes for neither */
export function parseIp(text: string): IpAddress | undefined {
  const v4 = parseV4(text);
  if (v4 !== undefined) return { family: 4, value: v4 };
  const v6 = parseV6(text);
  return v6 === undefined || v6 >> 32n === MAPPED ? undefined : { family: 6, value: v6 };
}

export function parseNetwork(text: string): Network | undefined {
  const [, address = '', length] = /^(.*)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const found = parseIp(address);
  return found === undefined || Number(length) > bits(found) ? undefined : { address: found, length: Number(length) };
}

/** In the form of RFC 5952. */
export function formatIp({ family, value }: IpAddress): string {
  if (family === 4) return parts(value, 4, 8n).join('.');
  const groups = parts(value, 8, 16n).map((group) => group.toString(16));
  const zeros = longestZeros(groups);
  if (zeros.length < 2) return groups.join(':');
  return `${groups.slice(0, zeros.at).join(':')}::${groups.slice(zeros.at + zeros.length).join(':')}`;
}

export function formatNetwork({ address, length }: Network): string {
  return `${formatIp(address)}/${length}`;
}

export function contains({ address, length }: Network, other: IpAddress): boolean {
  const rest = BigInt(bits(address) - length);
  return address.family === other.family && address.value >> rest === other.value >> rest;
}

/** The network with the lowest of its addresses. */
export function masked({ address, length }: Network): Network {
  const rest = BigInt(bits(address) - length);
  return { address: { ...address, value: (address.value >> rest) << rest }, length };
}

/** What the upper bits are of ::ffff:0:0/96, RFC 4291 section 2.5.5.2. */
const MAPPED = 0xffffn;

function bits({ family }: IpAddress): number {
  return family === 4 ? 32 : 128;
}

function parseV4(text: string): bigint | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256))
    return undefined;
  return join(octets.map(Number), 8n);
}

function parseV6(text: string): bigint | undefined {
  const halves = withoutDots(text).split('::');
  const [head = [], tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const written = [...head, ...(tail ?? [])];
  const isWhole = tail === undefined ? written.length === 8 : written.length < 8;
  if (halves.length > 2 || !isWhole || !written.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  const groups = [...head, ...Array<string>(8 - written.length).fill('0'), ...(tail ?? [])];
  return join(
    groups.map((group) => Number.parseInt(group, 16)),
    16n,
  );
}

/** The last 32 bits may be written as an IPv4 address. */
function withoutDots(text: string): string {
  const last = text.slice(text.lastIndexOf(':') + 1);
  const v4 = text.includes(':') ? parseV4(last) : undefined;
  if (v4 === undefined) return text;
  return (
    text.slice(0, text.length - last.length) +
    parts(v4, 2, 16n)
      .map((group) => group.toString(16))
      .join(':')
  );
}

function join(values: readonly number[], width: bigint): bigint {
  return values.reduce((sum, value) => (sum << width) | BigInt(value), 0n);
}

function parts(value: bigint, count: number, width: bigint): readonly number[] {
  return Array.from({ length: count }, (_, at) =>
    Number(BigInt.asUintN(Number(width), value >> (BigInt(count - 1 - at) * width))),
  );
}

/** Of runs of one length the first. */
function longestZeros(groups: readonly string[]): { readonly at: number; readonly length: number } {
  let longest = { at: 0, length: 0 };
  for (let at = 0; at < groups.length; at += 1) {
    let length = 0;
    while (groups[at + length] === '0') length += 1;
    if (length > longest.length) longest = { at, length };
  }
  return longest;
}
