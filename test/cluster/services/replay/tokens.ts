import { createHmac, timingSafeEqual } from 'node:crypto';

/** A JSON Web Token (RFC 7519) signed with HS256, for the subject "demo". */
export function issueToken(secret: string, lifetimeSeconds: number, now: Date): string {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const claims = { iss: 'judgify', sub: 'demo', iat: issuedAt, exp: issuedAt + lifetimeSeconds };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => base64url(JSON.stringify(part))).join('.');
  return `${signed}.${sign(signed, secret)}`;
}

/** Whether we issued it and it has not expired. */
export function isValidToken(token: string, secret: string, now: Date): boolean {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const expected = Buffer.from(sign(`${header}.${claims}`, secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number };
  return exp * 1000 > now.getTime();
}

function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
