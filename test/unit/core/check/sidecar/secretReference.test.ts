import { describe, expect, it } from 'vitest';
import { fillSecrets, secretReferences } from '../../../../../src/core/check/sidecar/secretReference.ts';

describe('references to secrets', () => {
  it('are found by name', () => {
    expect(secretReferences('${secrets.a}:${secrets.b-c} ${other.d} $secrets.e')).toEqual(['a', 'b-c']);
  });

  it('are filled with values as they are; those without a value stay', () => {
    const values = new Map([['a', '$& ${secrets.b}']]);
    expect(fillSecrets('x${secrets.a}y${secrets.b}', values)).toBe('x$& ${secrets.b}y${secrets.b}');
  });
});
