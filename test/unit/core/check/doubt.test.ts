import { describe, expect, it } from 'vitest';
import { confirmQuestion, doubtSentence, isDoubtful } from '../../../../src/core/check/doubt.ts';
import { command } from '../../support/commands.ts';

describe('the question before a command', () => {
  it('says first what is doubtful, then what it does', () => {
    const [doubt, question] = confirmQuestion(command('kubectl delete pod a', { doubt: 'no prompt' })).split('\n');
    expect(doubt).toContain('without a prompt');
    expect(question).toContain('destroys');
  });

  it('does not claim to know nothing of a doubtful command that only reads', () => {
    expect(confirmQuestion(command('uptime', { doubt: 'root prompt' }))).not.toContain('not known');
    expect(confirmQuestion(command('uptime', { doubt: 'root prompt' }))).toContain('all the same');
  });

  it('is the one about its effect where nothing is doubtful', () => {
    expect(confirmQuestion(command('kubectl apply -f a.yaml'))).toBe('This command changes something. Run it?');
  });
});

describe('a doubt', () => {
  it('has a sentence of its own for each reason', () => {
    const reasons = [
      'form only',
      'no prompt',
      'after output',
      'root prompt',
      'odd characters',
      'broken over lines',
    ] as const;
    expect(new Set(reasons.map((doubt) => doubtSentence({ doubt, session: undefined }))).size).toBe(reasons.length);
  });

  it('names the session by the first line of what opens it', () => {
    expect(doubtSentence({ doubt: undefined, session: 'ssh edge-1 \\\n  -p 22' })).toContain('"ssh edge-1 \\"');
  });

  it('is none where a command is sure', () => {
    expect(doubtSentence(command('uptime'))).toBeUndefined();
    expect(isDoubtful(command('uptime'))).toBe(false);
    expect(isDoubtful(command('uptime', { session: 'ssh edge-1' }))).toBe(true);
  });
});
