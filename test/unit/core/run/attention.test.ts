import { describe, expect, it } from 'vitest';
import { attentionRank, concerns } from '../../../../src/core/run/attention.ts';
import type { RunPayload, Verdict } from '../../../../src/core/run/event.ts';
import { rollUp } from '../../../../src/core/run/rollup.ts';
import { allNodes } from '../../../../src/core/runbook/find.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { finished, runOf, started } from '../../support/events.ts';
import { fenced, lines, nodeTitled } from '../../support/runbooks.ts';

const runbook = readRunbook(
  lines('# Release', '', '## First', '', '- [ ] Group', '') +
    fenced('bash', 'date').replace(/^(?=.)/gm, '  ') +
    lines('', '  - [ ] Inner', '') +
    fenced('bash', 'uptime').replace(/^(?=.)/gm, '    ') +
    lines('', '## Second', '', '- [ ] Later', '') +
    fenced('bash', 'df').replace(/^(?=.)/gm, '  '),
);

function ran(title: string, verdict: Verdict): readonly RunPayload[] {
  const [command] = nodeTitled(runbook, title).blocks.flatMap((block) => block.commands);
  if (command === undefined) throw new Error(`"${title}" has no command`);
  return [started(command, runbook, title), finished(title, verdict)];
}

function after(...payloads: readonly RunPayload[]): readonly string[] {
  const titles = new Map(allNodes(runbook.nodes).map(({ id, title }) => [id, title]));
  return concerns(runbook.nodes, rollUp(runbook, runOf(...payloads))).map(
    ({ nodeId = '', state }) => `${titles.get(nodeId) ?? ''}: ${state}`,
  );
}

describe('what needs attention', () => {
  it('is nothing before anything ran, and nothing that passed or waits for a person', () => {
    expect(after()).toEqual([]);
    expect(after(...ran('Group', 'manual'), ...ran('Inner', 'pass'))).toEqual([]);
  });

  it('is told once, at the item and not at the groups around it', () => {
    expect(after(...ran('Inner', 'fail'), ...ran('Later', 'error'))).toEqual(['Inner: failed', 'Later: error']);
  });

  it('is told of a group too where its own command is a cause', () => {
    expect(after(...ran('Group', 'fail'), ...ran('Inner', 'fail'))).toEqual(['Group: failed', 'Inner: failed']);
  });

  it('is also what was started and never ended', () => {
    expect(after(...ran('Later', 'pass').slice(0, 1))).toEqual(['Later: unknown']);
  });
});

it('what failed ranks before what is open, and that before what is done', () => {
  const ranks = (['failed', 'error', 'stale', 'open', 'passed'] as const).map(attentionRank);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(new Set(ranks).size).toBe(ranks.length);
});
