/** What programs make of a secret before they print it; made with other means than the code under test has. */
import querystring from 'node:querystring';

/** Each under a name for messages. */
export const secretEncodings: readonly (readonly [name: string, encode: (secret: string) => string])[] = [
  ['as it is', (secret) => secret],
  ['base64', (secret) => Buffer.from(secret).toString('base64')],
  ['base64 without padding', (secret) => Buffer.from(secret).toString('base64').replace(/=+$/, '')],
  ['base64url', (secret) => Buffer.from(secret).toString('base64url')],
  ['hexadecimal', (secret) => Buffer.from(secret).toString('hex')],
  ['hexadecimal in capitals', (secret) => Buffer.from(secret).toString('hex').toUpperCase()],
  ['percent-encoded', (secret) => encodeURIComponent(secret)],
  [
    'percent-encoded in small letters',
    (secret) => encodeURIComponent(secret).replace(/%../g, (one) => one.toLowerCase()),
  ],
  ['percent-encoded as querystring does', (secret) => querystring.escape(secret)],
  ['of a form', (secret) => new URLSearchParams([['k', secret]]).toString().slice(2)],
  ['password of a URL', (secret) => Object.assign(new URL('redis://me@host'), { password: secret }).password],
  ['JSON', (secret) => JSON.stringify(secret).slice(1, -1)],
  ['JSON within JSON', (secret) => JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1)],
  ['JSON of ASCII', (secret) => jsonAscii(secret)],
  ['JSON of Go', (secret) => JSON.stringify(secret).slice(1, -1).replace(/[<>&]/g, unicode)],
  ['XML', (secret) => secret.replace(/[&<>"']/g, (one) => xml[one] ?? one)],
  ['SQL', (secret) => secret.split("'").join("''")],
  ['in single quotes of a shell', (secret) => secret.split("'").join(`'\\''`)],
  ['in double quotes of a shell', (secret) => secret.replace(/[\\"$`]/g, (one) => `\\${one}`)],
];

/** Within more bytes, as the password of `user:password` is in a basic authorization. */
export function base64Within(before: string, secret: string, after: string): string {
  return Buffer.from(`${before}${secret}${after}`).toString('base64');
}

const xml: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function jsonAscii(secret: string): string {
  return JSON.stringify(secret)
    .slice(1, -1)
    .replace(/[^ -~]/g, unicode);
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
