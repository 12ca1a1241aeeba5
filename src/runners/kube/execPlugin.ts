/**
 * Asks a credential plugin of a kubeconfig, by the protocol of client-go (`client.authentication.k8s.io`, exec plugins).
 * The client library has an own way (2.0.1, `exec_auth.js`), which starts one process for each caller, waits without an end
 * and keeps whatever is printed.
 */
import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import * as z from 'zod';
import type { Observation } from '../../core/check/observation.ts';
import { childEnvironment } from '../shell/childEnvironment.ts';
import { runProcess } from '../shell/runProcess.ts';

const text = z.string().nullish();

export const execPlugin = z.object({
  apiVersion: z.string().default('client.authentication.k8s.io/v1'),
  command: z.string(),
  args: z.array(z.string()).nullish(),
  env: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  installHint: text,
  interactiveMode: text,
  /** Given to the plugin where it asks for it (`provideClusterInfo`). */
  cluster: z.record(z.string(), z.unknown()).optional(),
});

export type ExecPlugin = z.infer<typeof execPlugin>;

export interface Credential {
  readonly token: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  /** Milliseconds since 1970; undefined where it does not say. */
  readonly expiresAt: number | undefined;
}

/** Milliseconds a plugin may take: a person may have to answer it in a browser. */
export const PLUGIN_TIMEOUT_MS = 60_000;

/** Of what it prints; credentials have a few thousand. */
const MAX_OUTPUT_BYTES = 1024 * 1024;

/** Throws an Error that says in one line what the plugin did wrong. */
export async function askPlugin(plugin: ExecPlugin, timeoutMs = PLUGIN_TIMEOUT_MS): Promise<Credential> {
  if (plugin.interactiveMode === 'Always')
    throw new Error(l10n.t('The credential plugin {0} needs a terminal, which it does not get here.', plugin.command));
  const { observation, isFlood } = await run(plugin, timeoutMs);
  if (isFlood)
    throw new Error(l10n.t('The credential plugin {0} printed more than {1} bytes.', plugin.command, MAX_OUTPUT_BYTES));
  const failure = failureOf(plugin, observation, timeoutMs);
  if (failure !== undefined) throw asError(failure, observation, plugin);
  return readCredential(plugin, observation.stdout);
}

async function run(plugin: ExecPlugin, timeoutMs: number): Promise<{ observation: Observation; isFlood: boolean }> {
  const flood = new AbortController();
  const { observation } = await runProcess({
    program: plugin.command,
    args: plugin.args ?? [],
    // No folder that others write: a plugin without a path must not be found there.
    cwd: homedir(),
    // All of them, as kubectl does: a login may rest on any. The kubeconfig that names the plugin is the person's own.
    env: {
      ...childEnvironment(process.env, Object.keys(process.env)),
      ...ownVariables(plugin),
      KUBERNETES_EXEC_INFO: execInfo(plugin),
    },
    input: '',
    activeFolder: undefined,
    timeoutMs,
    signal: flood.signal,
    onOutput: () => undefined,
    onBytes: (total) => {
      if (total > MAX_OUTPUT_BYTES) flood.abort();
    },
  });
  return { observation, isFlood: flood.signal.aborted };
}

function ownVariables({ env }: ExecPlugin): Record<string, string> {
  return Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]));
}

function execInfo({ apiVersion, cluster }: ExecPlugin): string {
  const spec = { interactive: false, ...(cluster === undefined ? {} : { cluster }) };
  return JSON.stringify({ apiVersion, kind: 'ExecCredential', spec });
}

function failureOf(
  { command, installHint }: ExecPlugin,
  observation: Observation,
  timeoutMs: number,
): string | undefined {
  switch (observation.end) {
    case 'timed out':
      return l10n.t('The credential plugin {0} did not answer within {1} s.', command, timeoutMs / 1000);
    case 'exited':
      if (observation.exitCode === 0) return undefined;
      return l10n.t('The credential plugin {0} failed: {1}', command, lastLine(observation));
    default:
      return [observation.message ?? observation.end, installHint ?? ''].join(' ').replaceAll('\n', ' ').trim();
  }
}

/** What is not installed is a fault of this machine, as a missing file is, and not of the cluster. */
function asError(message: string, { end }: Observation, { command }: ExecPlugin): Error {
  return Object.assign(new Error(message), end === 'not started' ? { code: 'ENOENT', path: command } : {});
}

function lastLine({ stderr, message, exitCode }: Observation): string {
  const line = stderr.trim().split('\n').at(-1)?.slice(0, 500) ?? '';
  return line === '' ? (message ?? l10n.t('exit code {0}', exitCode ?? -1)) : line;
}

const answer = z.object({
  kind: z.literal('ExecCredential'),
  status: z.object({
    token: text,
    clientCertificateData: text,
    clientKeyData: text,
    expirationTimestamp: z.iso.datetime({ offset: true }).nullish(),
  }),
});

function readCredential({ command }: ExecPlugin, printed: string): Credential {
  const parsed = answer.safeParse(parseJson(printed));
  if (!parsed.success) throw new Error(l10n.t('The credential plugin {0} did not print an ExecCredential.', command));
  const { token, clientCertificateData, clientKeyData, expirationTimestamp } = parsed.data.status;
  const hasCertificate = Boolean(clientCertificateData) && Boolean(clientKeyData);
  if (!token && !hasCertificate) throw new Error(l10n.t('The credential plugin {0} gave no credentials.', command));
  const expiresAt = expirationTimestamp ? Date.parse(expirationTimestamp) : undefined;
  if (expiresAt !== undefined && expiresAt <= Date.now())
    throw new Error(
      l10n.t(
        'The credential plugin {0} gave credentials that expired at {1}. Log in again, or check this clock.',
        command,
        expirationTimestamp ?? '',
      ),
    );
  return {
    token: token ?? undefined,
    certificate: clientCertificateData ?? undefined,
    key: clientKeyData ?? undefined,
    expiresAt,
  };
}

function parseJson(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return undefined;
  }
}
