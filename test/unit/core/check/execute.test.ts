import { describe, expect, it } from 'vitest';
import { execute, type ExecutePorts, type ExecuteResult } from '../../../../src/core/check/execute.ts';
import { handedOver } from '../../../../src/core/check/observation.ts';
import { createRedactor, MASK } from '../../../../src/core/check/redact.ts';
import type { Command, Expectation } from '../../../../src/core/runbook/model.ts';
import { clear, command, contains, exited, forPerson, production, statement } from '../../support/commands.ts';
import { world, type World } from '../../support/executePorts.ts';

async function run(
  subject: Command,
  changed: Partial<ExecutePorts> = {},
  expectations: readonly Expectation[] = [],
): Promise<World & { readonly result: ExecuteResult; readonly shown: string }> {
  const made = world(changed);
  let shown = '';
  const result = await execute(subject, expectations, made.ports, {
    onStart: () => made.steps.push('shown as running'),
    onOutput: (text) => {
      shown += text;
    },
    signal: new AbortController().signal,
  });
  return { ...made, result, shown };
}

describe('a command that only looks', () => {
  it('is in the log before it runs, and its end after its output is stored', async () => {
    const { steps } = await run(command('kubectl get pods'));
    expect(steps).toEqual([
      'append execution.started',
      'shown as running',
      'run',
      'keep evidence',
      'append execution.finished',
    ]);
  });

  it('leaves in the log what ran, where, and what had to be seen', async () => {
    const { appended } = await run(command('kubectl get pods'), {}, [contains('orders'), forPerson('looks right')]);
    expect(appended[0]).toEqual({
      type: 'execution.started',
      execution: 'execution-1',
      nodeId: 'node',
      commandId: 'node#1.1',
      language: 'shell',
      effect: 'read',
      command: 'kubectl get pods',
      commandSha256: 'digest of kubectl get pods',
      expected: ['- orders ✓', 'looks right'],
      target: production,
      connection: undefined,
    });
  });

  it('leaves in the log how it ended, with the digest of its output', async () => {
    const { appended, evidence, result } = await run(command('kubectl get pods'), {}, [contains('orders')]);
    const finished = {
      verdict: 'pass',
      findings: [{ verdict: 'pass', message: '"orders" is there', line: 5 }],
      exitCode: 0,
      end: 'exited',
      durationMs: 12,
      evidence: { sha256: 'e'.repeat(64), bytes: 7, totalBytes: 7, truncated: false },
    };
    expect(appended[1]).toEqual({ type: 'execution.finished', execution: 'execution-1', ...finished });
    expect(evidence).toEqual([{ text: 'orders\n', totalBytes: 7, truncated: false }]);
    expect(result).toEqual({ state: 'finished', commandId: 'node#1.1', executionId: 'execution-1', finished });
  });

  it('asks nobody and does not look the target up again', async () => {
    const { steps } = await run(command('kubectl get pods'));
    expect(steps).not.toContain('confirm');
    expect(steps).not.toContain('look at target');
  });

  it('without output stores none', async () => {
    const { steps, appended } = await run(command('true'), { run: () => Promise.resolve(exited('')) });
    expect(steps).not.toContain('keep evidence');
    expect(appended[1]).toMatchObject({ type: 'execution.finished', evidence: undefined });
  });
});

it('a statement names its connection in the log; a shell command has none', async () => {
  const sql = await run(statement('SELECT 1'));
  expect(sql.appended[0]).toMatchObject({ language: 'sql', connection: 'ledger' });
  const shell = await run(command('uptime'));
  expect(shell.appended[0]).toMatchObject({ language: 'shell', connection: undefined });
});

it('a command runs with its connection and can be cancelled', async () => {
  const controller = new AbortController();
  const seen: unknown[] = [];
  const { ports } = world({
    run: ({ filled, connection, signal }) => {
      seen.push(filled.command.text, connection, signal === controller.signal);
      return Promise.resolve(exited(''));
    },
  });
  await execute(statement('SELECT 1'), [], ports, {
    onStart: () => undefined,
    onOutput: () => undefined,
    signal: controller.signal,
  });
  expect(seen).toEqual(['SELECT 1', 'ledger', true]);
});

