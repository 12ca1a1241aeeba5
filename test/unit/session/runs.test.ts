/** Several runs of one runbook: which is the current one, what the others say, what came before. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectionStates } from '../../../src/session/connectionStates.ts';
import { RunbookSession } from '../../../src/session/runbookSession.ts';
import { validSidecar } from '../support/checks.ts';
import { event, finished, runOf } from '../support/events.ts';
import { lines } from '../support/runbooks.ts';
import { reduceRun } from '../../../src/core/run/reduce.ts';
import { scratchFolder } from '../../scratch.ts';

const item = 'one';

async function open(folder = scratchFolder()): Promise<RunbookSession> {
  const file = path.join(folder, 'runbook.md');
  writeFileSync(file, '- [ ] One\n');
  const session = await RunbookSession.open({
    file,
    env: { PROVEBOOK_STATE_HOME: path.join(folder, 'state'), PROVEBOOK_ACTOR: 'kim', KUBECONFIG: '/nowhere/config' },
    isTrusted: () => true,
    confirm: () => Promise.resolve(true),
  });
  onTestFinished(() => session.close());
  return session;
}

describe('an earlier run', () => {
  it('can be looked at without becoming the current one', async () => {
    const session = await open();
    const first = await session.startRun('first');
    await session.people.tick(item);
    const second = await session.startRun('second');
    expect(session.readRun(first.runId)).toMatchObject({ name: 'first', marks: [{ ticked: true }] });
    expect(session.reports.of({ runId: first.runId })?.progress.done).toBe(1);
    expect(session.reports.of()?.progress.done).toBe(0);
    expect(session.run?.runId).toBe(second.runId);
  });

  it('is the current one after it was resumed, also once the state is read again', async () => {
    const session = await open();
    const first = await session.startRun('first');
    await session.startRun('second');
    await session.resumeRun(first.runId);
    await session.refresh();
    await session.people.tick(item);
    expect(session.run?.name).toBe('first');
    expect(session.readRun(first.runId).marks).toHaveLength(1);
    expect(session.readRun(session.runIds.at(-1) ?? '').marks).toEqual([]);
  });

  it('gives way to a run that is started after it', async () => {
    const session = await open();
    const first = await session.startRun('first');
    await session.startRun('second');
    await session.resumeRun(first.runId);
    await session.startRun('third');
    await session.refresh();
    expect(session.run?.name).toBe('third');
  });

  it('that does not exist is not resumed', async () => {
    const session = await open();
    await session.startRun('first');
    await expect(session.resumeRun('9999-nothing')).rejects.toMatchObject({ code: 'no run' });
    expect(session.run?.name).toBe('first');
  });
});

describe('a connection', () => {
  const sidecar = lines(
    'version: 1',
    'connections:',
    '  cache: { url: "redis://cache:6379/0" }',
    '  ledger: { driver: postgres, host: db, port: 5432, database: ledger, user: reader }',
    'checks:',
    '  - { id: ping, redis: { connection: cache, command: [PING] }, expect: { reply: PONG } }',
  );
  const asked = {
    type: 'execution.started',
    execution: 'a',
    nodeId: undefined,
    commandId: 'check:ping',
    language: 'redis',
    effect: 'read',
    command: 'PING',
    commandSha256: '',
    expected: [],
    target: undefined,
    connection: undefined,
  } as const;

  it('was not asked before anything ran over it', async () => {
    expect(connectionStates(await validSidecar(sidecar), undefined)).toEqual([
      { name: 'cache', driver: 'redis', place: 'redis://cache:6379/0', answer: { state: 'not asked' } },
      { name: 'ledger', driver: 'postgres', place: 'db:5432/ledger', answer: { state: 'not asked' } },
    ]);
  });

  it('answered where something was observed, although it was not what was expected', async () => {
    const [cache] = connectionStates(await validSidecar(sidecar), runOf(asked, finished('a', 'fail')));
    expect(cache?.answer).toMatchObject({ state: 'answered', at: '2026-03-02T09:02:00.000Z' });
  });

  it('was silent where nothing could be observed, and says why', async () => {
    const message = 'connect ECONNREFUSED';
    const end = { ...finished('a', 'error'), findings: [{ verdict: 'error', message, line: undefined }] } as const;
    const run = reduceRun('run-1', [event(1, asked), event(2, end)]);
    const [cache] = connectionStates(await validSidecar(sidecar), run);
    expect(cache?.answer).toMatchObject({ state: 'silent', message });
  });
});
