import * as l10n from '@vscode/l10n';
import { afterEach, describe, expect, it } from 'vitest';
import { agoText, clockText, localTimeText } from '../../../../src/core/report/localTime.ts';
import { readText } from '../../support/runbooks.ts';

const now = Date.parse('2026-03-02T12:05:00Z');
const iso = '2026-03-02T12:00:00Z';

function inKorean(): void {
  l10n.config({ contents: readText('l10n', 'bundle.l10n.ko.json') });
}

afterEach(() => l10n.config({ contents: {} }));

describe('how long ago something was', () => {
  it.each([
    ['2026-03-02T12:04:30Z', 'just now', '방금'],
    ['2026-03-02T12:05:30Z', 'just now', '방금'],
    [iso, '5m ago', '5분 전'],
    ['2026-03-02T09:00:00Z', '3h ago', '3시간 전'],
    ['2026-02-27T12:00:00Z', '3d ago', '3일 전'],
    ['2026-03-02T12:10:00Z', '2026-03-02T12:10:00Z', '2026-03-02T12:10:00Z'],
    ['no time', 'no time', 'no time'],
  ])('reads for %s as "%s", in Korean as "%s"', (at, english, korean) => {
    expect(agoText(at, now)).toBe(english);
    inKorean();
    expect(agoText(at, now)).toBe(korean);
  });
});

describe('a time of this machine', () => {
  // Versions of Unicode differ in the kind of space before "AM".
  const plain = (text: string): string => text.replace(/\s/g, ' ');

  it('is in the time zone and the language of the person, and names the zone', () => {
    expect(plain(localTimeText(iso, 'Asia/Seoul'))).toBe('Mar 2, 2026, 9:00:00 PM GMT+9');
    expect(plain(clockText(new Date(iso), 'Asia/Seoul'))).toBe('9:00:00 PM');
    inKorean();
    expect(plain(localTimeText(iso, 'Asia/Seoul'))).toMatch(/^2026년 3월 2일.*오후 9/);
    expect(plain(clockText(new Date(iso), 'Asia/Seoul'))).toBe('오후 9:00:00');
  });

  it('is printed as it was written where it is none', () => {
    expect(localTimeText('yesterday')).toBe('yesterday');
  });
});
