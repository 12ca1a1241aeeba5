import { describe, expect, it } from 'vitest';
import { guard, usesCluster, type Situation } from '../../../../src/core/check/guard.ts';
import { localTimeText } from '../../../../src/core/report/localTime.ts';
import type { Command } from '../../../../src/core/runbook/model.ts';
import { clear, command, statement } from '../../support/commands.ts';

function refusal(subject: Command, situation: Partial<Situation>): string | undefined {
  const decision = guard(subject, { ...clear, ...situation });
  return decision.decision === 'refuse' ? decision.refusal.code : undefined;
}

describe('reasons to refuse', () => {
  const none = { state: 'none', message: 'no context' } as const;
  const unreachable = { state: 'unreachable', message: 'no answer' } as const;
  const changed = { state: 'changed', message: 'another cluster' } as const;

  it('come in the order in which a person can do something about them', () => {
    const hopeless = command('kubectl exec -it <pod> -- sh -c "$CMD"');
    let situation: Partial<Situation> = { trusted: false, approved: false, target: none, isSet: () => false };
    const next = (subject: Command, better: Partial<Situation>): string | undefined => {
      situation = { ...situation, ...better };
      return refusal(subject, situation);
    };
    expect(next(hopeless, {})).toBe('untrusted workspace');
    expect(next(hopeless, { trusted: true })).toBe('not approved');
    expect(next(hopeless, { approved: true })).toBe('interactive');
    expect(next(hopeless, { terminal: 'attached' })).toBe('placeholder');
    expect(next(hopeless, { values: new Map([['pod', 'web-1']]) })).toBe('placeholder');
    expect(next(hopeless, { isSet: () => true })).toBe('no target');
    expect(next(hopeless, { target: { state: 'pinned' } })).toBeUndefined();
  });

  it('name the placeholder or the variable that has no value', () => {
    expect(guard(command('kubectl get pod <pod>'), clear)).toMatchObject({
      refusal: { message: expect.stringContaining('<pod>') as string },
    });
    expect(guard(command('ssh $BASTION uptime'), { ...clear, isSet: (name) => name !== 'BASTION' })).toMatchObject({
      refusal: { code: 'placeholder', message: expect.stringContaining('$BASTION') as string },
    });
  });

  it.each([
    ['no target', none],
    ['target unreachable', unreachable],
  ] as const)('"%s" stops what needs the cluster and nothing else', (code, target) => {
    expect(refusal(command('kubectl get pods'), { target })).toBe(code);
    expect(refusal(command('uptime'), { target })).toBeUndefined();
    expect(refusal(statement('SELECT 1'), { target })).toBeUndefined();
  });

  it('"target changed" stops everything, also what needs no cluster', () => {
    expect(refusal(command('kubectl get pods'), { target: changed })).toBe('target changed');
    expect(refusal(command('uptime'), { target: changed })).toBe('target changed');
    expect(refusal(statement('SELECT 1'), { target: changed })).toBe('target changed');
  });

  it('"no connection" says what to write: where none is described and where several are', () => {
    const without = guard(statement('SELECT 1'), { ...clear, connections: [], connection: undefined });
    expect(without).toMatchObject({
      refusal: { code: 'no connection', message: expect.stringContaining('.checks.yaml') as string },
    });
    const several = guard(statement('SELECT 1'), { ...clear, connections: ['a', 'b'], connection: undefined });
    expect(several).toMatchObject({
      refusal: { code: 'no connection', message: expect.stringContaining('{connection=NAME}') as string },
    });
    expect(several).toMatchObject({ refusal: { message: expect.stringContaining('a, b') as string } });
  });

  it.each(['redis', 'promql', 'http', 'other'] as const)('"not runnable" is said of %s', (language) => {
    expect(refusal(command('GET a', { language }), {})).toBe('not runnable');
  });
});

