import { describe, expect, it } from 'vitest';
import { placeChecks } from '../../../../src/core/check/placedCheck.ts';
import { observationCount, planRun, type PlanInput, type PlanStep } from '../../../../src/core/check/runPlan.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { validSidecar } from '../../support/checks.ts';
import { fenced, lines } from '../../support/runbooks.ts';

function planOf(text: string, input: Partial<PlanInput> = {}): readonly PlanStep[] {
  const runbook = readRunbook(text);
  return planRun({
    runbook,
    checks: [],
    commands: runbook.commands,
    extraPrograms: {},
    needsCluster: () => false,
    connections: [],
    hasTerminal: true,
    readOnly: false,
    missing: () => [],
    ...input,
  }).steps;
}

function questions(steps: readonly PlanStep[]): readonly string[] {
  return steps.map(({ text, ask }) => `${text}: ${ask.kind}`);
}

describe('the plan of commands', () => {
  it('says in read-only mode what will be refused', () => {
    const steps = planOf(fenced('bash', 'kubectl get pods', 'kubectl delete pod web-1'), { readOnly: true });
    expect(questions(steps)).toEqual(['kubectl get pods: none', 'kubectl delete pod web-1: refused']);
  });

  it('says of each in order whether a person is asked before it', () => {
    expect(questions(planOf(fenced('bash', 'kubectl get pods', 'kubectl delete pod web-1', './frobnicate')))).toEqual([
      'kubectl get pods: none',
      'kubectl delete pod web-1: confirm',
      './frobnicate: confirm',
    ]);
  });

  it('says what each does and whether it goes to the cluster', () => {
    const [get, touch] = planOf(fenced('bash', 'kubectl scale deploy web --replicas=2', 'touch notes'));
    expect([get?.effect, get?.place.usesCluster]).toEqual(['change', true]);
    expect([touch?.effect, touch?.place.usesCluster]).toEqual(['local', false]);
  });

  it('names the values that are asked for first', () => {
    const [step] = planOf(fenced('bash', 'kubectl describe pod <pod>'), { missing: () => ['<pod>'] });
    expect(step?.ask).toEqual({ kind: 'values', texts: ['<pod>'] });
  });

  it('says what will be refused and why', () => {
    const [sql] = planOf(fenced('sql', 'SELECT 1;'));
    expect(sql?.ask).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/connections/) as string });
    const [elided] = planOf(fenced('bash', 'kubectl get pods -n ...'));
    expect(elided?.ask.kind).toBe('refused');
  });

  it('runs a statement on the only connection, and names it', () => {
    const [step] = planOf(fenced('sql', 'SELECT 1;'), { connections: ['ledger'] });
    expect(step?.place.connection).toBe('ledger');
    expect(step?.ask.kind).toBe('none');
  });

  it('refuses several ways to do the same', () => {
    const text = lines('Run one of the following:', '') + fenced('bash', 'helm upgrade web .', 'kubectl apply -f .');
    expect(planOf(text).map(({ ask }) => ask.kind)).toEqual(['refused', 'refused']);
  });
});

describe('the plan of checks', () => {
  const text = lines('- [ ] One', '- [ ] Two', '- [ ] Three', '- [ ] Four');

  it('counts equal requests once and says what a person has to decide', async () => {
    const sidecar = await validSidecar(
      lines(
        'version: 1',
        'checks:',
        '  - { id: a, item: "#one", file: { path: x.txt }, expect: { text: { contains: a } } }',
        '  - { id: b, item: "#two", file: { path: x.txt }, expect: { text: { contains: b } } }',
        '  - { id: c, item: "#three", manual: { prompt: Who? } }',
        '  - { id: d, item: "#four", exec: { script: rm -r data }, expect: { exitCode: 0 } }',
      ),
    );
    const { checks } = placeChecks(sidecar, readRunbook(text));
    const steps = planOf(text, { checks, commands: [] });
    expect(steps.map(({ id, ask }) => `${id}: ${ask.kind}`)).toEqual(['a: none', 'b: none', 'c: person', 'd: confirm']);
    expect(observationCount(steps)).toBe(2);
    expect(observationCount(steps.filter(({ id }) => id !== 'd'))).toBe(1);
    expect(steps.map(({ line }) => line)).toEqual([3, 4, 5, 6]);
  });
});
