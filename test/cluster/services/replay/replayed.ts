import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Answer, type Request, json } from './answer.ts';

/** The products that cannot be had here, in place of which documented answers are given. */
export const replayedProducts = ['elasticsearch', 'kibana', 'grafana'] as const;
export type ReplayedProduct = (typeof replayedProducts)[number];

const answers = z.record(z.string(), z.unknown());

/**
 * Answers what PRODUCT.json in `folder` says for "METHOD /path", and 404 where it says nothing. The file is read again
 * for each request, so that a change shows at once.
 */
export function replayed(product: ReplayedProduct, folder: string): (request: Request) => Answer {
  return ({ method, path }) => {
    const known = answers.parse(JSON.parse(readFileSync(join(folder, `${product}.json`), 'utf8')));
    const body = known[`${method} ${path}`];
    return body === undefined ? json({ error: `${product} is replayed here and knows no ${path}` }, 404) : json(body);
  };
}
