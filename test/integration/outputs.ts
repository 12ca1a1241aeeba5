/** The JSON objects that the command line prints, as far as tests look at them. */
import { z } from 'zod';

const target = z.object({
  context: z.string(),
  server: z.string(),
  caSha256: z.string(),
  clusterUid: z.string(),
  namespace: z.string(),
  user: z.string(),
});

const progress = z.object({ done: z.number(), total: z.number(), failed: z.number() });

const item = z.object({ id: z.string(), kind: z.string(), title: z.string(), state: z.string() });

const status = z.object({
  file: z.string(),
  approval: z.string(),
  run: z
    .object({
      id: z.string(),
      startedAt: z.string(),
      context: z.string().optional(),
      target: target.optional(),
      actors: z.array(z.string()),
    })
    .optional(),
  progress,
  items: z.array(item),
  logProblems: z.array(z.object({ kind: z.string(), file: z.string(), line: z.number() })),
});

const outcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('refused'), command: z.string(), code: z.string(), message: z.string() }),
  z.object({
    state: z.literal('finished'),
    command: z.string(),
    node: z.string().optional(),
    text: z.string(),
    verdict: z.string(),
    exitCode: z.number().optional(),
    end: z.string(),
    findings: z.array(z.object({ verdict: z.string(), message: z.string() })),
    evidence: z.object({ sha256: z.string(), bytes: z.number() }).optional(),
    target: target.optional(),
    connection: z.string().optional(),
  }),
]);

const check = z.object({ check: z.string(), node: z.string().optional(), verdict: z.string().optional() });

const runResult = status.extend({ outcomes: z.array(outcome), checks: z.array(check) });

export type Status = z.infer<typeof status>;
export type RunResult = z.infer<typeof runResult>;

/** @throws where it is not one JSON object of the form that the command line promises. */
export function readStatus(stdout: string): Status {
  return status.parse(JSON.parse(stdout));
}

export function readRunResult(stdout: string): RunResult {
  return runResult.parse(JSON.parse(stdout));
}

/** The state of the only item with these words in its title. */
export function stateOf(result: Status, words: string): string {
  const found = result.items.filter(({ title }) => title.includes(words));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} items are called "${words}"`);
  return only.state;
}

/** What a command came to; commands that were refused have no text and are not looked for. */
export function executionOf(
  result: RunResult,
  text: string,
): Extract<RunResult['outcomes'][number], { state: 'finished' }> {
  const found = result.outcomes.filter((one) => one.state === 'finished').filter((one) => one.text.includes(text));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} commands have "${text}"`);
  return only;
}
