import { describe, expect, it } from 'vitest';
import { places } from '../../../support/problems.ts';

describe('a box without text', () => {
  it.each([
    ['a bullet', '- [ ]', 3],
    ['a ticked one', '- [x] ', 3],
    ['a number', '1. [ ]', 4],
    ['an entry inside another', '- [ ] One\n  - [ ]', 5],
  ])('is told: %s', (_name, text, column) => {
    expect(places(text)).toEqual([['empty-item', text.split('\n').length, column]]);
  });

  it.each([
    ['text in the next line', '- [ ]\n  text\n'],
    ['words in brackets', '- [a]\n'],
    ['brackets in a paragraph', '[ ]\n'],
  ])('is not seen in %s', (_name, text) => {
    expect(places(text)).toEqual([]);
  });
});
