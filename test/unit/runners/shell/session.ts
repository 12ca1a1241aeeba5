/** A real bash for tests, as a runbook gets it. */
import { randomInt } from 'node:crypto';
import type { Observation } from '../../../../src/core/check/observation.ts';
import { childEnvironment } from '../../../../src/runners/shell/childEnvironment.ts';
import { ShellSession, type ShellRequest } from '../../../../src/runners/shell/shellSession.ts';
import { scratchFolder } from '../../../scratch.ts';

export interface TestShell {
  readonly session: ShellSession;
  readonly cwd: string;
  readonly run: (script: string, request?: Partial<ShellRequest>) => Promise<Observation>;
}

export function openShell(env: Readonly<Record<string, string | undefined>> = {}, cwd = scratchFolder()): TestShell {
  const { PATH, HOME } = process.env;
  const session = new ShellSession({ cwd, env: childEnvironment({ PATH, HOME, ...env }, Object.keys(env)) });
  return {
    session,
    cwd,
    run: (script, request) =>
      session.run({
        script,
        variables: new Map(),
        kubeconfig: '/nowhere/pinned',
        timeoutMs: 60_000,
        signal: new AbortController().signal,
        onOutput: () => undefined,
        ...request,
      }),
  };
}

/** A number of seconds for `sleep` that no other process on this machine has among its arguments. */
export function longTime(): string {
  return `86400.${randomInt(1e9, 1e10)}`;
}