describe('what is doubtful', () => {
  it.each(['form only', 'no prompt', 'after output', 'root prompt', 'odd characters'] as const)(
    'is asked about although it only reads: %s',
    (doubt) => {
      expect(guard(command('uptime', { doubt }), clear)).toMatchObject({ decision: 'confirm' });
    },
  );

  it('because it is broken over lines does not run in parts', () => {
    expect(refusal(command("kubectl patch node a -p\n'{}'", { doubt: 'broken over lines' }), {})).toBe('not runnable');
  });

  it('because it belongs in another session does not run in this one, and says in which', () => {
    const inside = command('systemctl reboot', { session: 'oc debug node/a' });
    expect(guard(inside, clear)).toMatchObject({
      refusal: { code: 'inside a session', message: expect.stringContaining('oc debug node/a') as string },
    });
  });

  it('because it was typed in a session of SQL is asked about, since a connection can stand in for that session', () => {
    expect(guard(statement('SELECT 1', { session: 'ledger=#' }), clear)).toMatchObject({ decision: 'confirm' });
  });
});

describe('what may run', () => {
  it.each([
    ['kubectl get pods', 'run'],
    ['uptime', 'run'],
    ['kubectl apply -f a.yaml', 'confirm'],
    ['kubectl delete pod a', 'confirm'],
    ['./deploy.sh', 'confirm'],
  ])('"%s": %s', (text, decision) => {
    expect(guard(command(text), clear)).toMatchObject({ decision });
  });

  it('without a question: what only touches this workstation', () => {
    expect(guard(command('mkdir out', { effect: 'local' }), clear)).toMatchObject({ decision: 'run' });
  });

  it.each([
    ['SELECT * FROM a', 'run'],
    ['DELETE FROM a', 'confirm'],
    ['WITH gone AS (DELETE FROM a RETURNING *) SELECT * FROM gone', 'confirm'],
    ['WITH a AS (SELECT 1) UPDATE goods SET name = 1', 'confirm'],
    ['WITH a AS (UPDATE "goods" SET name = 1 RETURNING *) SELECT * FROM a', 'confirm'],
    ['SELECT pg_try_advisory_lock(1)', 'confirm'],
    ['SELECT "pg_terminate_backend"(1)', 'confirm'],
    ['SELECT U&"pg\\005Freload_conf"()', 'confirm'],
  ])('statement "%s": %s', (text, decision) => {
    expect(guard(statement(text), clear)).toMatchObject({ decision });
  });

  it('with a question of its own: whatever a powerful login sends', () => {
    const powers = ['pg_read_server_files'];
    expect(guard(statement('SELECT 1'), { ...clear, powers })).toMatchObject({
      decision: 'confirm',
      risks: [expect.stringContaining('pg_read_server_files')],
    });
    expect(guard(command('uptime'), { ...clear, powers })).toMatchObject({ decision: 'run' });
  });

  it('with a question of its own: a change that another process is making', () => {
    const startedAt = '2026-03-02T09:00:00.123Z';
    const elsewhere = () => ({ actor: 'kim', startedAt });
    const told = `It runs at the moment in another window or on the command line, started by kim at ${localTimeText(startedAt)}.`;
    for (const text of ['kubectl delete pod a', './act.sh'])
      expect(guard(command(text), { ...clear, elsewhere })).toMatchObject({ decision: 'confirm', risks: [told] });
    expect(guard(command('uptime'), { ...clear, elsewhere }), 'to look twice does no harm').toMatchObject({
      decision: 'run',
    });
  });

  it('with a question of its own: what no rollback undoes', () => {
    expect(guard(statement('SELECT pg_reload_conf(), nextval($$a$$)'), clear)).toMatchObject({
      risks: ['A rollback does not undo what pg_reload_conf, nextval does.'],
    });
  });

  it.each(['COMMIT', 'SET ROLE a', 'DO $$ BEGIN END $$', "COPY a TO PROGRAM 'id'", '/* /* */ SELECT */ COMMIT'])(
    'not what begins, ends or leaves the transaction: %s',
    (text) => {
      expect(guard(statement(text), clear)).toMatchObject({ decision: 'refuse', refusal: { code: 'not runnable' } });
    },
  );

  it('not what a comment says something about that is not understood', () => {
    expect(guard(statement('SELECT 1 -- provebook: expect_row=1'), clear)).toMatchObject({
      decision: 'refuse',
      refusal: { message: expect.stringContaining('"expect_row=1"') as string },
    });
  });
});

