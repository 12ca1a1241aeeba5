/** Asks the API server, through kubectl, what a change would touch. What cannot be learned quickly is not shown. */
import { childEnvironment } from '../shell/childEnvironment.ts';
import { runProcess } from '../shell/runProcess.ts';

export interface PreviewOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Path of the one-context kubeconfig of the run. */
  readonly kubeconfig: string;
  readonly timeoutMs?: number;
}

/** Milliseconds for which a question waits for it. */
const TIMEOUT_MS = 2000;

const MOST_LINES = 20;

/** @param args of kubectl, a dry run, see `previewArguments` */
export async function previewChange(
  args: readonly string[],
  { cwd, env, kubeconfig, timeoutMs = TIMEOUT_MS }: PreviewOptions,
): Promise<string | undefined> {
  const { observation } = await runProcess({
    program: 'kubectl',
    args,
    cwd,
    env: { ...childEnvironment(env), KUBECONFIG: kubeconfig },
    input: '',
    activeFolder: undefined,
    timeoutMs,
    signal: new AbortController().signal,
    onOutput: () => undefined,
  });
  if (observation.end !== 'exited') return undefined;
  const lines = observation.output.trim().split('\n');
  const shown = lines.slice(0, MOST_LINES).join('\n');
  return lines.length > MOST_LINES ? `${shown}\n… +${lines.length - MOST_LINES}` : shown;
}