describe('when the start cannot be written down', () => {
  it('nothing runs and the reason is told', async () => {
    const { result, steps } = await run(command('uptime'), {
      append: () => Promise.reject(new Error('no space left on device')),
    });
    expect(steps).toEqual([]);
    expect(result).toMatchObject({ state: 'refused', refusal: { code: 'state not writable' } });
    expect(result.state === 'refused' ? result.refusal.message : '').toContain('no space left on device');
  });
});

describe('a refused command', () => {
  it.each([
    ['not trusted', command('uptime'), { ...clear, trusted: false }, 'untrusted workspace'],
    ['not approved', command('uptime'), { ...clear, approved: false }, 'not approved'],
    ['a placeholder', command('kubectl get pod <pod>'), clear, 'placeholder'],
    ['interactive', command('vim a'), clear, 'interactive'],
    ['without a connection', statement('SELECT 1'), { ...clear, connection: undefined }, 'no connection'],
  ] as const)('(%s) leaves no trace', async (_name, subject, situation, code) => {
    const { result, steps } = await run(subject, { situation: () => Promise.resolve(situation) });
    expect(result).toMatchObject({ state: 'refused', commandId: 'node#1.1', refusal: { code } });
    expect(steps).toEqual([]);
  });

  it('(cancelled before its turn) leaves no trace', async () => {
    const { ports, steps } = world();
    const result = await execute(command('uptime'), [], ports, {
      onStart: () => undefined,
      onOutput: () => undefined,
      signal: AbortSignal.abort(),
    });
    expect(result).toMatchObject({ state: 'refused', refusal: { code: 'cancelled' } });
    expect(steps).toEqual([]);
  });
});

describe('a command that changes something', () => {
  const change = command('kubectl apply -f a.yaml');

  it('runs after the target was looked up, a person said yes, and it was looked up again', async () => {
    const { steps } = await run(change);
    expect(steps.slice(0, 5)).toEqual([
      'look at target',
      'confirm',
      'look at target',
      'append execution.started',
      'shown as running',
    ]);
  });

  it('does not run when the target changed while the person was asked', async () => {
    let identity = production;
    const { result } = await run(change, {
      currentTarget: () => Promise.resolve({ state: 'found', identity }),
      confirm: () => {
        identity = { ...production, clusterUid: 'other' };
        return Promise.resolve(true);
      },
    });
    expect(result).toMatchObject({ state: 'refused', refusal: { code: 'target changed' } });
  });

  it('does not run when trust or approval went while the person was asked', async () => {
    const gone = { code: 'not approved', message: 'edited' } as const;
    const { result, steps } = await run(change, { lateRefusal: () => gone });
    expect(result).toMatchObject({ state: 'refused', refusal: gone });
    expect(steps).not.toContain('run');
  });

  it('does not run when the person says no', async () => {
    const { result, steps } = await run(change, { confirm: () => Promise.resolve(false) });
    expect(result).toMatchObject({ state: 'refused', refusal: { code: 'not confirmed' } });
    expect(steps).toEqual(['look at target']);
  });

  it.each([undefined, null, 0, '', 'yes', 1])('does not run when the answer is %j, which is no yes', async (answer) => {
    const { result, steps } = await run(change, { confirm: () => Promise.resolve(answer as never) });
    expect(result).toMatchObject({ state: 'refused', refusal: { code: 'not confirmed' } });
    expect(steps).toEqual(['look at target']);
  });

  it.each(['server', 'caSha256', 'clusterUid', 'namespace', 'user', 'context'] as const)(
    'does not run, and nobody is asked, when the target has another %s now',
    async (field) => {
      const identity = { ...production, [field]: 'other' };
      const { result, steps } = await run(change, {
        currentTarget: () => Promise.resolve({ state: 'found', identity }),
      });
      expect(result).toMatchObject({ state: 'refused', refusal: { code: 'target changed' } });
      expect(steps).toEqual([]);
    },
  );

  it('does not run when the context is gone or its cluster does not answer', async () => {
    const gone = await run(change, { currentTarget: () => Promise.resolve({ state: 'found', identity: undefined }) });
    expect(gone.result).toMatchObject({ state: 'refused', refusal: { code: 'target changed' } });
    const silent = await run(change, {
      currentTarget: () => Promise.resolve({ state: 'unreachable', message: 'connection refused' }),
    });
    expect(silent.result).toMatchObject({ state: 'refused', refusal: { code: 'target changed' } });
    expect(silent.result.state === 'refused' ? silent.result.refusal.message : '').toContain('connection refused');
    expect(silent.steps).toEqual([]);
  });

  it('needs no target when the run has none', async () => {
    const { steps } = await run(command('touch /tmp/a'), { target: () => undefined });
    expect(steps).not.toContain('look at target');
    expect(steps).toContain('run');
  });
});

