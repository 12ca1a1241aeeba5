import { describe, expect, it } from 'vitest';
import type { CarriedMark } from '../../../../src/core/run/carryOver.ts';
import { nodeState, type Marking } from '../../../../src/core/run/nodeState.ts';
import type { Decision, ItemState } from '../../../../src/core/run/state.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { lines, nodeTitled } from '../../support/runbooks.ts';

const runbook = readRunbook(lines('# Section', '', '- [ ] Item', '- [ ] Other'));
const section = nodeTitled(runbook, 'Section');
const item = nodeTitled(runbook, 'Item');

const unmarked: Marking = { mark: undefined, state: undefined, isRival: false };
const waiver: Decision = { kind: 'waived', reason: 'known', until: '2026-03-02' };
const exemption: Decision = { kind: 'not applicable', reason: 'no such cluster' };
const attestation: Decision = { kind: 'attested', evidence: [] };

function marked(state: ItemState, lamport: number, mark: Partial<CarriedMark> = {}, isRival = false): Marking {
  const { ticked = true, decision, doubt } = mark;
  const base = { nodeId: item.id, textSha256: undefined, actor: 'kim', at: '', note: undefined };
  return { mark: { ...base, ticked, decision, doubt, lamport }, state, isRival };
}

describe('a node', () => {
  it('shows what is worst of its own state and of those under it', () => {
    expect(nodeState(item, { state: 'running', lamport: 1 }, unmarked, ['failed'])).toBe('running');
    expect(nodeState(item, { state: 'failed', lamport: 1 }, unmarked, ['stale'])).toBe('failed');
    expect(nodeState(item, { state: 'passed', lamport: 1 }, unmarked, ['passed', 'failed'])).toBe('failed');
  });

  it('with work of its own that is open is open, whatever is done under it; a section goes by what is under it', () => {
    expect(nodeState(item, { state: 'open', lamport: -1 }, unmarked, ['passed'])).toBe('open');
    expect(nodeState(section, { state: 'open', lamport: -1 }, unmarked, ['passed'])).toBe('passed');
    expect(nodeState(item, undefined, unmarked, ['passed', 'ticked'])).toBe('ticked');
  });

  it('that runs is running, even where somebody ticks it meanwhile', () => {
    expect(nodeState(item, { state: 'running', lamport: 1 }, marked('ticked', 2), [])).toBe('running');
  });

  it('has the newer of a mark and a proof, and the mark where neither is newer', () => {
    const passed = { state: 'passed', lamport: 5 } as const;
    expect(nodeState(item, passed, marked('ticked', 4), [])).toBe('passed');
    expect(nodeState(item, passed, marked('ticked', 5), [])).toBe('ticked');
    expect(nodeState(item, passed, marked('open', 6, { ticked: false }), [])).toBe('open');
  });
});

describe('a waiver that has ended', () => {
  it('leaves what was observed, and is stale where nothing was', () => {
    const ended = marked('stale', 9, { decision: waiver });
    expect(nodeState(item, { state: 'passed', lamport: 1 }, ended, [])).toBe('passed');
    expect(nodeState(item, { state: 'open', lamport: -1 }, ended, [])).toBe('stale');
  });

  it('is stale where its item has changed since, and so is a tick of such an item', () => {
    const passed = { state: 'passed', lamport: 1 } as const;
    const doubt = { kind: 'commands changed' } as const;
    expect(nodeState(item, passed, marked('stale', 9, { decision: waiver, doubt }), [])).toBe('stale');
    expect(nodeState(item, passed, marked('stale', 9), [])).toBe('stale');
  });
});

describe('a mark and a proof that did not know of each other', () => {
  const failed = { state: 'failed', lamport: 5 } as const;

  it('conflict where a tick or an attestation stands beside bad news, or an un-tick beside a proof', () => {
    expect(nodeState(item, failed, marked('ticked', 5, {}, true), [])).toBe('conflicting');
    expect(nodeState(item, failed, marked('attested', 5, { decision: attestation }, true), [])).toBe('conflicting');
    const unticked = marked('open', 5, { ticked: false }, true);
    expect(nodeState(item, { state: 'passed', lamport: 5 }, unticked, [])).toBe('conflicting');
  });

  it('do not conflict where the item is exempted, which claims nothing of what is observed', () => {
    expect(nodeState(item, failed, marked('waived', 5, { decision: waiver }, true), [])).toBe('waived');
    expect(nodeState(item, failed, marked('not applicable', 4, { decision: exemption }, true), [])).toBe(
      'not applicable',
    );
  });
});
