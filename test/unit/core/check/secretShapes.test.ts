import { describe, expect, it } from 'vitest';
import { MASK, maskShapes } from '../../../../src/core/check/secretShapes.ts';

describe('what looks like a secret', () => {
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

  it('is not found in ordinary text', () => {
    const text = 'kubectl get pods -n shop: 3 of 3 are running';
    expect(maskShapes(text)).toEqual({ text, found: new Map() });
  });
});
