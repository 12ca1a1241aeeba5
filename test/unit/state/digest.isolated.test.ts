import fc from 'fast-check';
import * as crypto from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.doUnmock('node:crypto');
  vi.resetModules();
});

describe('a digest', () => {
  test('is the same on a Node that has no function to make it in one call', async () => {
    const { sha256: inOneCall } = await import('../../../src/state/digest.ts');
    vi.resetModules();
    vi.doMock('node:crypto', () => ({ ...crypto, hash: undefined }));
    const { sha256: inSteps } = await import('../../../src/state/digest.ts');
    expect(inSteps).not.toBe(inOneCall);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()), (data) => {
        expect(inSteps(data)).toBe(inOneCall(data));
      }),
    );
  });

  test('is what sha256sum prints', async () => {
    const { sha256 } = await import('../../../src/state/digest.ts');
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('is told from other texts by its form', async () => {
    const { isDigest, sha256 } = await import('../../../src/state/digest.ts');
    const digest = sha256('abc');
    expect(isDigest(digest)).toBe(true);
    for (const text of ['', 'b', digest.slice(1), `${digest}0`, `0${digest}`, digest.toUpperCase(), `../${digest}`])
      expect(isDigest(text), text).toBe(false);
  });

  test('of fields is that of each field behind its length in bytes', async () => {
    const { sha256, sha256OfFields } = await import('../../../src/state/digest.ts');
    expect(sha256OfFields(['ab', '', '한'])).toBe(sha256('2:ab0:3:한'));
  });

  test('of fields differs wherever the fields do, also where they are the same text in a row', async () => {
    const { sha256OfFields } = await import('../../../src/state/digest.ts');
    const fields = fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(fields, fields, (one, other) => {
        expect(sha256OfFields(one) === sha256OfFields(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
    expect(sha256OfFields(['a', 'b'])).not.toBe(sha256OfFields(['ab', '']));
  });
});
