import { describe, expect, it } from 'vitest';
import { MASK, maskShapes } from '../../../../src/core/check/secretShapes.ts';

/** Put together here, so that no scanner takes this file for one that leaks. */
function fake(prefix: string, length: number, alphabet = 'a1B2c3D4e5F6g7H8'): string {
  return prefix + alphabet.repeat(16).slice(0, length);
}

const pemKey = ['-----BEGIN PRIVATE KEY-----', 'MIIEvQ+/=', '-----END PRIVATE KEY-----'].join('\n');

/** Of each shape: texts that have it, with what is shown of them. */
const examples: Readonly<Record<string, readonly (readonly [text: string, shown: string])[]>> = {
  'private key': [
    [pemKey, MASK],
    [`${pemKey} and ${pemKey}`, `${MASK} and ${MASK}`],
    [pemKey.replaceAll('PRIVATE', 'OPENSSH PRIVATE').replaceAll('\n', '\\r\\n'), MASK],
    [pemKey.replace('MIIE', 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A\n\nMIIE'), MASK],
  ],
  'Authorization header': [
    ['Authorization: Bearer abc', `Authorization: Bearer ${MASK}`],
    ['authorization=Token abc', `authorization=Token ${MASK}`],
    ['Authorization :  Basic  abc', `Authorization :  Basic  ${MASK}`],
    [`'Authorization':'ApiKey abc'`, `'Authorization':'ApiKey ${MASK}'`],
    ['{\\"Authorization\\": \\"Digest abc\\"}', `{\\"Authorization\\": \\"Digest ${MASK}\\"}`],
  ],
  'header with a token': [
    ['X-Api-Key: abc', `X-Api-Key: ${MASK}`],
    ['x-auth-token:abc', `x-auth-token:${MASK}`],
    ['PRIVATE-TOKEN :  abc', `PRIVATE-TOKEN :  ${MASK}`],
    ['{"x-amz-security-token":"abc"}', `{"x-amz-security-token":"${MASK}"}`],
    ['Set-Cookie: id=abc; Path=/; HttpOnly', `Set-Cookie: ${MASK}; Path=/; HttpOnly`],
  ],
  'Cookie header': [
    ['Cookie: id=abc', `Cookie: ${MASK}`],
    ['cookie:theme=dark; id=abc;token=def\nHost: a', `cookie:${MASK}\nHost: a`],
    ['{"Cookie" : "theme=dark; id=abc", "Host": "a"}', `{"Cookie" : "${MASK}", "Host": "a"}`],
    [`curl -H 'Cookie: id=abc; a=b' http://a`, `curl -H 'Cookie: ${MASK}' http://a`],
  ],
  'JSON Web Token': [[`a ${fake('eyJ', 8)}.${fake('', 8)}.${fake('', 8)} b`, `a ${MASK} b`]],
  'password in a URL': [
    ['postgres://app:abc@db:5432/orders', `postgres://app:${MASK}@db:5432/orders`],
    ['redis://:abc@cache', `redis://:${MASK}@cache`],
    ['mysql://app:P@ss:w@rd@db/orders', `mysql://app:${MASK}@db/orders`],
    [
      'git+https://me:abc@example.org/a https://example.org/@b',
      `git+https://me:${MASK}@example.org/a https://example.org/@b`,
    ],
  ],
  'password in a connection string': [
    ['host=db password=abc user=me', `host=db password=${MASK} user=me`],
    [`passwd='a "b" & c' user=me`, `passwd=${MASK} user=me`],
    ['Server=db;PWD=abc;Database=x', `Server=db;PWD=${MASK};Database=x`],
  ],
  'AWS access key': ['AKIA', 'ASIA'].map((prefix) => masked(fake(prefix, 16, 'ABCDEFGH01234567'))),
  'AWS secret key': [
    [`AWS_SECRET_ACCESS_KEY=${fake('', 40)}`, `AWS_SECRET_ACCESS_KEY=${MASK}`],
    [`aws_secret_access_key  =  ${fake('/+', 38)}\n`, `aws_secret_access_key  =  ${MASK}\n`],
    [`{"awsSecretAccessKey":"${fake('', 40)}"}`, `{"awsSecretAccessKey":"${MASK}"}`],
  ],
  'GitHub token': ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'].map((prefix) => masked(fake(prefix, 36))),
  'GitLab token': ['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glagent-'].map((prefix) => masked(fake(prefix, 20))),
  'Slack token': ['xoxb-', 'xoxp-', 'xoxe.', 'xapp-'].map((prefix) => masked(fake(prefix, 20))),
  'Slack webhook': [['https://hooks.slack.com/services/T0AB/B0CD/ef12', `https://hooks.slack.com/services/${MASK}`]],
  'Google API key': [masked(fake('AIza', 35))],
  'Google OAuth token': [masked(fake('ya29.', 20)), masked(fake('GOCSPX-', 28))],
  'Azure client secret': [31, 34].map((length) => masked(fake('abc8Q~', length))),
  'Azure key': [
    [`AccountKey=${fake('', 86)}==;EndpointSuffix=a`, `AccountKey=${MASK};EndpointSuffix=a`],
    [`SharedAccessKey=${fake('+/', 41)}=`, `SharedAccessKey=${MASK}`],
  ],
  'Azure signature': [[`https://a/?sv=1&sig=${fake('%2B', 30)}&se=2`, `https://a/?sv=1&sig=${MASK}&se=2`]],
  'npm token': [masked(fake('npm_', 36))],
  'PyPI token': [masked(fake('pypi-AgEI', 50))],
  'Docker token': [masked(fake('dckr_pat_', 20))],
  'Stripe key': ['sk_live_', 'rk_test_'].map((prefix) => masked(fake(prefix, 16))),
  'SendGrid key': [masked(`${fake('SG.', 22)}.${fake('', 43)}`)],
  'Vault token': ['hvs.', 'hvb.', 'hvr.'].map((prefix) => masked(fake(prefix, 24))),
  'DigitalOcean token': ['dop_v1_', 'doo_v1_', 'dor_v1_'].map((prefix) => masked(fake(prefix, 64, '0a1b2c3d'))),
  'API key': ['sk-ant-', 'sk-proj-', 'sk-svcacct-'].map((prefix) => masked(fake(prefix, 20))),
};

function masked(secret: string): readonly [text: string, shown: string] {
  return [`use ${secret}, not`, `use ${MASK}, not`];
}

const exampleRows = Object.entries(examples).flatMap(([name, rows]) =>
  rows.map(([text, shown]) => [name, text, shown] as const),
);

describe('what looks like a secret', () => {
  it('is shown as three dots', () => {
    expect(maskShapes('password=abc').text).toBe('password=•••');
  });

  it.each(exampleRows)('as a %s is masked, and reported under that name: %j', (name, text, shown) => {
    const scan = maskShapes(text);
    expect(scan.text).toBe(shown);
    expect([...scan.found.keys()]).toEqual([name]);
  });

  it('is counted by the name of its shape', () => {
    const { text, found } = maskShapes(
      `npm_${'a'.repeat(36)} npm_${'b'.repeat(36)}\nAuthorization: Bearer abcdefgh12345678`,
    );
    expect(text).toBe(`${MASK} ${MASK}\nAuthorization: Bearer ${MASK}`);
    expect([...found]).toEqual([
      ['Authorization header', 1],
      ['npm token', 2],
    ]);
  });

  it('is not counted again where it is masked already', () => {
    const masked = `Authorization: Bearer ${MASK}`;
    expect(maskShapes(masked)).toEqual({ text: masked, found: new Map() });
  });

  it.each([
    'kubectl get pods -n shop: 3 of 3 are running',
    ['-----BEGIN PUBLIC KEY-----', 'MIIB', '-----END PUBLIC KEY-----'].join('\n'),
    'authorization, in words: bearer of news',
    'cookie jar: empty',
    '{"url":"http://db:5432","owner":"ops@example.com"}',
    'password=$PASSWORD password=<password> password=${PASSWORD} pwd=***',
    'aws_secret_access_key is set',
    'eyJhbGciOiJIUzI1NiJ9 alone',
    'hooks.slack.com/services/help',
    'https://a/?sig=short',
  ])('is not found in ordinary text: %s', (text) => {
    expect(maskShapes(text)).toEqual({ text, found: new Map() });
  });

  it.each([
    ['a character short', fake('xapp-', 19)],
    ['a character short', fake('xoxe.', 9)],
    ['a character short', fake('GOCSPX-', 27)],
    ['a character long', fake('GOCSPX-', 29)],
    ['a character short', fake('pypi-AgEI', 49)],
    ['a character short in its first part', `${fake('SG.', 21)}.${fake('', 43)}`],
    ['a character short in its second part', `${fake('SG.', 22)}.${fake('', 42)}`],
    ['a character long', `${fake('SG.', 22)}.${fake('', 44)}`],
    ['a character short', fake('dop_v1_', 63, '0a1b2c3d')],
    ['a character long', fake('dop_v1_', 65, '0a1b2c3d')],
    ['a character long', `AWS_SECRET_ACCESS_KEY=${fake('', 41)}`],
    ['a character short', `AWS_SECRET_ACCESS_KEY=${fake('', 39)}`],
  ])('is not found where it is %s: %s', (_, text) => {
    expect(maskShapes(`use ${text}, not`).text).toBe(`use ${text}, not`);
  });
});
