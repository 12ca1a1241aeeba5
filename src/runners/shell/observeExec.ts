/** What a program prints: on this machine, or in a container of the target through kubectl. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Observation } from '../../core/check/observation.ts';
import type { ExecInput } from '../../core/check/sidecar/kindSchemas.ts';
import type { ExecSubject, Observed } from '../../core/check/subject.ts';
import { parseText } from '../file/parseText.ts';
import { observed, unobserved, type Attempt } from '../network/attempt.ts';
import { runProcess } from './runProcess.ts';

export interface ExecPlace {
  /** Relative working directories begin here. */
  readonly folder: string;
  /** The one-context kubeconfig, or a path that does not exist: no program reaches another cluster by default. */
  readonly kubeconfig: string;
  readonly namespace: string | undefined;
  /** See `childEnvironment`. */
  readonly env: Readonly<Record<string, string>>;
  /** See `ProcessRequest`. */
  readonly activeFolder?: string | undefined;
}

/** Exit statuses by which a shell says that the program never ran. */
const NEVER_RAN = new Set([126, 127]);

/** What kubectl prints behind the program's own output; its own failures have the same exit status and no such line. */
const ENDED_IN_CONTAINER = 'command terminated with exit code ';

export async function observeExec(input: ExecInput, place: ExecPlace, given: Attempt): Promise<Observed> {
  const cwd = path.resolve(place.folder, input.cwd ?? '.');
  if (!existsSync(cwd)) return unobserved(l10n.t('The working directory {0} does not exist.', input.cwd ?? '.'));
  const [program = '', ...args] = wordsOf(input, place);
  const { observation } = await runProcess({
    program,
    args,
    cwd,
    env: { ...place.env, ...input.env, KUBECONFIG: place.kubeconfig },
    input: '',
    timeoutMs: given.timeoutMs,
    signal: given.signal,
    onOutput: () => undefined,
    activeFolder: place.activeFolder,
  });
  const { end, exitCode, stdout, stderr, durationMs, truncated, incomplete = false, message } = observation;
  if (end !== 'exited') return unobserved(message ?? endText(observation, given.timeoutMs));
  if (exitCode === undefined) return unobserved(message ?? l10n.t('The program was ended by a signal.'));
  if (NEVER_RAN.has(exitCode)) return unobserved(l10n.t('The program could not be run: {0}', lastLine(stderr)));
  if (input.in !== undefined && exitCode !== 0 && !stderr.includes(`${ENDED_IN_CONTAINER}${exitCode}`))
    return unobserved(l10n.t('kubectl could not run it: {0}', lastLine(stderr)));
  const parsed = parseText(stdout, input.parse);
  if (parsed.state === 'unreadable')
    return unobserved(l10n.t('The output of a program that ended with {0} is unusable. {1}', exitCode, parsed.message));
  const json = parsed.json === undefined ? {} : { json: parsed.json };
  return observed({ exitCode, stdout, stderr, ...json, durationMs } satisfies ExecSubject, truncated || incomplete);
}

/** A container is spoken to with the person's own kubectl: the same rules and plugins as by hand. */
function wordsOf(input: ExecInput, { namespace }: ExecPlace): readonly string[] {
  const own = input.argv ?? [input.shell ?? 'bash', '-c', input.script ?? ''];
  if (input.in === undefined) return own;
  const { pod, container } = input.in;
  const where = input.in.namespace ?? namespace;
  return [
    'kubectl',
    'exec',
    ...(where === undefined ? [] : ['-n', where]),
    pod,
    ...(container === undefined ? [] : ['-c', container]),
    '--',
    ...own,
  ];
}

/** Whole: a secret that is cut in two would not be known as one. */
function lastLine(text: string): string {
  return text.trim().split(/\r?\n/).at(-1) ?? '';
}

function endText({ end, survivors = [] }: Observation, timeoutMs: number): string {
  if (survivors.length > 0)
    return l10n.t('processes that still run: {0} ({1})', survivors.length, survivors.join(', '));
  return end === 'timed out'
    ? l10n.t('The program was stopped after {0} s without an end.', timeoutMs / 1000)
    : l10n.t('Cancelled.');
}
