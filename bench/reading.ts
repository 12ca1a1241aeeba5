/** Reading a runbook, and reading it again after each key, against markdown-it's own parse of the same text. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { RunbookReader } from '../src/core/runbook/incremental.ts';
import { readRunbook } from '../src/core/runbook/read.ts';
import { tenThousandItems } from './manyItems.ts';
import { medianCpuMs, row } from './measure.ts';

const source = readFileSync(path.join(import.meta.dirname, '../runbooks/judgify-production-readiness.md'), 'utf8');
const markdown = new MarkdownIt();

export function benchReading(): readonly string[] {
  const whole = [7, 100, 1000].map((kilobytes) => {
    const text = ofSize(kilobytes * 1000);
    const times = Math.ceil(2000 / kilobytes);
    const own = medianCpuMs(times, () => readRunbook(text));
    return row(`read a runbook of ${kilobytes} KB`, own, 'markdown-it', parseMs(times, text));
  });
  return [...whole, editRow('a character', 'x'), editRow('an end of line', '\n')];
}

/** Cut or repeated to about `bytes` characters, at a line end. */
function ofSize(bytes: number): string {
  const repeated = source.repeat(Math.ceil(bytes / source.length)).slice(0, bytes);
  return repeated.slice(0, repeated.lastIndexOf('\n') + 1);
}

function parseMs(times: number, text: string): number {
  return medianCpuMs(times, () => markdown.parse(text, {}));
}

/** Typed again and again in the middle of 10,000 items, which have 1 MB. */
function editRow(name: string, key: string): string {
  let text = tenThousandItems();
  let at = text.indexOf('Item 5000') + 'Item 5000'.length;
  const reader = new RunbookReader();
  reader.read(text);
  const own = medianCpuMs(40, () => {
    text = text.slice(0, at) + key + text.slice(at);
    at += key.length;
    reader.read(text);
  });
  return row(
    `${name} typed in 10,000 items of ${Math.round(text.length / 1e6)} MB`,
    own,
    'markdown-it',
    parseMs(5, text),
  );
}
