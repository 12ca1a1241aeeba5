import { describe, expect, it } from 'vitest';
import { staleReasonsOf } from '../../../../src/core/run/staleReason.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { History } from '../../support/history.ts';
import { lines, nodeTitled } from '../../support/runbooks.ts';

const item = lines('- [ ] Pods run', '', '  ```bash', '  kubectl get pods', '  - orders ✓', '  ```', '');
const text = `# Release\n\n${item}`;
const otherCommand = text.replace('get pods', 'get pods -A');

function reasons(history: History, now: string, title = 'Pods run'): readonly unknown[] {
  return staleReasonsOf(nodeTitled(readRunbook(now), title), history.view(now));
}

describe('why an item is stale', () => {
  it.each([
    ['its command', otherCommand, 'other command'],
    ['what is expected', text.replace('orders', 'billing'), 'other expectation'],
    ['both', otherCommand.replace('orders', 'billing'), 'other command'],
  ])('names what has changed: %s', (_what, now, kind) => {
    expect(reasons(new History().ran(text, 'Pods run'), now)).toEqual([{ kind }]);
  });

  it('names the title that it had', () => {
    const now = text.replace('Pods run', 'Pods are running');
    const was = { kind: 'reworded', was: 'Pods run' };
    expect(reasons(new History().ran(text, 'Pods run'), now, 'Pods are running')).toEqual([was]);
    expect(reasons(new History().ticked(text, 'Pods run'), now, 'Pods are running')).toEqual([was]);
  });

  it('is what speaks against the newer of a tick and a run', () => {
    const tickedLast = new History().ran(text, 'Pods run').ticked(text, 'Pods run');
    const ranLast = new History().ticked(text, 'Pods run').ran(text, 'Pods run');
    expect(reasons(tickedLast, otherCommand)).toEqual([{ kind: 'commands changed' }]);
    expect(reasons(ranLast, otherCommand)).toEqual([{ kind: 'other command' }]);
  });

  it('is named for each of its commands', () => {
    const two = text.replace('- orders ✓\n', '- orders ✓\n  kubectl get jobs\n  - nightly ✓\n');
    const now = two.replace('get pods', 'get pods -A').replace('nightly', 'weekly');
    const history = new History().ran(two, 'Pods run');
    expect(reasons(history, now)).toEqual([{ kind: 'other command' }, { kind: 'other expectation' }]);
  });

  it('is not told of a heading over it, nor where nothing is stale', () => {
    const history = new History().ran(text, 'Pods run');
    expect(history.state(otherCommand, 'Release')).toBe('stale');
    expect(reasons(history, otherCommand, 'Release')).toEqual([]);
    expect(reasons(history, text)).toEqual([]);
  });

  it('is not told of what failed, whose title alone has changed', () => {
    const now = text.replace('Pods run', 'Pods are running');
    expect(reasons(new History().ran(text, 'Pods run', 'fail'), now, 'Pods are running')).toEqual([]);
  });
});
