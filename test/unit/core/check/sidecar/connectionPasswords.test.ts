import { describe, expect, it } from 'vitest';
import { connection } from '../../../../../src/core/check/sidecar/connectionSchema.ts';

const database = { driver: 'postgres', database: 'shop', user: 'app' };

describe('a password of a connection', () => {
  it.each([
    { ...database, password: 'hunter2' },
    { url: 'redis://:hunter2@cache' },
    { url: 'http://me:hunter2@metrics' },
  ])('that stands in the sidecar is an error that does not repeat it', (described) => {
    const { error } = connection.safeParse(described);
    expect(error?.issues).toHaveLength(1);
    expect(error?.issues[0]?.message).toMatch(/^A password does not belong in this file/);
  });

  it.each([{ ...database, password: '${secrets.db}' }, { url: 'redis://:${secrets.cache}@cache' }, database])(
    'is a reference to a secret, or none',
    (described) => {
      expect(connection.safeParse(described).success).toBe(true);
    },
  );
});
