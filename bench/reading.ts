/** Reading a runbook against markdown-it's own parse of the same text. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { readRunbook } from '../src/core/runbook/read.ts';
import { medianMs, row } from './measure.ts';

const source = readFileSync(path.join(import.meta.dirname, '../runbooks/judgify-production-readiness.md'), 'utf8');

export function benchReading(): readonly string[] {
  const markdown = new MarkdownIt();
  return [7, 100, 1000].map((kilobytes) => {
    const text = ofSize(kilobytes * 1000);
    const times = kilobytes > 500 ? 5 : 20;
    const own = medianMs(times, () => readRunbook(text));
    const yardstick = medianMs(times, () => markdown.parse(text, {}));
    return row(`read a runbook of ${kilobytes} KB`, own, 'markdown-it', yardstick);
  });
}

/** Cut or repeated to about `bytes` characters, at a line end. */
function ofSize(bytes: number): string {
  const repeated = source.repeat(Math.ceil(bytes / source.length)).slice(0, bytes);
  return repeated.slice(0, repeated.lastIndexOf('\n') + 1);
}
