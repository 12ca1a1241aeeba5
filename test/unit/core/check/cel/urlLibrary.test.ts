import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeExpression } from '../../../../../src/core/check/judgeExpression.ts';
import { createShow } from '../../../../../src/core/check/show.ts';

const show = createShow((text) => text, false);

function judge(expr: string, variables: Readonly<Record<string, string>> = {}): string {
  return judgeExpression({ expr, message: undefined, line: 1, column: 1 }, { variables, now: 0, show }).outcome;
}

describe('a URL', () => {
  it.each([
    "isURL('https://user:pass@example.com:80/path?query=val#fragment')",
    "isURL('/absolute-path') && isURL('mailto:ops@example.com')",
    "!isURL('../relative-path') && !isURL('example.com') && !isURL('') && !isURL('https://a:b:c/')",
    "!isURL('https://a b/') && !isURL('https://a/%zz') && !isURL('https://a/\\n')",
    "url('/path').getScheme() == ''",
    "url('HTTPS://example.com/').getScheme() == 'https'",
    "url('https://user:pw@example.com:80/').getHost() == 'example.com:80'",
    "url('https://example.com:443/').getHost() == 'example.com:443'",
    "url('https://[::1]:80/').getHost() == '[::1]:80'",
    "url('/path').getHost() == ''",
    "url('https://example.com:80/').getHostname() == 'example.com'",
    "url('https://[::1]:80/').getHostname() == '::1' && url('https://[::1]/').getHostname() == '::1'",
    "url('https://example.com:443/').getPort() == '443' && url('https://[::1]/').getPort() == ''",
    "url('https://example.com').getEscapedPath() == ''",
    "url('https://example.com/path with spaces/').getEscapedPath() == '/path%20with%20spaces/'",
    "url('https://example.com/a%20b').getEscapedPath() == '/a%20b'",
    "url('https://example.com/path?k1=a&k2=b&k2=c').getQuery() == {'k1': ['a'], 'k2': ['b', 'c']}",
    "url('https://example.com/path?key with=a+b#c').getQuery() == {'key with': ['a b']}",
    "url('https://example.com/path?').getQuery() == {} && url('https://example.com/path').getQuery() == {}",
  ])('%s', (expr) => {
    expect(judge(expr)).toBe('holds');
  });

  it.each(["url('example.com') == 'a'", "'example.com'.getHost() == ''"])('that is none is an error: %s', (expr) => {
    expect(judge(expr)).toBe('error');
  });

  it('gives back the parts that it is made of', () => {
    const part = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed());
    const port = fc.option(fc.nat(65_535).map(String), { nil: undefined });
    fc.assert(
      fc.property(fc.domain(), port, part, part, part, (hostname, given, segment, key, value) => {
        const path = `/${encodeURIComponent(segment)}`;
        const host = given === undefined ? hostname : `${hostname}:${given}`;
        const text = `https://me@${host}${path}?${encodeURIComponent(key)}=${encodeURIComponent(value)}#end`;
        const parts = { text, host, hostname, port: given ?? '', path, key, value };
        expect(judge('url(text).getHost() == host && url(text).getHostname() == hostname', parts)).toBe('holds');
        expect(judge('url(text).getPort() == port && url(text).getEscapedPath() == path', parts)).toBe('holds');
        expect(judge('url(text).getQuery() == {key: [value]}', parts)).toBe('holds');
      }),
    );
  });
});