describe('a command that needs a terminal', () => {
  const interactive = command('kubectl edit deployment web');
  const attached: Partial<ExecutePorts> = { situation: () => Promise.resolve({ ...clear, terminal: 'attached' }) };

  it('goes through the same gates and into the log, and nothing of it is kept', async () => {
    const { steps, appended } = await run(interactive, attached, [contains('web')]);
    expect(steps).toEqual([
      'look at target',
      'confirm',
      'look at target',
      'append execution.started',
      'shown as running',
      'hand over',
      'append execution.finished',
    ]);
    expect(appended[0]).toMatchObject({ command: 'kubectl edit deployment web', target: production });
    expect(appended[1]).toMatchObject({ verdict: 'manual', end: 'handed over', evidence: undefined });
  });

  it('never passes, whatever it ended with', async () => {
    for (const exitCode of [0, 1, 130, undefined]) {
      const { result } = await run(
        interactive,
        { ...attached, handOver: () => Promise.resolve(handedOver(exitCode, 5)) },
        [contains('web')],
      );
      expect(result).toMatchObject({ finished: { verdict: 'manual', exitCode } });
    }
  });

  it('is not handed over where the person says no', async () => {
    const { steps } = await run(interactive, { ...attached, confirm: () => Promise.resolve(false) });
    expect(steps).toEqual(['look at target']);
  });
});

describe('a command with values', () => {
  const values = new Map([['pod', 'web 1']]);
  const situation = (): Promise<typeof clear> => Promise.resolve({ ...clear, values });

  it('is asked about and logged as it runs, with the text it stands for', async () => {
    const confirmed: string[] = [];
    const { appended } = await run(command('kubectl delete pod <pod>'), {
      situation,
      confirm: ({ text }) => {
        confirmed.push(text);
        return Promise.resolve(true);
      },
    });
    expect(confirmed).toEqual(["kubectl delete pod 'web 1'"]);
    expect(appended[0]).toMatchObject({
      command: "kubectl delete pod 'web 1'",
      commandSha256: "digest of kubectl delete pod 'web 1'",
      template: 'kubectl delete pod <pod>',
      values: [{ name: 'pod', value: 'web 1' }],
    });
  });
});

describe('a secret in the output', () => {
  const leaking: Partial<ExecutePorts> = {
    redactor: () => createRedactor(['hunter2!']),
    run: ({ onOutput }) => {
      onOutput('password: hun');
      onOutput('ter2!\nand hunter2');
      onOutput('!');
      return Promise.resolve(
        exited('password: hunter2!\nand hunter2!', { end: 'lost', stderr: 'hunter2!', message: 'lost at hunter2!' }),
      );
    },
  };

  it('is neither shown nor stored nor logged', async () => {
    const { shown, evidence, appended, result } = await run(command('cat /etc/app'), leaking);
    expect(shown).toBe(`password: ${MASK}\nand ${MASK}`);
    expect(evidence.map(({ text }) => text)).toEqual([`password: ${MASK}\nand ${MASK}`]);
    expect(JSON.stringify([appended, result])).not.toContain('hunter2!');
    expect(JSON.stringify(appended)).toContain(MASK);
  });

  it('that became known only while the command ran is not stored', async () => {
    const secrets: string[] = [];
    const { evidence } = await run(statement('SELECT 1'), {
      redactor: () => createRedactor(secrets),
      run: () => {
        secrets.push('hunter2!');
        return Promise.resolve(exited('hunter2!'));
      },
    });
    expect(evidence.map(({ text }) => text)).toEqual([MASK]);
  });
});

