import { describe, expect, it } from 'vitest';
import { foldWording, letterPairs, likeness } from '../../../../src/core/run/wording.ts';

function alike(a: string, b: string): number {
  return likeness(letterPairs(foldWording(a)), letterPairs(foldWording(b)));
}

describe('two titles say the same', () => {
  it.each([
    ['The disk is free', 'the  DISK is free.'],
    ['The disk is free', 'The disk, is free:'],
    ['Check "orders" (both)', 'Check orders both'],
    ['디스크 여유 공간 확인.', '디스크 여유 공간 확인'],
    ['Wait for 5.', 'Wait for 5'],
    ['Cafe\u0301', 'Café'],
  ])('"%s" and "%s"', (a, b) => {
    expect(foldWording(a)).toBe(foldWording(b));
  });
});

describe('two titles do not say the same', () => {
  it.each([
    ['At least 1.5 GB', 'At least 15 GB'],
    ['Offset is -5', 'Offset is 5'],
    ['Delete with --force', 'Delete with force'],
    ['Replicas ≥ 3', 'Replicas ≤ 3'],
    ['Load < 80%', 'Load < 80'],
    ['state != ready', 'state = ready'],
    ['All nodes are ready', 'All nodes are not ready'],
    ['10 ² nodes', '10 2 nodes'],
    ['re-run it', 'rerun it'],
  ])('"%s" and "%s"', (a, b) => {
    expect(foldWording(a)).not.toBe(foldWording(b));
  });
});

describe('likeness of titles', () => {
  it('is 1 for the same and 0 for nothing in common', () => {
    expect(alike('The disk is free', 'the disk is free.')).toBe(1);
    expect(alike('abc', 'xyz')).toBe(0);
  });

  it('is high for a typo or one other word, low for another sentence', () => {
    expect(alike('The disk has room', 'The dsik has room')).toBeGreaterThan(0.7);
    expect(alike('모든 파드가 떠 있다', '모든 노드가 떠 있다')).toBeGreaterThan(0.6);
    expect(alike('The disk has room', 'Somebody is on call tonight')).toBeLessThan(0.4);
  });

  it('is the same in both directions', () => {
    expect(alike('All pods run', 'All jobs ran')).toBe(alike('All jobs ran', 'All pods run'));
  });
});
