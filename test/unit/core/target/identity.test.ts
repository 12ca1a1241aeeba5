import { describe, expect, it } from 'vitest';
import { fieldsText, targetChangedMessage, targetDifferences } from '../../../../src/core/target/identity.ts';
import { production } from '../../support/commands.ts';

describe('two identities', () => {
  it('are the same place when all that is compared is the same', () => {
    expect(targetDifferences(production, { ...production })).toEqual([]);
  });

  it('differ in each field that was changed', () => {
    expect(targetDifferences(production, { ...production, server: 'https://b', user: 'b' })).toEqual([
      'server',
      'user',
    ]);
  });

  it('differ when the uid of the cluster can no longer be read', () => {
    expect(targetDifferences(production, { ...production, clusterUid: '' })).toEqual(['clusterUid']);
  });

  it('that differ are told with the name of the context and what is different', () => {
    const message = targetChangedMessage('prod', ['server', 'clusterUid']);
    expect(message).toContain('prod is not what this run was pinned to (API server, Cluster uid)');
  });

  it.each([
    ['context', 'Context'],
    ['server', 'API server'],
    ['caSha256', 'CA (SHA-256)'],
    ['clusterUid', 'Cluster uid'],
    ['namespace', 'Namespace'],
    ['user', 'User'],
  ] as const)('differ in %s, which people read as %s', (field, name) => {
    expect(targetDifferences(production, { ...production, [field]: 'other' })).toEqual([field]);
    expect(fieldsText([field])).toBe(name);
  });
});
