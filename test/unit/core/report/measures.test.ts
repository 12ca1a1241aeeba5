import * as l10n from '@vscode/l10n';
import { afterEach, describe, expect, it } from 'vitest';
import { durationText, percent, sizeText, timeText } from '../../../../src/core/report/measures.ts';
import { readText } from '../../support/runbooks.ts';

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [4_120, '4.1 s'],
  [59_960, '1 min 0 s'],
  [119_700, '2 min 0 s'],
  [245_700, '4 min 6 s'],
])('%d ms reads as %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

describe('in Korean', () => {
  afterEach(() => l10n.config({ contents: {} }));

  it.each([
    [98, '98ms'],
    [4_120, '4.1초'],
    [125_000, '2분 5초'],
  ])('%d ms reads as %s', (ms, text) => {
    l10n.config({ contents: readText('l10n', 'bundle.l10n.ko.json') });
    expect(durationText(ms)).toBe(text);
  });
});

describe('a time', () => {
  it('is printed in UTC to the second', () => {
    expect(timeText('2026-08-06T01:12:09.123Z')).toBe('2026-08-06T01:12:09Z');
  });

  it('is printed as it was written where it is none', () => {
    expect(timeText('yesterday')).toBe('yesterday');
  });
});

it('progress is 100 % only when all is done', () => {
  expect([percent(0, 0), percent(145, 146), percent(146, 146)]).toEqual([0, 99, 100]);
});

it.each([
  [412, '412 B'],
  [3_300, '3.2 KiB'],
  [1_048_576, '1.0 MiB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
