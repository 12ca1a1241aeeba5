/**
 * Reads generated and mutated runbooks, 100,000 or as many as the first argument says, and fails where one throws or
 * takes more than 50 ms of this process's time. One in a thousand has a quarter of a MiB to a whole one, for which
 * markdown-it alone takes longer: its time for an ordinary text of that size is the measure there.
 */
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { MAX_RUNBOOK_BYTES, readRunbook } from '../src/core/runbook/read.ts';
import { runbookText } from '../test/unit/support/arbitraries.ts';
import { hostileTexts } from '../test/unit/support/hostileTexts.ts';

const MAX_MS = 50;
/** Times what markdown-it takes. A text of nothing but small items, or of marks, takes most. */
const MAX_RATIO = 10;
const BATCH = 1000;

const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const perCharacter = markdownItMsPerCharacter();

interface Slowest {
  readonly figure: number;
  readonly text: string;
}

const none: Slowest = { figure: 0, text: '' };
let slowest = none;
let slowestLarge = none;
let characters = 0;

for (let read = 0; read < count; read += BATCH) {
  const texts = fc.sample(runbookText, { numRuns: Math.min(BATCH, count - read), seed: seed + read });
  for (const text of texts) {
    characters += text.length;
    slowest = slower(slowest, { figure: cpuMs(() => readAll(text)), text }, MAX_MS, () => cpuMs(() => readAll(text)));
  }
  const large = largeText(texts, read / BATCH);
  slowestLarge = slower(slowestLarge, { figure: ratio(large), text: large }, MAX_RATIO, () => ratio(large));
}

console.log(`${count} texts of ${Math.round(characters / count)} characters on average, seed ${seed}: none threw.`);
console.log(`The slowest took ${slowest.figure.toFixed(1)} ms: ${excerpt(slowest.text)}`);
console.log(
  `The slowest of up to a MiB took ${slowestLarge.figure.toFixed(1)} × markdown-it: ${excerpt(slowestLarge.text)}`,
);
if (slowest.figure > MAX_MS || slowestLarge.figure > MAX_RATIO) process.exitCode = 1;

/** What is over the bound is measured again: the process collects its garbage at any time. */
function slower(before: Slowest, now: Slowest, bound: number, again: () => number): Slowest {
  if (now.figure <= before.figure) return before;
  const figure = now.figure <= bound ? now.figure : Math.min(now.figure, again(), again(), again());
  return figure <= before.figure ? before : { figure, text: now.text };
}

/** Everything that is found out only when it is asked for, too. */
function readAll(text: string): void {
  JSON.stringify(readRunbook(text));
}

function ratio(text: string): number {
  return cpuMs(() => readRunbook(text)) / (text.length * perCharacter);
}

function markdownItMsPerCharacter(): number {
  const text = fc.sample(runbookText, { numRuns: BATCH, seed: 1 }).join('\n\n');
  const markdown = new MarkdownIt();
  markdown.parse(text, {});
  return cpuMs(() => markdown.parse(text, {})) / text.length;
}

function largeText(texts: readonly string[], at: number): string {
  const size = (MAX_RUNBOOK_BYTES / 16) * (1 + (at % 4));
  const makers = Object.values(hostileTexts);
  const text = at % 2 === 0 ? texts.join('\n\n') : (makers[((at - 1) / 2) % makers.length]?.(size) ?? '');
  return text.slice(0, size);
}

function cpuMs(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

function excerpt(text: string): string {
  const shown = JSON.stringify(text.slice(0, 300));
  return text.length > 300 ? `${shown}… (${text.length} characters)` : shown;
}
