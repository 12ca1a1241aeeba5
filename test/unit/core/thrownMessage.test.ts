import { expect, test } from 'vitest';
import { thrownMessage } from '../../../src/core/thrownMessage.ts';

test.each([
  [new TypeError('no such thing'), 'no such thing'],
  ['a text', 'a text'],
  [undefined, 'undefined'],
])('what was thrown has words, error or not: %s', (thrown, message) => {
  expect(thrownMessage(thrown)).toBe(message);
});