describe('a command with values', () => {
  const values = new Map([
    ['verb', 'delete'],
    ['pod', 'web-1'],
    ['bastion', 'gate.example'],
    ['token', 'hunter2!'],
  ]);

  it('is judged by what it does with them', () => {
    expect(guard(command('kubectl <verb> pod <pod>'), { ...clear, values })).toMatchObject({
      decision: 'confirm',
      filled: {
        command: { text: 'kubectl delete pod web-1', effect: 'destroy' },
        template: 'kubectl <verb> pod <pod>',
      },
    });
  });

  it('has its unset variables set beside its text', () => {
    const decision = guard(command('ssh $BASTION uptime'), { ...clear, values, isSet: () => false });
    expect(decision).toMatchObject({
      filled: {
        command: { text: 'ssh $BASTION uptime' },
        variables: new Map([['BASTION', 'gate.example']]),
        used: [{ name: 'bastion', value: 'gate.example' }],
      },
    });
  });

  it('does not take them for a variable that an earlier command of the runbook sets', () => {
    const situation = { ...clear, values, isSet: () => false, lineSetting: () => 12 };
    expect(guard(command('dig $BASTION'), situation)).toMatchObject({
      refusal: { code: 'placeholder', message: expect.stringContaining('line 12') as string },
    });
  });

  it('is refused where the author left something out, whatever values there are', () => {
    expect(guard(command('kubectl describe pod ...'), { ...clear, values })).toMatchObject({
      refusal: { code: 'placeholder', message: expect.stringContaining('...') as string },
    });
  });
});

describe('a command for a terminal of its own', () => {
  const separate: Situation = { ...clear, terminal: 'separate', isInEnvironment: (name) => name === 'HOME' };

  it('gets the exact text, with what it needs in it', () => {
    const values = new Map([['pod', "it's"]]);
    expect(guard(command('kubectl exec -it "$POD" -- sh'), { ...separate, values, isSet: () => false })).toMatchObject({
      filled: { command: { text: `export POD='it'\\''s'\nkubectl exec -it "$POD" -- sh` }, variables: new Map() },
    });
  });

  it.each([
    ['a variable only the shell of the run has', 'kubectl exec -it "$POD" -- sh', '$POD'],
    ['a secret', 'ssh -o Token=<token> gate', 'secret'],
    ['a tab, which would be a key', 'vim a\tb', 'tab'],
  ])('is refused with %s', (_name, text, word) => {
    const values = new Map([['token', 'hunter22']]);
    expect(guard(command(text, { interactive: true }), { ...separate, values })).toMatchObject({
      refusal: { code: 'interactive', message: expect.stringContaining(word) as string },
    });
  });
});

describe('a command talks to the cluster', () => {
  it.each([
    'kubectl get pods',
    'helm list',
    'sudo kubectl get pods',
    '/usr/local/bin/kubectl get pods',
    'echo "$(kubectl get pods)"',
    'for n in a b; do kubectl get pod $n; done',
    'timeout 5 stern app',
    'cmctl status certificate edge',
    'k3s kubectl get nodes',
  ])('when it is "%s"', (text) => {
    expect(usesCluster(command(text))).toBe(true);
  });

  it.each(['uptime', 'curl https://a', "echo 'run kubectl later'"])('but not when it is "%s"', (text) => {
    expect(usesCluster(command(text))).toBe(false);
  });

  it('but not when it is SQL', () => {
    expect(usesCluster(statement("SELECT 'kubectl'"))).toBe(false);
  });
});

describe('read-only mode', () => {
  it.each([
    ['kubectl delete pod web-1', 'read-only'],
    ['some-unknown-program --flag', 'read-only'],
    ['kubectl get pods', undefined],
    ['export NS=shop', undefined],
  ])('%s: %s', (text, code) => {
    expect(refusal(command(text), { readOnly: true })).toBe(code);
  });
});
