import { describe, expect, it } from 'vitest';
import { ChangeGate, type ChangeGateOptions } from '../../../src/session/changeGate.ts';
import { scratchFolder } from '../../scratch.ts';
import { production } from '../support/commands.ts';

const question = {
  text: 'kubectl delete pod web-1',
  used: [],
  question: 'Run it?',
  isDoubtful: false,
  purpose: 'run' as const,
};

/** What a person answers, and which questions they were asked. */
function gate(session: Partial<ChangeGateOptions['session']>, targets = {}): { gate: ChangeGate; asked: string[] } {
  const asked: string[] = [];
  const made = new ChangeGate({
    session: {
      env: { PROVEBOOK_STATE_HOME: scratchFolder() },
      rules: () => ({ protectedContexts: ['prod'], readOnly: false }),
      confirm: () => {
        asked.push('yes or no');
        return Promise.resolve(true);
      },
      ...session,
    },
    sidecar: () => ({ targets }),
  });
  return { gate: made, asked };
}

describe('a change on a protected target', () => {
  it('needs the name of the context; a yes is not asked for', async () => {
    const { gate: open, asked } = gate({ confirmName: () => Promise.resolve('prod') });
    expect(await open.confirm(question, production)).toBe(true);
    expect(asked).toEqual([]);
  });

  it.each(['Prod', 'prod ', '', 'y', undefined])('is refused at %j', async (typed) => {
    const { gate: closed } = gate({ confirmName: () => Promise.resolve(typed) });
    expect(await closed.confirm(question, production)).toMatchObject({ code: 'not confirmed' });
  });

  it('is refused where nobody can be asked, and says which option to give', async () => {
    const { gate: closed, asked } = gate({});
    expect(await closed.confirm(question, production)).toMatchObject({
      code: 'not confirmed',
      message: expect.stringContaining('--confirm-context') as string,
    });
    expect(asked).toEqual([]);
  });

  it('may be protected by the sidecar alone', async () => {
    const targets = { live: { kube: { context: 'prod' }, protect: true } };
    const { gate: closed } = gate({ rules: () => ({ protectedContexts: [], readOnly: false }) }, targets);
    expect(await closed.confirm(question, production)).toMatchObject({ code: 'not confirmed' });
  });
});

it('a change elsewhere needs a yes', async () => {
  const { gate: open, asked } = gate({});
  expect(await open.confirm(question, { ...production, context: 'dev' })).toBe(true);
  expect(await open.confirm(question, undefined)).toBe(true);
  expect(asked).toHaveLength(2);
});

it('whether to keep what ran is a question of its own, which needs no name', async () => {
  const { gate: open, asked } = gate({});
  expect(await open.confirm({ ...question, purpose: 'commit' }, production)).toBe(true);
  expect(asked).toHaveLength(1);
});

it('without rules of the editor those of the user hold', () => {
  const env = { PROVEBOOK_STATE_HOME: scratchFolder(), PROVEBOOK_PROTECTED_CONTEXTS: 'prod' };
  const confirm = () => Promise.resolve(true);
  const made = new ChangeGate({ session: { env, confirm }, sidecar: () => ({ targets: {} }) });
  expect(made.isProtected('prod')).toBe(true);
  expect(made.isProtected('dev')).toBe(false);
});

it('a refusal names what was typed and the context whose name it is not', async () => {
  const { gate: closed } = gate({ confirmName: () => Promise.resolve('staging') });
  expect(await closed.confirm(question, production)).toEqual({
    code: 'not confirmed',
    message: '"staging" is not the name of the protected context prod, so nothing ran.',
  });
});
