import fc from 'fast-check';
import { BlockList, isIPv4 } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parseIp } from '../../../../../src/core/check/cel/ipAddress.ts';
import { judgeExpression } from '../../../../../src/core/check/judgeExpression.ts';
import { createShow } from '../../../../../src/core/check/show.ts';

const show = createShow((text) => text, false);

function judge(expr: string, variables: Readonly<Record<string, string>> = {}): string {
  return judgeExpression({ expr, message: undefined, line: 1, column: 1 }, { variables, now: 0, show }).outcome;
}

describe('an address', () => {
  it.each([
    "isIP('192.168.0.1')",
    "!isIP('192.168.0.1.0')",
    "!isIP('192.168.00.1')",
    "!isIP('192.168.0.256')",
    "isIP('2001:db8::68')",
    "!isIP('2001:db8:::68')",
    "!isIP('1:2:3:4:5:6:7::8:9')",
    "!isIP('1:2:3:4:5:6:7:8::')",
    "!isIP('::ffff:10.0.0.1')",
    "!isIP('fe80::1%eth0')",
    "!isIP('10.0.0.0/8')",
    "!isIP('')",
    "ip('192.168.0.1').family() == 4",
    "ip('2001:db8::68').family() == 6",
    "ip('2001:DB8:0:0::68') == ip('2001:db8::68')",
    "ip('64:ff9b::10.0.0.1') == '64:ff9b::a00:1'",
    "ip('1:0:0:2:0:0:0:3') == '1:0:0:2::3'",
    "ip('1:0:2:3:4:5:6:7') == '1:0:2:3:4:5:6:7'",
    "ip('0:0:0:0:0:0:0:0') == '::'",
    "ip('0.0.0.0').isUnspecified() && ip('::').isUnspecified() && !ip('::1').isUnspecified()",
    "ip('127.0.0.1').isLoopback() && ip('::1').isLoopback() && !ip('1.2.3.4').isLoopback()",
    "ip('224.0.0.1').isLinkLocalMulticast() && !ip('224.0.1.1').isLinkLocalMulticast()",
    "ip('ff02::1').isLinkLocalMulticast() && ip('ff12::1').isLinkLocalMulticast()",
    "!ip('fd00::1').isLinkLocalMulticast() && !ip('ff05::2').isLinkLocalMulticast()",
    "ip('169.254.169.254').isLinkLocalUnicast() && !ip('192.168.0.1').isLinkLocalUnicast()",
    "ip('fe80::1').isLinkLocalUnicast() && !ip('fd80::1').isLinkLocalUnicast()",
    "ip('192.168.0.1').isGlobalUnicast() && !ip('255.255.255.255').isGlobalUnicast()",
    "ip('2001:db8::abcd').isGlobalUnicast() && !ip('ff00::1').isGlobalUnicast()",
  ])('%s', (expr) => {
    expect(judge(expr)).toBe('holds');
  });
});

describe('a network', () => {
  it.each([
    "isCIDR('192.168.0.0/24') && isCIDR('::/0')",
    "!isCIDR('192.168.0.0/') && !isCIDR('192.168.0.0/33') && !isCIDR('10.0.0.0/08') && !isCIDR('10.0.0.0')",
    "cidr('192.168.0.0/24').containsIP(ip('192.168.0.1'))",
    "!cidr('192.168.0.0/24').containsIP('192.168.1.1')",
    "!cidr('0.0.0.0/0').containsIP('::1')",
    "cidr('192.168.0.0/24').containsCIDR(cidr('192.168.0.0/25'))",
    "cidr('192.168.0.0/24').containsCIDR('192.168.0.1/32')",
    "!cidr('192.168.0.0/24').containsCIDR('192.168.0.0/23')",
    "!cidr('192.168.0.0/24').containsCIDR(cidr('192.169.0.1/32'))",
    "cidr('2001:db8::/32').containsIP('2001:db8::1') && !cidr('2001:db8::/32').containsIP('2001:dc8::1')",
    "cidr('192.168.0.1/24').ip() == ip('192.168.0.1')",
    "cidr('192.168.0.1/24').masked() == cidr('192.168.0.0/24')",
    "cidr('2001:db8:1::/32').masked() == cidr('2001:db8::/32')",
    "cidr('192.168.0.0/24').prefixLength() == 24",
    "string(cidr('192.168.0.0/24')) == '192.168.0.0/24'",
  ])('%s', (expr) => {
    expect(judge(expr)).toBe('holds');
  });

  it('holds the addresses that Node says it holds', () => {
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6().filter((text) => parseIp(text) !== undefined),
    );
    fc.assert(
      fc.property(address, address, fc.nat(128), (base, other, length) => {
        const bits = Math.min(length, isIPv4(base) ? 32 : 128);
        const list = new BlockList();
        list.addSubnet(base, bits, isIPv4(base) ? 'ipv4' : 'ipv6');
        const holds = isIPv4(base) === isIPv4(other) && list.check(other, isIPv4(other) ? 'ipv4' : 'ipv6');
        const outcome = judge('cidr(a).containsIP(b)', { a: `${base}/${bits}`, b: other });
        expect(outcome).toBe(holds ? 'holds' : 'fails');
      }),
    );
  });
});

describe('a text that is neither', () => {
  it.each([
    "ip('much') == 'a'",
    "cidr('10.0.0.0') == 'a'",
    "cidr('10.0.0.0/8').containsIP('10.0.0.0/8')",
    "'10.0.0.1'.prefixLength() == 32",
  ])('is an error, never false: %s', (expr) => {
    expect(judge(expr)).toBe('error');
  });
});
