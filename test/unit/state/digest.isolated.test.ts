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
});
