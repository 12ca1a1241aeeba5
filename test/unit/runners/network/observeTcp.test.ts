import { describe, expect, it } from 'vitest';
import { observeTcp } from '../../../../src/runners/network/observeTcp.ts';
import { closedPort, patient, serveTcp, subjectOf } from '../servers.ts';

describe('the ports of a host', () => {
  it('are open where somebody listens and closed where the connection is refused', async () => {
    const open = await serveTcp(() => undefined);
    const closed = await closedPort();
    const input = { host: '127.0.0.1', ports: [open, closed], from: 'local' as const };
    expect(subjectOf(await observeTcp(input, patient))).toEqual({
      ports: [
        { port: open, state: 'open', ms: expect.any(Number) as number, code: null },
        { port: closed, state: 'closed', ms: expect.any(Number) as number, code: 'ECONNREFUSED' },
      ],
    });
  });

  it('are not known where there is no way to the host: a multicast group takes no connection', async () => {
    const input = { host: '224.0.0.1', ports: [80], from: 'local' as const };
    expect(await observeTcp(input, patient)).toEqual({
      state: 'unobserved',
      message: '224.0.0.1: there is no way to it',
    });
  });

  it('are not known once the check is cancelled', async () => {
    const input = { host: '127.0.0.1', ports: [await closedPort()], from: 'local' as const };
    const observed = await observeTcp(input, { timeoutMs: 5000, signal: AbortSignal.abort() });
    expect(observed).toEqual({ state: 'unobserved', message: 'Cancelled.' });
  });

  it('are not known where the name does not resolve: that is no closed port', async () => {
    const input = { host: 'no-such-host.invalid', ports: [80], from: 'local' as const };
    expect(await observeTcp(input, patient)).toEqual({
      state: 'unobserved',
      message: 'no-such-host.invalid: the name could not be resolved',
    });
  });
});
