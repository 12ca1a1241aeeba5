import { describe, expect, it } from 'vitest';
import { valueProblem } from '../../../../src/core/check/valueCheck.ts';
import { isSecretName, valueName, valueType, type ValueType } from '../../../../src/core/runbook/valueType.ts';

describe('the name of a placeholder tells what is asked for', () => {
  it.each<[string, ValueType]>([
    ['pod', 'name'],
    ['POD_NAME', 'name'],
    ['your namespace', 'name'],
    ['port', 'port'],
    ['port number', 'port'],
    ['replicas', 'number'],
    ['sidekiq_pid', 'number'],
    ['base_url', 'url'],
    ['service', 'text'],
    ['account number', 'text'],
    ['pod identified as the problem', 'text'],
  ])('%s: %s', (written, type) => {
    expect(valueType(valueName(written))).toBe(type);
  });

  it.each(['token', 'ADMIN_PASSWORD', 'api key', 'secret', 'client-secret', 'secret access key', 'DB 비밀번호'])(
    'a secret: %s',
    (written) => {
      expect(isSecretName(valueName(written))).toBe(true);
    },
  );

  it.each(['secret name', 'name of the secret', 'access key id', 'key-file', 'keyspace', 'token-path', 'monkey'])(
    'no secret: %s',
    (written) => {
      expect(isSecretName(valueName(written))).toBe(false);
    },
  );
});

describe('a value', () => {
  it.each<[ValueType, string]>([
    ['text', "any'thing; $(at) all\n"],
    ['number', '-1.5'],
    ['name', 'orders-api.v2'],
    ['url', 'postgresql://db:5432/a'],
    ['port', '65535'],
  ])('of the kind %s will do: %s', (type, value) => {
    expect(valueProblem(value, { type, secret: false })).toBeUndefined();
  });

  it.each<[ValueType, string]>([
    ['text', ''],
    ['text', 'a\0b'],
    ['number', '3 pods'],
    ['name', 'Orders'],
    ['name', '-a'],
    ['name', 'a'.repeat(254)],
    ['url', 'example.com'],
    ['port', '0'],
    ['port', '65536'],
    ['port', '080'],
  ])('of the kind %s is refused with a reason: %j', (type, value) => {
    expect(valueProblem(value, { type, secret: false })).toMatch(/needed|NUL/);
  });

  it('that is secret is never repeated in the reason, and one too short to be masked is refused', () => {
    expect(valueProblem('abc', { type: 'text', secret: true })).toMatch(/at least 4/);
    expect(valueProblem('hunter 2', { type: 'url', secret: true })).not.toContain('hunter');
  });
});
