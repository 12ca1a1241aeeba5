import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, MASK, redactLines } from '../../../../src/core/check/redact.ts';
import { isMaskable, MIN_SECRET_LENGTH, secretForms } from '../../../../src/core/check/secretForms.ts';
import { base64Within, secretEncodings } from '../../support/secretEncodings.ts';

/** What leaves a stream whose text arrives in these pieces. */
function streamed(secrets: readonly string[], chunks: readonly string[]): string {
  let shown = '';
  const lines = redactLines(createRedactor(secrets), (text) => {
    shown += text;
  });
  for (const chunk of chunks) lines.push(chunk);
  lines.end();
  return shown;
}

function inPieces(text: string, borders: readonly number[]): readonly string[] {
  const places = [...new Set(borders.map((border) => border % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => text.slice(from, places[index]));
}

/** Put together here, so that no scanner takes this file for one that leaks. */
function fake(prefix: string, length: number, alphabet = 'a1B2c3D4e5F6g7H8'): string {
  return prefix + alphabet.repeat(8).slice(0, length);
}

const secret = fc
  .string({ unit: 'grapheme', minLength: 4, maxLength: 40 })
  .filter((text) => !text.includes('•') && isMaskable(text));
const noise = fc.stringMatching(/^[ -~\n]{0,40}$/);

describe('a registered secret', () => {
  it('is masked as it is written and in every encoding', () => {
    const value = 'pa$s"word/ü&<\'>`\\\t';
    // Base64 ends in another way after each of these lengths.
    for (const secret of [value, `${value}x`, `${value}xy`]) {
      const redact = createRedactor([secret]);
      for (const [name, encode] of secretEncodings)
        expect(redact(`before ${encode(secret)} after`), name).toBe(`before ${MASK} after`);
    }
  });

  it.each([
    ['XML with a named apostrophe', `it's`, 'it&apos;s'],
    ['XML with a hexadecimal apostrophe', `it's`, 'it&#x27;s'],
    ['XML text, where an apostrophe needs no escape', `it's <me>`, `it's &lt;me&gt;`],
    ['JSON of PHP', 'ab/cd', 'ab\\/cd'],
    ['JSON of ASCII without what HTML reserves', '한<b>', '\\ud55c\\u003cb\\u003e'],
    ['quotes doubled, as CSV has them', 'say "hi"', 'say ""hi""'],
    ['single quotes of a shell, left for the quote', `it's`, `it'"'"'s`],
    ['a text in double quotes that keeps its tabs', 'say\t"$hi"\\', 'say\t\\"$hi\\"\\\\'],
    ['a text in single quotes', `it's me\\`, `it\\'s me\\\\`],
    ['a word of a shell', `a b(c);d-e/f`, `a\\ b\\(c\\)\\;d-e/f`],
    ['a component of a URL after RFC 3986', `hey!(you)*'`, 'hey%21%28you%29%2A%27'],
    ['a component of a URL in small letters', `hey!(you)*'`, 'hey%21%28you%29%2a%27'],
    ['a whole URL', 'a b/c?d', 'a%20b/c?d'],
  ])('is masked in %s', (_, value, written) => {
    expect(createRedactor([value])(`"${written}"`)).toBe(`"${MASK}"`);
  });

  it('of four characters is masked, and so is a line of eight in a longer one; what is shorter stays', () => {
    expect(createRedactor(['x9k2'])('a x9k2 b')).toBe(`a ${MASK} b`);
    const redact = createRedactor(['eight 8!\nseven 7\nand more of it']);
    expect(redact('eight 8!\nseven 8\nseven 7')).toBe(`${MASK}\nseven 8\nseven 7`);
  });

  it('of several lines, one of them blank, masks no blanks', () => {
    const text = 'NAME            READY';
    expect(createRedactor(['first line of it\n            \nthird line of it'])(text)).toBe(text);
  });

  it('has no form that is short enough to stand in ordinary text', () => {
    fc.assert(
      fc.property(secret, (value) => {
        for (const form of secretForms([value])) expect(form.length, form).toBeGreaterThanOrEqual(MIN_SECRET_LENGTH);
      }),
    );
    // The last line of its base64 has four characters.
    const value = 'forty-nine characters of a secret of that length!';
    const lastLine = Buffer.from(value).toString('base64').slice(64);
    expect(createRedactor([value])(`a ${lastLine} b`)).toBe(`a ${lastLine} b`);
  });

  it('that holds quotes, and is not in them, is masked only as a whole', () => {
    const redact = createRedactor(['let "abcd"', '"efgh" in']);
    expect(redact('let "abcd", "efgh" in, abcd, efgh')).toBe(`${MASK}, ${MASK}, abcd, efgh`);
  });

  it('never survives in any of its encodings, whatever stands around it', () => {
    fc.assert(
      fc.property(secret, noise, noise, (value, before, after) => {
        const redact = createRedactor([value]);
        for (const [name, encode] of secretEncodings) {
          const shown = redact(`${before}${encode(value)}${after}`);
          expect(shown, name).not.toContain(encode(value));
          expect(shown, name).toContain(MASK);
        }
      }),
    );
  });

  it('never survives in the base64 of more than itself, at any of the three places in a group', () => {
    fc.assert(
      fc.property(secret, noise, noise, (value, before, after) => {
        const [shown = '', rest = ''] = createRedactor([value])(base64Within(before, value, after)).split(MASK);
        // What is left in front decodes to what stood in front, and behind there is one character of both at most.
        expect(before.startsWith(Buffer.from(shown, 'base64').toString('latin1'))).toBe(true);
        expect(Buffer.from(shown, 'base64').length).toBeLessThanOrEqual(before.length);
        expect(rest.replace(/=+$/, '').length).toBeLessThanOrEqual(Math.ceil((after.length * 8) / 6) + 1);
      }),
    );
  });

  it('is masked in base64 that is broken into lines', () => {
    const value =
      'a very long secret of a hundred characters or so, as a key or a whole file would be, and even longer';
    for (const width of [64, 76]) {
      const text = Buffer.from(value)
        .toString('base64')
        .replace(new RegExp(`.{${width}}`, 'g'), '$&\n');
      expect(new Set(createRedactor([value])(text).split('\n'))).toEqual(new Set([MASK]));
    }
  });

  it('is masked without the line end and the quotes that its file has around it', () => {
    expect(createRedactor(['sesame\n'])('a sesame b')).toBe(`a ${MASK} b`);
    expect(createRedactor([`"sesame"\n`])('a sesame b')).toBe(`a ${MASK} b`);
  });

  it('is masked where a part of it is coloured, also within JSON', () => {
    const coloured = 'user \x1b[1mhun\x1b[0mter2 end';
    const redact = createRedactor(['hunter2']);
    expect(redact(coloured)).toBe(`user ${MASK} end`);
    expect(redact(JSON.stringify(coloured))).toBe(`"user ${MASK} end"`);
    expect(redact('\x1b[1mnothing\x1b[0m')).toBe('\x1b[1mnothing\x1b[0m');
  });

  it('never leaves a stream, wherever its text is cut into pieces', () => {
    const oneLine = secret.filter((text) => !/[\r\n]/.test(text));
    const encoding = fc.constantFrom(...secretEncodings.map(([, encode]) => encode));
    const borders = fc.array(fc.nat(400), { maxLength: 8 });
    fc.assert(
      fc.property(oneLine, encoding, noise, noise, borders, (value, encode, before, after, cuts) => {
        const written = encode(value);
        const shown = streamed([value], inPieces(`${before}${written}${after}`, cuts));
        expect(shown).not.toContain(written);
        expect(shown).toBe(createRedactor([value])(`${before}${written}${after}`));
      }),
    );
  });

  it('of several lines never leaves a stream line by line', () => {
    const value = 'first line of it\nsecond line of it\n';
    expect(streamed([value], ['first line of it\n', 'second ', 'line of it\n'])).toBe(`${MASK}\n${MASK}\n`);
  });

  it('that holds another one is masked as a whole', () => {
    expect(createRedactor(['long', 'longer-one'])('a longer-one b')).toBe(`a ${MASK} b`);
  });

  it.each(['', 'a', 'the', 'admin', 'Password', 'admin\n', '"postgres"'])(
    'that is too short or an ordinary word masks nothing, and is known as such: %s',
    (value) => {
      const text = 'a cat in the hat is admin of postgres, Password';
      expect(createRedactor([value])(text)).toBe(text);
      expect(isMaskable(value)).toBe(false);
    },
  );

  it('is known as one that is masked', () => {
    expect(isMaskable('admin1')).toBe(true);
  });

  it.each([
    '\x1b]0;title\x07hun\x1b(Bter2',
    'hun\x1b]8;;http://a\x1b\\ter2',
    'h\x1bMunter\x1b[38;5;1m2',
    'hun\x1b[0mter2',
  ])('is masked through whatever a terminal does in the middle of it: %j', (text) => {
    expect(createRedactor(['hunter2'])(text)).toBe(MASK);
    expect(createRedactor(['hunter2'])(JSON.stringify(text))).toBe(JSON.stringify(MASK));
  });

  it('may be a megabyte long', () => {
    const value = 'x1'.repeat(512 * 1024);
    const redact = createRedactor([value]);
    expect(redact(`a ${value} b`)).toBe(`a ${MASK} b`);
    expect(redact(`a ${Buffer.from(value).toString('base64')} b`)).toBe(`a ${MASK} b`);
  });
});

describe('the shape of a secret', () => {
  const redact = createRedactor([]);

  it.each([
    ['Authorization: Bearer abc.def', `Authorization: Bearer ${MASK}`],
    ['{"Authorization": "Bearer abc.def"}', `{"Authorization": "Bearer ${MASK}"}`],
    ['authorization: basic dXNlcjpwYXNz', `authorization: basic ${MASK}`],
    ['token eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.SflKxwRJSMeKKF2Q', `token ${MASK}`],
    ['postgres://app:hunter2@db:5432/orders', `postgres://app:${MASK}@db:5432/orders`],
    ['redis://:hunter2@cache', `redis://:${MASK}@cache`],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nafter', `${MASK}\nafter`],
    ['-----BEGIN PRIVATE KEY-----\nMIIE\ncut off', MASK],
    ['-----BEGIN PRIVATE KEY-----\\nMIIE\\ncut off", "next": 1', `${MASK}", "next": 1`],
    ['X-Vault-Token: abcdefgh', `X-Vault-Token: ${MASK}`],
    ['Set-Cookie: session=abcdefgh; Path=/', `Set-Cookie: ${MASK}; Path=/`],
    ["host=db password='a b' user=me", `host=db password=${MASK} user=me`],
    ['Server=db;Pwd=abc;Database=x', `Server=db;Pwd=${MASK};Database=x`],
    [`id ${fake('AKIA', 16, 'ABCDEFGHIJKLMNOP')}`, `id ${MASK}`],
    [`aws_secret_access_key = ${'aB3/'.repeat(10)}`, `aws_secret_access_key = ${MASK}`],
    [`use ${fake('ghp_', 36)}.`, `use ${MASK}.`],
    [`use ${fake('github_pat_', 40)}.`, `use ${MASK}.`],
    [`use ${fake('glpat-', 20)}.`, `use ${MASK}.`],
    [`use ${fake('xoxb-', 24)}.`, `use ${MASK}.`],
    ['https://hooks.slack.com/services/T0/B0/abc', `https://hooks.slack.com/services/${MASK}`],
    [`use ${fake('AIza', 35)}.`, `use ${MASK}.`],
    [`use ${fake('ya29.', 30)}`, `use ${MASK}`],
    [`AccountName=a;AccountKey=${fake('', 86)}==;`, `AccountName=a;AccountKey=${MASK};`],
    [`?sv=1&sig=${fake('', 40)}`, `?sv=1&sig=${MASK}`],
    [`use ${fake('abc8Q~', 34)} x`, `use ${MASK} x`],
    [`use ${fake('npm_', 36)} x`, `use ${MASK} x`],
    [`use ${fake('hvs.', 30)} x`, `use ${MASK} x`],
    [`use ${fake('sk_live_', 24)} x`, `use ${MASK} x`],
    [`use ${fake('sk-ant-', 24)} x`, `use ${MASK} x`],
    [`use ${fake('dckr_pat_', 24)} x`, `use ${MASK} x`],
    [`Authorization: \x1b[1mBearer\x1b[0m abcdef`, `Authorization: Bearer ${MASK}`],
  ])('in "%s" is masked', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  it.each([
    'SELECT password FROM users',
    'Waiting for pod skip-1234567890123456789012345 sk-learn',
    `sha256 ${'0a'.repeat(32)}`,
    'https://api.judgify.ai/metrics',
    'http://db:5432/',
    'mail ops@example.com',
    '-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----',
    'authorization: required',
  ])('is not seen in "%s"', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('is masked in a stream, also a private key that comes line by line', () => {
    const key = ['-----BEGIN PRIVATE KEY-----\n', 'MIIEvQIBADANBg\n', 'kqhkiG9w0BAQ\n', '-----END PRIVATE KEY-----\n'];
    const shown = streamed([], ['before\n', ...key, 'after\n']);
    expect(shown).toBe(`before\n${MASK}\nafter\n`);
  });

  it('of a private key of any kind holds a stream back until its end, and no longer', () => {
    const shown: string[] = [];
    const lines = redactLines(redact, (text) => shown.push(text));
    lines.push('-----BEGIN RSA PRIVATE KEY-----\n');
    lines.push('MIIEvQIBADANBg\n');
    expect(shown).toEqual([]);
    lines.push('kqhkiG9w0BAQ\n-----END RSA PRIVATE KEY-----\nafter\n');
    expect(shown).toEqual([`${MASK}\nafter\n`]);
  });

  it('is masked in a stream where a private key begins behind a long text and is cut in two', () => {
    const before = 'a line of a log\n'.repeat(5000);
    const shown = streamed(
      [],
      [`${before}-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n`, 'kqhkiG9w0BAQ\n-----END PRIVATE KEY-----\nafter\n'],
    );
    expect(shown).toBe(`${before}${MASK}\nafter\n`);
  });

  it('is masked in a stream that ends inside a private key', () => {
    expect(streamed([], ['-----BEGIN PRIVATE KEY-----\n', 'MIIEvQIBADANBg\n'])).toBe(MASK);
  });
});

describe('a stream', () => {
  it('shows each line as soon as it is whole', () => {
    const shown: string[] = [];
    const lines = redactLines(createRedactor([]), (text) => shown.push(text));
    lines.push('one\nt');
    expect(shown).toEqual(['one\n']);
    lines.push('w');
    expect(shown).toEqual(['one\n']);
    lines.push('o\nthree\nfo');
    expect(shown).toEqual(['one\n', 'two\nthree\n']);
    lines.end();
    expect(shown).toEqual(['one\n', 'two\nthree\n', 'fo']);
    lines.end();
    expect(shown).toHaveLength(3);
  });

  it('of one line without end is cut instead of kept in memory, and goes on with the next line', () => {
    const chunk = 'a'.repeat(60_000);
    expect(streamed([], ['first\n', chunk, chunk, chunk, `${chunk}\nlast\n`])).toBe('first\n…\nlast\n');
  });

  it('loses no line where a private key begins and never ends', () => {
    const rest = [...Array.from({ length: 100 }, () => `"${'b'.repeat(1000)}"\n`), '"last"\n'];
    expect(streamed([], ['-----BEGIN PRIVATE KEY-----\n', ...rest])).toBe(MASK + rest.join(''));
  });
});
