import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../../src/core/report/build.ts';
import { renderHtml, renderReportBody } from '../../../../src/core/report/html.ts';
import type { Report } from '../../../../src/core/report/model.ts';
import { hostileText, reportFull } from './hostile.ts';
import { inputFor, production, sampleReport } from './sampleReport.ts';

const html = (report: Report): string => renderHtml(report, { locale: 'en' });

describe('the HTML report', () => {
  const page = html(sampleReport());
  const text = textOf(page);

  it('says at a glance whether the run is ready and how far it is', () => {
    expect(text).toContain('Not ready');
    expect(text).toContain('5 to resolve · 1 to decide · 3 still open');
    expect(text).toContain('5 /14 items done');
    expect(page).toContain('<title>Not ready 5/14 – 주문 서비스 v3.4 운영 전환 점검표</title>');
  });

  it('says that nothing stands in the way of a run that is ready', () => {
    const ready = buildReport(inputFor('# L\n\n- [ ] Approved\n', [], { Approved: { ticked: true, note: undefined } }));
    expect(textOf(html(ready))).toContain('Ready Nothing stands in the way.');
    expect(textOf(html(ready))).not.toContain('What stands in the way');
  });

  it.each([
    ['context', production.context],
    ['API server', production.server],
    ['cluster uid', production.clusterUid],
    ['namespace', production.namespace],
    ['user', production.user],
    ['certificate authority', production.caSha256],
  ])('identifies the target by its %s', (_, value) => {
    expect(text.slice(0, text.indexOf('What stands in the way'))).toContain(value);
  });

  it('shows state, person, time and duration of an item in one line', () => {
    expect(textOf(entry(page, '워커 노드가 모두 Ready 상태다'))).toContain(
      'passed 워커 노드가 모두 Ready 상태다 kim.jiwon 2026-08-06T01:12:00Z 184 ms',
    );
  });

  it('shows the exact command, how it ended, where it ran, and each finding with its line', () => {
    const item = textOf(entry(page, 'Ingress가 두 도메인에 이어져 있다'));
    expect(item).toContain(
      `kubectl get ingress -n orders -o jsonpath='{range .items[*].spec.rules[*]}{.host}{"\\n"}{end}'`,
    );
    expect(item).toContain('failed exit status 0 shell');
    expect(item).toContain(`prod-seoul / orders, cluster ${production.clusterUid}`);
    expect(item).toContain('passed "api.orders.example" is there line 34');
    expect(item).toContain('failed expected "dashboard.orders.example" in the output, it is not there line 35');
  });

  it('claims no duration for a command whose end nobody saw', () => {
    const item = textOf(entry(page, '이미지에 알려진 취약점이 없다'));
    expect(item).toContain('end unknown 이미지에 알려진 취약점이 없다 park.minseo 2026-08-06T01:47:00Z');
    expect(item).toContain('no end recorded');
    expect(item).not.toMatch(/\d m?s\b/);
  });

  it('unfolds the output of what failed and folds that of what passed', () => {
    expect(entry(page, 'Ingress가 두 도메인에 이어져 있다')).toMatch(/<details[^>]* open>/);
    expect(entry(page, '워커 노드가 모두 Ready 상태다')).toMatch(/<details(?![^>]* open)[^>]*>/);
    expect(textOf(entry(page, '워커 노드가 모두 Ready 상태다'))).toContain('worker-3 Ready');
  });

  it('shows who ticked an item by hand and with which note', () => {
    const item = textOf(entry(page, '네트워크 정책을 정해 두었다'));
    expect(item).toContain('ticked by hand');
    expect(item).toContain('lee.haneul 2026-08-06T02:20:05Z');
    expect(item).toContain('플랫폼팀 문서 NP-12를 확인함');
  });

  it('warns where the command of now is another one, or ran on another cluster', () => {
    const item = textOf(entry(page, '오래된 캐시를 비웠다'));
    expect(item).toContain('This is not the command that stands in the runbook now: kubectl exec');
    expect(item).toContain('It ran somewhere else than this run is pinned to; different: Context, Cluster uid');
  });

  it('says when stored output is missing', () => {
    const input = inputFor('# L\n\n- [ ] Nodes\n\n  ```bash\n  kubectl get nodes\n  ```\n', [
      { command: 'kubectl get nodes', verdict: 'pass', output: 'x' },
    ]);
    expect(textOf(html(buildReport({ ...input, outputs: new Map() })))).toContain(
      'The stored output is missing or does not match its digest.',
    );
  });

  it('keeps long output short and says how much is left out', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index} of the log`);
    const input = inputFor('# L\n\n- [ ] Nodes\n\n  ```bash\n  kubectl get nodes\n  ```\n', [
      { command: 'kubectl get nodes', verdict: 'pass', output: lines.join('\n') },
    ]);
    const long = html(buildReport(input));
    expect(long.length).toBeLessThan(90_000);
    expect(long).toContain('line 0 of the log');
    expect(long).toContain('line 19999 of the log');
    expect(long).toContain('characters are left out here');
  });

  it('has a table row for each section and a place to sign for each role', () => {
    expect(text).toContain('1.1 쿠버네티스 failed 3/5');
    expect(text).toContain('개발팀장');
    expect(text).toContain('Signature');
  });

  it('says every state in words, with an icon that screen readers skip', () => {
    const states = [...page.matchAll(/<span class="state \w+">(.*?)<\/span><\/span>/gs)];
    expect(states.length).toBeGreaterThan(14);
    for (const [, inside = ''] of states) expect(inside).toMatch(/aria-hidden="true".*<span>[^<]+$/s);
  });

  it('links only to places that exist, each of which exists once', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const targets = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('needs no script, no network and no style of others', () => {
    expect(page).not.toMatch(/<script|<link|\bsrc=|@import|url\(/);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('prints on A4 and follows the colours of the system', () => {
    expect(page).toContain('size: A4');
    expect(page).toContain('@media (prefers-color-scheme: dark)');
  });

  it('is the same, byte for byte, for the same run', () => {
    expect(html(sampleReport())).toBe(page);
  });
});

describe('text from outside in the HTML report', () => {
  it('is shown, not executed, wherever it stands', () => {
    const page = html(reportFull(hostileText));
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('has its escape sequences and direction marks written out', () => {
    const page = html(reportFull(hostileText));
    expect(page).not.toMatch(/[\u001b\u202e\u200b]/);
    expect(page).toContain('<span class="hidden-char">⟦ESC⟧</span>[2J');
    expect(page).toContain('<span class="hidden-char">⟦U+202E⟧</span>gnp.exe');
  });

  it('never becomes markup, whatever it is', () => {
    const empty = skeleton(reportFull('x'));
    const nasty = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[<>"'&`=/ a-z\u001b\u202e]+$/));
    fc.assert(
      fc.property(nasty, (text) => {
        expect(skeleton(reportFull(`x${text}x`))).toBe(empty);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps an emoji and a Korean title as they are', () => {
    expect(html(reportFull('👩‍🚀 배포 준비'))).toContain('👩‍🚀 배포 준비');
  });
});

/** Tags and the names of their attributes: what a browser makes elements of. */
function skeleton(report: Report): string {
  const body = renderReportBody(report).html.replace(/<span class="hidden-char">(.*?)<\/span>/g, '$1');
  const tags = body.match(/<[^>]*>/g) ?? [];
  return tags.map((tag) => tag.replace(/"[^"]*"/g, '""')).join('');
}

/** What a reader sees: text without tags and style, spaces as one. */
function textOf(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

/** The HTML of one item. */
function entry(page: string, title: string): string {
  const at = page.indexOf(`>${title}</span>`);
  const start = page.lastIndexOf('<li class="entry', at);
  const end = page.indexOf('<li class="entry', at);
  if (at === -1) throw new Error(`the page has no item ${title}`);
  return page.slice(start, end === -1 ? undefined : end);
}
