import { describe, expect, it } from 'vitest';
import { linkProblem, MAX_STATEMENT, statementProblem } from '../../../../src/core/run/statementCheck.ts';

describe('what people type', () => {
  it.each(['https://wiki.example.com/a?b=c', 'http://10.0.0.1:8080/x', ' https://wiki.example.com '])(
    'takes %j as a link',
    (url) => expect(linkProblem(url)).toBeUndefined(),
  );

  it.each(['', 'wiki', 'javascript:alert(1)', 'file:///etc/passwd', 'https://', 'https://a b', 'ftp://a'])(
    'does not take %j as a link',
    (url) => expect(linkProblem(url)).toContain('no web address'),
  );

  it('asks for a reason that is neither empty nor a book', () => {
    expect(statementProblem('later')).toBeUndefined();
    expect(statementProblem(' \n')).toContain('not be empty');
    expect(statementProblem('x'.repeat(MAX_STATEMENT + 1))).toContain('into a file');
  });
});
