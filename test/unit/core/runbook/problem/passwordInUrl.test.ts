import { describe, expect, it } from 'vitest';
import { problemsOf, underlined } from '../../../support/problems.ts';

describe('a password in a URL', () => {
  it.each(['psql postgres://app:hunter2@db/orders', 'See redis://:hunter2@cache:6379.'])('is an error: %s', (text) => {
    const [problem, ...others] = problemsOf(`# A\n\n${text}\n`, 'password-in-url');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ severity: 'error', line: 3 });
    expect(problem && underlined(`# A\n\n${text}\n`, problem)).toBe('hunter2');
    expect(problem?.message).not.toContain('hunter2');
  });

  it.each([
    'postgres://app:$PASSWORD@db/orders',
    'postgres://app:<password>@db/orders',
    'postgres://app:${secrets.db}@db/orders',
    'postgres://user:password@db/orders',
    'postgres://USER:DB_PASS@db/orders',
    'https://api.example.com:8443/@me',
    'ssh://git@example.com:22/a',
  ])('is not what stands for one: %s', (text) => {
    expect(problemsOf(`# A\n\n${text}\n`, 'password-in-url')).toEqual([]);
  });
});
