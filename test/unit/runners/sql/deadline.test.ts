import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withinDeadline } from '../../../../src/runners/sql/deadline.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a statement with a deadline', () => {
  it('that fails before it is sent leaves no deadline behind, which would end the process later', async () => {
    const connection = {
      name: 'orders',
      host: '127.0.0.1',
      port: 1,
      user: 'ada',
      password: '',
      database: 'orders',
      sslmode: 'disable',
    } as const;
    const running = { client: new Client(connection), connection, backend: { pid: 1, startedAt: '' } };
    const limits = { timeoutMs: 1000, signal: new AbortController().signal };
    const failing = withinDeadline(running, limits, () => {
      throw new Error('no such parameter');
    });
    await expect(failing).rejects.toThrow('no such parameter');
    expect(vi.getTimerCount()).toBe(0);
  });
});
