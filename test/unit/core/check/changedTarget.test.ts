import { describe, expect, it } from 'vitest';
import { changedTarget, type CurrentTarget } from '../../../../src/core/check/changedTarget.ts';
import { production } from '../../support/commands.ts';

const found = (current: CurrentTarget) => changedTarget(production, () => Promise.resolve(current));

describe('before a change', () => {
  it('nothing is looked up where the run is pinned to no cluster', async () => {
    const lookUp = () => Promise.reject(new Error('asked'));
    expect(await changedTarget(undefined, lookUp)).toBeUndefined();
  });

  it('the same place is no reason to stop', async () => {
    expect(await found({ state: 'found', identity: { ...production } })).toBeUndefined();
  });

  it('another cluster under the same name stops it, and what differs is said', async () => {
    expect(await found({ state: 'found', identity: { ...production, clusterUid: 'other' } })).toEqual({
      code: 'target changed',
      message: 'Target changed: prod is not what this run was pinned to (Cluster uid). Start a new run.',
    });
  });

  it('a target that names no cluster any more stops it', async () => {
    expect(await found({ state: 'found', identity: undefined })).toEqual({
      code: 'target changed',
      message: 'Target changed: prod is not what this run was pinned to (Context). Start a new run.',
    });
  });

  it('a target that cannot be asked stops it, and the reason is said', async () => {
    expect(await found({ state: 'unreachable', message: 'No route.' })).toEqual({
      code: 'target changed',
      message: 'The target could not be checked before a change: No route.',
    });
  });
});
