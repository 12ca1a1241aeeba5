/** The layout of the report. It names colours only by variables, so that the document and the panel share it. */
export const reportStyle = `
.report { color: var(--text); font: 400 14px/1.55 var(--sans); font-variant-numeric: tabular-nums; word-break: keep-all; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
.report p, .report ul, .report dl, .report dd, .report h1, .report h2, .report h3, .report h4, .report pre { margin: 0; padding: 0; }
.report ul { list-style: none; }
.report a { color: var(--accent); text-decoration-color: color-mix(in srgb, var(--accent) 40%, transparent); text-underline-offset: .18em; }
.icon-sheet { position: absolute; }
.icon { width: 1.05em; height: 1.05em; flex: none; vertical-align: -.16em; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.solid { fill: currentColor; stroke: none; } .cut { fill: none; stroke: var(--paper); stroke-width: 1.8; } .line { fill: none; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); } .plain { color: var(--plain); }
.hidden-char { padding: 0 .15em; border-radius: 2px; background: color-mix(in srgb, var(--warn) 16%, transparent); color: var(--warn); font-size: .85em; unicode-bidi: isolate; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }

.kicker { color: var(--muted); font-size: .8em; font-weight: 600; letter-spacing: .04em; }
.report h1 { margin: .15em 0 .3em; font-size: 1.85em; line-height: 1.25; font-weight: 650; letter-spacing: -.01em; text-wrap: balance; }
.subline { display: flex; flex-wrap: wrap; gap: .1em .6em; color: var(--muted); }
.subline span:not(:last-child)::after { content: "·"; margin-left: .6em; }
.glance { display: grid; grid-template-columns: minmax(16rem, 22rem) 1fr; margin-top: 1.4em; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
.verdict { display: flex; align-items: center; gap: .9em; padding: 1.2em 1.3em; background: color-mix(in srgb, currentColor 9%, transparent); }
.verdict > .icon { width: 2.2em; height: 2.2em; }
.verdict strong { display: block; font-size: 1.5em; line-height: 1.2; font-weight: 680; }
.verdict p span { display: block; margin-top: .2em; color: var(--text); font-size: .92em; }
.progress { padding: 1.1em 1.3em; background: var(--soft); }
.count { display: flex; align-items: baseline; gap: .3em; }
.count b { font-size: 1.75em; line-height: 1.1; font-weight: 680; }
.count .of { color: var(--muted); font-size: 1.15em; }
.count .unit, .count .percent { color: var(--muted); }
.count .percent { margin-left: auto; }
.bar { display: block; width: 100%; height: 8px; margin: .55em 0 .7em; border-radius: 4px; background: color-mix(in srgb, var(--muted) 22%, transparent); }
.fill { fill: currentColor; } .fill.ticked { opacity: .62; } .fill.error { opacity: .62; }
.legend { display: flex; flex-wrap: wrap; gap: .15em 1.3em; font-size: .92em; }
.legend li { white-space: nowrap; } .legend b { font-weight: 620; }
.key, .state, .verdict-word { display: inline-flex; gap: .45em; align-items: baseline; } 
.key .icon, .state .icon, .verdict-word .icon { align-self: flex-start; margin-top: .24em; }
.key > span, .state > span { color: var(--text); } .bad > span, .state.bad > span, .verdict-word > span { color: inherit; font-weight: 600; }

.facts { display: grid; grid-template-columns: 1.25fr 1fr 1fr; gap: 0 2rem; margin-top: 1.6em; font-size: .93em; }
.card h2 { padding-bottom: .3em; border-bottom: 1px solid var(--line); font-size: 1em; font-weight: 650; }
.card dl { margin-top: .4em; }
.card dl div { display: grid; grid-template-columns: 7.4em 1fr; gap: .6em; padding: .1em 0; }
.report dt { color: var(--muted); } .report dd { min-width: 0; white-space: pre-line; }

.comparison > h2, .waivers > h2, .timeline > h2, .obstacles > h2, .notices > h2, .overview > h2, .people > h2, .part > h2 { margin: 2.2em 0 .6em; padding-bottom: .3em; border-bottom: 2px solid var(--line); font-size: 1.2em; line-height: 1.35; font-weight: 650; }
.part > h3 { margin: 1.6em 0 .4em; font-size: 1.06em; font-weight: 650; } .part > h4, .part > h5, .part > h6 { margin: 1.2em 0 .3em; font-size: 1em; font-weight: 650; }
.part > h2, .part > h3, .part > h4, .part > h5, .part > h6 { display: flex; align-items: baseline; gap: .8em; } .part > * > .number { margin-left: auto; color: var(--muted); font-weight: 450; font-size: 14px; }
.report table { width: 100%; border-collapse: collapse; font-size: .95em; }
.report th, .report td { padding: .42em .9em .42em 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
.report thead th { color: var(--muted); font-size: .9em; font-weight: 550; } .report tr > :last-child { padding-right: 0; }
.blockers td:first-child { width: 9.8em; } .blockers td:nth-child(2) { width: 36%; } .blockers .who { width: 14em; color: var(--muted); }
.blockers a { font-weight: 550; } .blockers time { display: block; white-space: nowrap; }
.where { color: var(--muted); font-size: .92em; } td > .where { display: block; }
.left { margin-top: 1.1em; } .left h3 { font-size: 1em; font-weight: 620; } .left h3 .number, .columns .number { color: var(--muted); font-weight: 450; }
.left ul { margin-top: .3em; padding-left: 1.5em; } .columns { columns: 17rem 3; column-gap: 2rem; } .columns li { break-inside: avoid; display: flex; justify-content: space-between; gap: 1em; }
.notices li { display: flex; gap: .55em; padding: .18em 0; }
.overview th a { color: inherit; text-decoration: none; } .overview th a:hover { text-decoration: underline; }
.overview .depth-0 th { font-weight: 620; } .overview .depth-1 th { padding-left: 1.3em; } .overview .depth-2 th { padding-left: 2.6em; } .overview .depth-3 th, .overview .depth-4 th { padding-left: 3.9em; }
.overview td.number, .overview th.number { text-align: right; } .overview td:nth-child(2) { width: 11em; } .track { width: 26%; vertical-align: middle; } .overview .track { padding-left: .6em; vertical-align: middle; } .track .bar { margin: 0; height: 6px; }

.entry { border-bottom: 1px solid var(--line); padding: .42em 0; }
.entry:last-child { border-bottom: 0; }
.row { display: grid; grid-template-columns: 9.6em 1fr auto; gap: 0 1em; align-items: baseline; }
.entry.depth-0 > .row > .title { font-weight: 560; }
.depth-1 > .row > .title { padding-left: 1.2em; } .depth-2 > .row > .title { padding-left: 2.4em; } .depth-3 > .row > .title, .depth-4 > .row > .title { padding-left: 3.6em; }
.by { color: var(--muted); font-size: .88em; text-align: right; } .by > * { white-space: nowrap; } .by .actor { color: var(--text); }
.by > * + *::before { content: "· "; color: var(--muted); }
.note { margin: .3em 0 .2em 0; color: var(--muted); font-size: .92em; } .note.bad { color: var(--bad); } .note.warn, .note.warn p { color: var(--warn); }
.entry > .note, .execution { margin-left: calc(9.6em + 1em); } .entry > .note { margin-left: calc((9.6em + 1em) / .92); }
.attachments { margin: .2em 0; } .entry > .attachments { margin-left: calc(9.6em + 1em); } .attachments li { padding: .1em 0; } .attachments q { quotes: none; white-space: pre-line; }
.waivers td:nth-child(1) { width: 32%; } .waivers .until { width: 9em; white-space: nowrap; } .waivers .who, .timeline td:nth-child(1) { width: 12.5em; } .comparison td:first-child { width: 8em; } .comparison td:nth-child(n+3) { width: 12em; } .comparison > p { margin-bottom: .5em; }
.note q { color: var(--text); quotes: none; }
.execution { margin-top: .5em; margin-bottom: .6em; border: 1px solid var(--line); border-left: 3px solid currentColor; border-radius: 4px; background: var(--paper); }
.execution > * { color: var(--text); }
.execution > p, .execution > ul, .execution > div, .execution > details { padding-left: .8em; padding-right: .8em; }
.execution > .command { padding: .5em .8em; border-bottom: 1px solid var(--line); background: var(--code); border-radius: 0 3px 0 0; }
.report pre, .report .digest, .report .schema { font-family: var(--mono); }
.report pre { font-size: .86em; line-height: 1.5; white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere; tab-size: 4; }
.command code { font: inherit; }
.execution > .meta { display: flex; flex-wrap: wrap; gap: .05em .6em; padding-top: .45em; color: var(--muted); font-size: .92em; }
.meta > span + span:not(:last-child)::after { content: "·"; margin-left: .6em; }
.execution > .place { color: var(--muted); font-size: .92em; }
.execution > .note { color: var(--muted); } .execution > .note.bad { color: var(--bad); } .execution > .note.warn { color: var(--warn); }
.execution > .findings { padding-top: .25em; padding-bottom: .15em; } .findings li { display: flex; gap: .6em; padding: .06em 0; } .findings .verdict-word { flex: none; font-size: .93em; } .message { min-width: 0; } .line-number { color: var(--muted); font-size: .88em; white-space: nowrap; }
details { padding: .15em 0 .5em; } summary { width: fit-content; color: var(--accent); font-size: .9em; cursor: pointer; } .digest, .schema { color: var(--muted); font-size: .93em; }
.output { max-height: 26em; overflow: auto; padding: .6em .7em !important; border: 1px solid var(--line); border-radius: 4px; background: var(--code); }
details > * + * { margin-top: .4em !important; }
.record { display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); gap: .1em 1.6em; font-size: .86em; }
.record div { display: grid; grid-template-columns: 9.4em 1fr; gap: .6em; }
.proof > summary { margin-left: calc((9.6em + 1em) / .9); }
.people .who { width: 14em; color: var(--muted); } .signs td:nth-child(n+3) { min-width: 8em; } .signs time { white-space: nowrap; }
.blanks th, .blanks td { height: 1.9em; } .blanks tbody th { width: 12em; font-weight: 550; }
.blanks td + td { border-left: 1px dotted var(--line); padding-left: .6em; }
footer { margin-top: 3em; padding-top: .8em; border-top: 1px solid var(--line); color: var(--muted); font-size: .86em; }
:target > .row, .part:target > :first-child { background: color-mix(in srgb, var(--accent) 12%, transparent); }
.report [tabindex]:focus-visible, .report a:focus-visible, .report summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }

@media screen and (max-width: 980px) {
  .facts { grid-template-columns: 1.2fr 1fr; gap: 1.2em 2rem; } .card:last-child { grid-column: 1 / -1; }
}
@media screen and (max-width: 760px) {
  .glance { grid-template-columns: 1fr; }
  .row { grid-template-columns: max-content minmax(0, 1fr); } .by > .actor { white-space: normal; } .row > .title { grid-column: 1 / -1; grid-row: 2; } .row > .by { grid-row: 1; grid-column: 2; }
  .entry > .note, .entry > .attachments, .execution, .proof > summary { margin-left: 0; }
  .overview .track, .overview thead th:last-child { display: none; } .overview td:nth-child(2) { width: auto; }
}
@media screen and (max-width: 560px) {
  .facts { grid-template-columns: 1fr; }
  .stacks thead { display: none; } .report .stacks :is(th, td) { display: block; width: auto; min-width: 0; height: auto; padding: .1em 0; border: 0; } .stacks tr { display: block; padding: .5em 0; border-bottom: 1px solid var(--line); }
  .stacks [data-label]::before { content: attr(data-label) ": "; color: var(--muted); }
  .blockers time { display: inline; }
}
`;
