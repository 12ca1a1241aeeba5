/** Colours, fonts and paper of the exported document. The editor's panel sets colours and fonts from its theme. */
export const documentStyle = `
:root {
  color-scheme: light dark;
  --text: #1b2130; --muted: #5b6475; --line: #dde2ea; --paper: #ffffff; --soft: #f6f8fb; --code: #f2f4f8;
  --good: #12703c; --bad: #b42318; --warn: #8a5300; --plain: #5b6475; --accent: #1f56b8;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif;
  --mono: ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono CJK KR", D2Coding, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e1e5ed; --muted: #98a2b5; --line: #2f3746; --paper: #12161d; --soft: #191e27; --code: #1c222d;
    --good: #57c785; --bad: #ff8b80; --warn: #e2b04a; --plain: #98a2b5; --accent: #8ab4ff;
  }
}
body { margin: 0; background: var(--paper); }
.report { max-width: 66rem; margin: 0 auto; padding: 2.5rem 2rem 4rem; }
@media (max-width: 640px) { .report { padding: 1.25rem 1rem 3rem; } }
@media print {
  :root {
    color-scheme: light;
    --text: #111722; --muted: #4c5566; --line: #cfd5df; --paper: #ffffff; --soft: #f6f8fb; --code: #f4f6f9;
    --good: #0f6636; --bad: #a61b12; --warn: #7a4900; --plain: #4c5566; --accent: #111722;
  }
  @page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #4c5566; } }
  .report { max-width: none; margin: 0; padding: 0; font-size: 9pt; }
  .report * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .facts { grid-template-columns: 1.2fr 1fr; gap: 1em 2em; } .card:last-child { grid-column: 1 / -1; }
  .glance, .card, .execution:not(:has(details[open])), tr, .row, .findings li, .legend li { break-inside: avoid; }
  h2, h3, h4, h5, h6, .row, .command { break-after: avoid; }
  .output { max-height: none; overflow: visible; }
  .blanks td { height: 2.2em; }
  a { text-decoration: none; }
}
`;
