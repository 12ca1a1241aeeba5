import { expect, it } from 'vitest';
import { buildReport } from '../../../../src/core/report/build.ts';
import { entryAnchor } from '../../../../src/core/report/html/anchor.ts';
import { renderHtml } from '../../../../src/core/report/html.ts';
import { inputFor } from './sampleReport.ts';

it('two items never share an anchor, however alike their ids are', () => {
  const ids = ['a/b', 'a_b', 'a b', 'a-b', 'a_2f_b', 'ab', '가/나', '가-나'];
  expect(new Set(ids.map(entryAnchor)).size).toBe(ids.length);
});

it('a heading and the commands right under it have anchors of their own', () => {
  const markdown = '# L\n\n## A\n\n```bash\nkubectl get nodes\n```\n\n- [ ] B\n';
  const page = renderHtml(buildReport(inputFor(markdown, [{ command: 'kubectl get nodes', verdict: 'pass' }])), {
    locale: 'en',
  });
  const ids = [...page.matchAll(/<(?:section|li)[^>]* id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(3);
});
