import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../../src/core/report/build.ts';
import { renderMarkdown } from '../../../../src/core/report/markdown.ts';
import { hostileText, reportFull } from './hostile.ts';
import { inputFor, production, sampleReport } from './sampleReport.ts';

/** As strict as GitHub is generous: raw HTML and bare links are on, so that whatever slips through shows. */
const reader = new MarkdownIt({ html: true });

describe('the Markdown report', () => {
  const markdown = renderMarkdown(sampleReport());

  it('begins with the title, the verdict and the progress', () => {
    expect(markdown.split('\n').slice(0, 3)).toEqual([
      '# 주문 서비스 v3.4 운영 전환 점검표',
      '',
      '**✗ Not ready** · **5/14** (35 %)',
    ]);
  });

  it('identifies the target', () => {
    for (const value of [production.context, production.server, production.clusterUid, production.namespace])
      expect(markdown).toContain(`| ${value} |`);
  });

  it('has a table of what stands in the way', () => {
    expect(markdown).toContain(
      '| ✗ failed | Ingress가 두 도메인에 이어져 있다 | 1.1 쿠버네티스 | expected "dashboard.orders.example" in the output, it is not there | kim.jiwon 2026-08-06T01:22:00Z |',
    );
  });

  it('ticks the boxes of what is done and no others', () => {
    expect(markdown).toContain('  - [x] 워커 노드가 모두 Ready 상태다 — ✓ **passed**');
    expect(markdown).toContain('- [ ] Ingress가 두 도메인에 이어져 있다 — ✗ **failed**');
    expect(markdown).toContain('- [ ] 되살리기를 연습했다 — ○ **open**');
    expect(markdown.match(/- \[x\]/g)).toHaveLength(sampleReport().progress.done);
  });

  it('carries command, findings, place and output of an item inside its list entry', () => {
    const tokens = reader.parse(markdown, {});
    const fences = tokens.filter(({ type, level }) => type === 'fence' && level > 0);
    expect(fences.map(({ content }) => content)).toContain('api.orders.example\nstatus.orders.example\n');
    expect(fences.length).toBe(tokens.filter(({ type }) => type === 'fence').length);
    expect(markdown).toContain(`prod-seoul / orders, cluster ${production.clusterUid}`);
    expect(markdown).toContain(
      '- ✗ failed: expected "dashboard.orders.example" in the output, it is not there (line 35)',
    );
  });

  it('is the same, byte for byte, for the same run', () => {
    expect(renderMarkdown(sampleReport())).toBe(markdown);
  });
});

describe('text from outside in the Markdown report', () => {
  it('cannot end the fence it stands in, however many backticks it has', () => {
    const output = 'a\n````\n# not a heading\n``````` b\n';
    const input = inputFor('# L\n\n- [ ] Nodes\n\n  ```bash\n  kubectl get nodes\n  ```\n', [
      { command: 'kubectl get nodes', verdict: 'pass', output },
    ]);
    const tokens = reader.parse(renderMarkdown(buildReport(input)), {});
    expect(tokens.filter(({ type }) => type === 'fence').map(({ content }) => content)).toContain(output);
    expect(tokens.filter(({ type }) => type === 'heading_open').map(({ tag }) => tag)).toEqual([
      'h1',
      'h2',
      'h2',
      'h2',
    ]);
  });

  it('is never markup: no HTML, no link, no image, no further heading or row', () => {
    const html = reader.render(renderMarkdown(reportFull(hostileText)));
    expect(html).not.toMatch(/<(script|img|a)\b/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(count(html, 'tr')).toBe(count(reader.render(renderMarkdown(reportFull('x'))), 'tr'));
  });

  it('has its escape sequences and direction marks written out', () => {
    const markdown = renderMarkdown(reportFull(hostileText));
    expect(markdown).not.toMatch(/[\u001b\u202e\u200b]/);
    expect(markdown).toContain('⟦U+202E⟧');
  });

  it.each(['- a', '+ a', '1. a', '12) a', '# a', '> a', '---', '===', '* * *', '| a | b |', '[x]: y', '&lt;b&gt;'])(
    'is no block of its own at the beginning of a line: %s',
    (text) => {
      expect(blocks(text)).toBe(blocks('x'));
    },
  );

  it('makes no other blocks than plain words would, whatever it is', () => {
    const plain = blocks('x');
    const nasty = fc.stringMatching(/^[-+*#>`~|[\]()!<>&\\_=:. 0-9a-z]{1,30}$/);
    fc.assert(
      fc.property(nasty, (text) => {
        expect(blocks(text)).toBe(plain);
      }),
      { numRuns: 100 },
    );
  });
});

/** Kinds of the blocks a Markdown reader sees. */
function blocks(text: string): string {
  return reader
    .parse(renderMarkdown(reportFull(text)), {})
    .map(({ type }) => type)
    .join(' ');
}

function count(html: string, tag: string): number {
  return html.split(`<${tag}>`).length - 1;
}
