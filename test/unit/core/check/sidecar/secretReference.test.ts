import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillSecrets,
  fillSecretsInUrl,
  secretReferences,
} from '../../../../../src/core/check/sidecar/secretReference.ts';

describe('references to secrets', () => {
  it('are found by name', () => {
    expect(secretReferences('${secrets.a}:${secrets.b-c} ${other.d} $secrets.e')).toEqual(['a', 'b-c']);
  });

  it('are filled with values as they are; those without a value stay', () => {
    const values = new Map([['a', '$& ${secrets.b}']]);
    expect(fillSecrets('x${secrets.a}y${secrets.b}', values)).toBe('x$& ${secrets.b}y${secrets.b}');
  });

  it('a secret in a URL stays the part that it is, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }).map((text) => text.toWellFormed()),
        (value) => {
          const url = new URL(fillSecretsInUrl('rediss://me:${secrets.s}@cache:6379/0', new Map([['s', value]])));
          expect([url.hostname, url.port, url.pathname]).toEqual(['cache', '6379', '/0']);
          expect(decodeURIComponent(url.password)).toBe(value);
        },
      ),
    );
  });
});
