import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const stream = z.object({
  perSecond: z.number().nonnegative(),
  /** The part that fails, 0 to 1. */
  badRatio: z.number().min(0).max(1),
  /** From a number of seconds to the part that is done within them, 0 to 1; the last is 1. */
  withinSeconds: z.record(z.string(), z.number().min(0).max(1)),
});

const schema = z.object({
  services: z.record(
    z.string(),
    z.object({ isHealthy: z.boolean(), hasMetrics: z.boolean(), cpu: z.number(), memory: z.number() }),
  ),
  requests: stream,
  judgments: stream,
  dashboards: stream,
  isDatabaseConnected: z.boolean(),
  isRedisConnected: z.boolean(),
  tokenLifetimeSeconds: z.number(),
});

/** How the stand-ins of the six services do; tests write it. */
export type JudgifyState = Readonly<z.infer<typeof schema>>;
export type Stream = JudgifyState['requests'];

/** Read again for each request, so that a change shows at once. */
export function readJudgifyState(folder: string): JudgifyState {
  return schema.parse(JSON.parse(readFileSync(join(folder, 'judgify.json'), 'utf8')));
}
