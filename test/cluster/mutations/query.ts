import { z } from 'zod';
import type { DemoServices } from '../demoServices.ts';

const queryResult = z.object({ data: z.object({ result: z.array(z.unknown()) }) });
const targets = z.object({
  data: z.object({ activeTargets: z.array(z.object({ labels: z.record(z.string(), z.string()) })) }),
});

/** Whether a PromQL query finds anything. */
export async function hasAnswer(demo: DemoServices, query: string): Promise<boolean> {
  const url = new URL(`${address(demo)}/api/v1/query`);
  url.searchParams.set('query', query);
  return queryResult.parse(await (await fetch(url)).json()).data.result.length > 0;
}

/** How many targets Prometheus measures whose labels include these. */
export async function countTargets(demo: DemoServices, labels: Readonly<Record<string, string>>): Promise<number> {
  const answer = await (await fetch(`${address(demo)}/api/v1/targets?state=active`)).json();
  const all = targets.parse(answer).data.activeTargets.map((target) => target.labels);
  return all.filter((one) => Object.entries(labels).every(([name, value]) => one[name] === value)).length;
}

/** Removes what was measured of the services: rates over minutes would remember how it was before. */
export async function forgetServices(demo: DemoServices): Promise<void> {
  const url = new URL(`${address(demo)}/api/v1/admin/tsdb/delete_series`);
  url.searchParams.set('match[]', '{job="judgify"}');
  const response = await fetch(url, { method: 'POST' });
  if (!response.ok) throw new Error(`forgetting failed: ${await response.text()}`);
}

function address({ access }: DemoServices): string {
  return `http://127.0.0.1:${access.services.ports.prometheus}`;
}
