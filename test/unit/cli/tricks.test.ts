/** Tricks that make a text look like another one: every one is seen for what it is, wherever it is shown. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { approve } from '../../../src/cli/commands/approve.ts';
import { inspect } from '../../../src/cli/commands/inspect.ts';
import { lint } from '../../../src/cli/commands/lint.ts';
import { status } from '../../../src/cli/commands/status.ts';
import { commandsText } from '../../../src/core/check/commandsText.ts';
import { plainOutput } from '../../../src/core/check/plainOutput.ts';
import { renderReport } from '../../../src/core/report/render.ts';
import { readRunbook } from '../../../src/core/runbook/read.ts';
import { scratchFolder } from '../../scratch.ts';
import { reportFull } from '../core/report/hostile.ts';
import { command } from '../support/commands.ts';
import { keptOutput } from './terminal.ts';

const hidden: Readonly<Record<string, string>> = {
  'zero-width space': '\u200b',
  'zero-width non-joiner': '\u200c',
  'zero-width joiner': '\u200d',
  'word joiner': '\u2060',
  'invisible times': '\u2062',
  'byte order mark': '\ufeff',
  'soft hyphen': '\u00ad',
  'combining grapheme joiner of Mongolian': '\u180e',
  'left-to-right mark': '\u200e',
  'right-to-left mark': '\u200f',
  'Arabic letter mark': '\u061c',
  'left-to-right embedding': '\u202a',
  'right-to-left embedding': '\u202b',
  'right-to-left override': '\u202e',
  'right-to-left isolate': '\u2067',
  'first strong isolate': '\u2068',
  'Hangul filler': '\u3164',
  'Hangul filler of half width': '\uffa0',
  'tag letter': '\u{e0041}',
  'line separator': '\u2028',
  'paragraph separator': '\u2029',
  'half a surrogate pair': '\ud800',
  'next line': '\u0085',
  escape: '\u001b',
  backspace: '\b',
  'carriage return': '\r',
  delete: '\u007f',
  bell: '\u0007',
};

/** Where it stands, around words that would do harm. */
const places: Readonly<Record<string, (character: string) => string>> = {
  'in a program': (character) => `kube${character}ctl get pods`,
  'before an option': (character) => `kubectl delete pods ${character}--all`,
  'in a path': (character) => `rm -r /srv/${character}shop`,
  'in a comment': (character) => `date # ${character} harmless`,
  'many of them': (character) => `rm -r ${character.repeat(20)} /srv`,
  'in a quote': (character) => `echo "a${character}b"`,
  'at the end': (character) => `rm -r /srv${character}`,
};

const sequences: Readonly<Record<string, string>> = {
  'an erased line': 'rm -r /srv\u001b[2K\u001b[1Gdate',
  'a line above': 'rm -r /srv\u001b[1Adate',
  'white on white': '\u001b[8mrm -r /srv\u001b[0mdate',
  'a link': '\u001b]8;;https://evil.example\u0007date\u001b]8;;\u0007',
  'the clipboard': '\u001b]52;c;cm0gLXIgLw==\u0007date',
  'the title': '\u001b]0;idle\u0007date',
  'the other screen': '\u001b[?1049hdate',
  'eight-bit sequences': '\u009b2Kdate\u009d0;a\u009c',
  'an overwritten line': 'rm -r /srv\rdate      ',
  'letters taken back': 'rm -r /srv\b\b\b\b\b\b\b\b\b\bdate',
};

const tricks: readonly (readonly [name: string, text: string])[] = [
  ...Object.entries(hidden).flatMap(([name, character]) =>
    Object.entries(places).map(([place, text]) => [`${name} ${place}`, text(character)] as const),
  ),
  ...Object.entries(sequences),
];

/** What nobody sees; tab and line end are seen by what they do. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

/** Tricks that are still in a text that is shown, with what stands around them. */
function unseenIn(shown: string): readonly string[] {
  return [...shown.matchAll(unseen)]
    .filter(({ 0: character }) => !'\t\n'.includes(character))
    .slice(0, 5)
    .map(({ index }) => JSON.stringify(shown.slice(Math.max(0, index - 20), index + 20)));
}

it('there are two hundred of them', () => {
  expect(tricks.length).toBeGreaterThan(200);
  expect(new Set(tricks.map(([, text]) => text)).size).toBe(tricks.length);
});

describe('what an approval shows', () => {
  it.each(tricks)('%s', (_name, text) => {
    const shown = commandsText({ file: '/ops/a.md', commands: [command(text)], sidecarText: `note: ${text}#\n` });
    expect(unseenIn(shown)).toEqual([]);
    expect(shown.split('⟦').length).toBeGreaterThan(2);
  });
});

describe('the command line', () => {
  let file: string;

  beforeEach(() => {
    file = path.join(scratchFolder(), 'list.md');
    const items = tricks.map(([name, text], at) => {
      const title = `${at} ${name} ${text.replaceAll(/[\r\u2028\u2029\u0085]/g, '')}`;
      return `- [ ] ${title}\n\n  \`\`\`bash\n  ${text}\n  - ${text} ✓\n  \`\`\`\n`;
    });
    writeFileSync(file, items.join('\n'));
  });

  it.each([
    ['inspect', inspect, []],
    ['approve', approve, ['--yes']],
    ['status', status, []],
    ['lint', lint, []],
  ] as const)('%s', async (_name, run, options) => {
    const folder = path.dirname(file);
    const { terminal, out, said } = keptOutput({ PROVEBOOK_STATE_HOME: path.join(folder, 'state') });
    await run([file, ...options], terminal);
    expect(out().length).toBeGreaterThan(10_000);
    expect(unseenIn(out() + said())).toEqual([]);
  });
});

describe('the report', () => {
  const report = reportFull(tricks.map(([, text]) => text).join(' | '));
  const source = { text: '', runbook: readRunbook(''), logHeads: [] };

  it.each(['html', 'md', 'csv', 'json', 'junit', 'intoto'] as const)('as %s', (format) => {
    expect(unseenIn(renderReport(report, format, source).replaceAll('\r\n', '\n'))).toEqual([]);
  });
});

it('output of a program keeps none that steers a terminal', () => {
  for (const [, text] of tricks) expect(plainOutput(text, (same) => same)).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
});
