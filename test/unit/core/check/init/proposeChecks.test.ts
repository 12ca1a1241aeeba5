import { describe, expect, it } from 'vitest';
import type { ProposedObservation } from '../../../../../src/core/check/init/proposal.ts';
import { proposeChecks } from '../../../../../src/core/check/init/proposeChecks.ts';
import { readRunbook } from '../../../../../src/core/runbook/read.ts';
import { fenced, lines } from '../../../support/runbooks.ts';

function proposals(...text: readonly string[]): readonly string[] {
  return proposeChecks(readRunbook(lines(...text))).map(
    ({ id, nodeId, observation }) => `${id} ${nodeId} ${told(observation)}`,
  );
}

function told(observation: ProposedObservation): string {
  switch (observation.kind) {
    case 'exec':
      return `exec ${observation.script} → ${observation.values.join(', ')}`;
    case 'sql':
      return `sql on ${observation.connection} ${observation.query} → ${observation.values.join(', ')}`;
    case 'manual':
      return `manual (${observation.reason ?? ''})`;
  }
}

/** An item with a block and, behind it, what should be seen. */
function item(info: string, content: string, expected = '<!-- expect: contains "ok" -->'): readonly string[] {
  return [
    '- [ ] it',
    '',
    ...fenced(info, content)
      .split('\n')
      .map((line) => `  ${line}`),
    `  ${expected}`,
    '',
  ];
}

describe('the check of an item', () => {
  it('runs its command where the text says which names are shown', () => {
    expect(proposals(...item('bash', 'kubectl get secrets', '<!-- expect: contains "a", "b c" -->'))).toEqual([
      'it it exec kubectl get secrets → a, b c',
    ]);
  });

  it('asks its statement on the connection that the block names, else on one that is to be described', () => {
    expect(proposals(...item('sql {connection=orders}', 'SELECT 1;'))).toEqual(['it it sql on orders SELECT 1 → ok']);
    expect(proposals(...item('sql', 'SELECT 1;'))).toEqual(['it it sql on database SELECT 1 → ok']);
  });

  it.each([
    ['no command', ['- [ ] it'], ''],
    ['items of its own', ['- [ ] it', '  - [ ] inner'], 'has items'],
    ['several commands', item('bash', 'kubectl get pods\nkubectl get nodes'), 'several commands'],
    ['nothing that should be seen', item('bash', 'kubectl get pods', ''), 'no expectation'],
    ['words for a person', item('bash', 'kubectl get pods', '<!-- expect: all is well -->'), 'statement'],
    ['a command that may change something', item('bash', 'kubectl delete pod a'), 'may change something'],
    ['a command nobody knows', item('bash', './ourtool status'), 'may change something'],
    ['a statement that changes something', item('sql', 'DELETE FROM t;'), 'may change something'],
    ['a placeholder', item('bash', 'kubectl logs <pod>'), 'needs values'],
    ['a variable', item('bash', 'kubectl get pods -n $NS'), 'needs values'],
    ['what a sidecar takes for a reference', item('bash', "echo '${vars.a}'"), 'needs values'],
    ['a command without an end', item('bash', 'kubectl logs -f api'), 'interactive'],
    ['a statement for another tool', item('bash', '127.0.0.1:6379> PING'), 'other language'],
    ['a connection that no sidecar can describe', item('sql {connection=1st}', 'SELECT 1;'), 'other language'],
  ])('is left to a person with %s', (_name, text, reason) => {
    expect(proposals(...text)[0]).toBe(`it it manual (${reason})`);
  });

  it('is left to a person where its command is one of several ways', () => {
    const way = (name: string): readonly string[] => [`## Option ${name}`, ...item('bash', `kubectl get ${name}`)];
    expect(proposals('# T', ...way('1'), ...way('2'))).toEqual([
      expect.stringContaining('manual (alternative)'),
      expect.stringContaining('manual (alternative)'),
    ]);
  });
});

describe('a section or step', () => {
  it('has a check where a machine can judge its command, and none for a person: it has no box', () => {
    const judged = lines('## Pods', fenced('bash', 'kubectl get pods'), '<!-- expect: contains "api" -->');
    const unjudged = lines('## Nodes', fenced('bash', 'kubectl get nodes'));
    expect(proposals(judged, unjudged)).toEqual(['pods pods exec kubectl get pods → api']);
  });
});

describe('ids of checks', () => {
  it('are unique and in letters that every program takes, whatever the script of the title', () => {
    expect(
      proposals(
        '- [ ] Über die Knoten',
        '- [ ] 노드 확인',
        '- [ ] 노드 상태',
        '- [ ] 2nd DB 확인',
        '- [ ] x {#db.main}',
      ).map((line) => line.split(' ')[0]),
    ).toEqual(['uber-die-knoten', 'item', 'item-2', 'nd-db', 'db.main']);
  });
});