describe('what goes wrong while it runs', () => {
  it('is an error in the log, not an exception', async () => {
    const { result, appended } = await run(command('uptime'), {
      run: () => Promise.reject(new Error('the shell could not be started')),
    });
    expect(result).toMatchObject({ state: 'finished', finished: { verdict: 'error', end: 'not started' } });
    expect(appended[1]).toMatchObject({ findings: [{ message: 'the shell could not be started' }] });
  });

  it('keeps that the output was cut', async () => {
    const { evidence, result } = await run(
      command('yes'),
      { run: () => Promise.resolve(exited('y\ny\n', { truncated: true, totalBytes: 9_000_000 })) },
      [contains('z')],
    );
    expect(evidence).toEqual([{ text: 'y\ny\n', totalBytes: 9_000_000, truncated: true }]);
    expect(result).toMatchObject({ finished: { verdict: 'error' } });
  });

  it('keeps the digest of all that was written, but not where a secret was masked in it', async () => {
    const outputSha256 = 'a'.repeat(64);
    const written = (text: string) => ({
      run: () => Promise.resolve(exited(text, { outputSha256, signal: 'SIGTERM', survivors: [7] })),
      redactor: () => createRedactor(['hunter2!']),
    });
    const open = await run(command('uptime'), written('up\n'));
    expect(open.result).toMatchObject({
      finished: { evidence: { outputSha256 }, signal: 'SIGTERM', survivors: [7] },
    });
    const masked = await run(command('uptime'), written('hunter2!\n'));
    expect(JSON.stringify(masked.result)).not.toContain(outputSha256);
    expect(JSON.stringify(masked.appended)).not.toContain(outputSha256);
  });

  it('is not hidden when the output cannot be stored: no end is written', async () => {
    const made = world({ keepEvidence: () => Promise.reject(new Error('read-only file system')) });
    const running = execute(command('uptime'), [], made.ports, {
      onStart: () => undefined,
      onOutput: () => undefined,
      signal: new AbortController().signal,
    });
    await expect(running).rejects.toThrow('read-only file system');
    expect(made.appended.map((payload) => payload.type)).toEqual(['execution.started']);
  });
});

describe('a sensitive command', () => {
  const sensitive = command('cat token # provebook: sensitive');

  it('leaves its verdict, and nothing of what was seen', async () => {
    const printed: ExecutePorts['run'] = ({ onOutput }) => {
      onOutput('orders 4711\n');
      return Promise.resolve(exited('orders 4711\n'));
    };
    const { appended, evidence, shown } = await run(sensitive, { run: printed }, [contains('orders')]);
    expect(appended.at(-1)).toMatchObject({ verdict: 'pass', evidence: undefined });
    expect(JSON.stringify([appended, evidence, shown])).not.toContain('4711');
  });

  it.each([
    exited('', { exitCode: 127, stderr: '4711: not found' }),
    exited('', { end: 'not started', exitCode: undefined, message: 'Key (4711) is there' }),
  ])('leaves nothing of why it failed, either', async (observation) => {
    const { appended } = await run(sensitive, { run: () => Promise.resolve(observation) });
    expect(appended.at(-1)).toMatchObject({ verdict: 'error' });
    expect(JSON.stringify(appended)).not.toContain('4711');
  });
});

describe('a statement that changes something', () => {
  it('is asked about before it runs, and once more before it is kept', async () => {
    const questions: string[] = [];
    await run(statement('DELETE FROM a'), {
      confirm: ({ purpose, question }) => {
        questions.push(`${purpose}: ${question}`);
        return Promise.resolve(true);
      },
      run: async ({ confirmCommit }) => {
        await confirmCommit(3);
        return exited('');
      },
    });
    expect(questions).toEqual([
      'run: This command destroys something. Run it?',
      'commit: It changed 3 rows, as expected, and nothing is kept yet. Commit it?',
    ]);
  });

  it('is asked about twice where the login may do more, once of which no general yes answers', async () => {
    const asked: boolean[] = [];
    const { steps } = await run(statement('DELETE FROM a'), {
      situation: () => Promise.resolve({ ...clear, powers: ['superuser'] }),
      confirm: ({ isDoubtful }) => {
        asked.push(isDoubtful);
        return Promise.resolve(!isDoubtful);
      },
    });
    expect(asked).toEqual([false, true]);
    expect(steps).not.toContain('run');
  });

  it('whose commit nobody heard of is neither done nor failed', async () => {
    const lost = exited('', { end: 'lost', exitCode: undefined, message: 'not known' });
    const { appended } = await run(statement('DELETE FROM a'), { run: () => Promise.resolve(lost) });
    expect(appended.at(-1)).toMatchObject({ verdict: 'error', end: 'lost', findings: [{ message: 'not known' }] });
  });
});
