import { describe, expect, it } from 'vitest';
import { rollUp } from '../../../../src/core/run/rollup.ts';
import { readRunbook } from '../../../../src/core/runbook/read.ts';
import { nodeTitled } from '../../support/runbooks.ts';

describe('a runbook without a single box', () => {
  const guide = readRunbook(`# Errors rise
Words about it.

## Look

\`\`\`sh
kubectl get pods
\`\`\`

### Closer

1. Read the log

   \`\`\`sh
   kubectl logs api
   \`\`\`

2. Think

## See also

Words.
`);
  const view = rollUp(guide, undefined);
  const totals = ['Look', 'Closer', 'Read the log', 'Think', 'See also'].map(
    (title) => view.progress.get(nodeTitled(guide, title).id)?.total,
  );

  it('counts the headings and steps that have something to do, each once', () => {
    expect(view.counted).toBe('steps');
    expect(totals).toEqual([2, 1, 1, 0, 0]);
    expect(view.progress.get('')).toEqual({ done: 0, total: 2, failed: 0 });
  });

  it('has the state of what stands under a heading apart from that of the heading', () => {
    expect([...view.headings.keys()]).toEqual([nodeTitled(guide, 'Look').id]);
  });
});
