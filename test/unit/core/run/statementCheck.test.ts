import { describe, expect, it } from 'vitest';
import {
  endDateProblem,
  linkProblem,
  MAX_STATEMENT,
  statementProblem,
} from '../../../../src/core/run/statementCheck.ts';

const now = Date.UTC(2027, 1, 28, 12);

describe('what people type', () => {
  it.each(['https://wiki.example.com/a?b=c', 'http://10.0.0.1:8080/x', ' https://wiki.example.com '])(
    'takes %j as a link',
    (url) => expect(linkProblem(url)).toBeUndefined(),
  );

  it.each(['', 'wiki', 'javascript:alert(1)', 'file:///etc/passwd', 'https://', 'https://a b', 'ftp://a'])(
    'does not take %j as a link',
    (url) => expect(linkProblem(url)).toContain('no web address'),
  );

  it.each(['2027-02-28', '2027-03-01', '2028-02-29'])('takes %j as the end of a waiver', (until) =>
    expect(endDateProblem(until, now)).toBeUndefined(),
  );

  it.each(['', 'tomorrow', '2027-02-29', '2027-13-01', '27-03-01', '2027-3-1', '2027-03-01T00:00:00Z'])(
    'knows that %j is no date',
    (until) => expect(endDateProblem(until, now)).toContain('no date'),
  );

  it('does not take a day that is over', () => {
    expect(endDateProblem('2027-02-27', now)).toContain('is over');
  });

  it('asks for a reason that is neither empty nor a book', () => {
    expect(statementProblem('later')).toBeUndefined();
    expect(statementProblem(' \n')).toContain('not be empty');
    expect(statementProblem('x'.repeat(MAX_STATEMENT + 1))).toContain('into a file');
  });
});
