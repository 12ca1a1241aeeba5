/** `docs/command-line.md`, and each "provebook …" of the documentation, against the command line itself. */
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../../src/cli/exitCodes.ts';
import { sessionOptions } from '../../../src/cli/openSession.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { keptOutput } from '../cli/terminal.ts';
import { page, pages, partOf } from '../support/pages.ts';
import { readText } from '../support/runbooks.ts';

type CommandFunction = (argv: readonly string[], terminal: Terminal) => Promise<unknown>;

/** As `main.ts` lists them. */
const names = [...readText('src/cli/main.ts').matchAll(/^ {2}(\w+): async/gm)].map(([, name]) => name ?? '');
const reference = page('docs/command-line.md');

async function commandNamed(name: string): Promise<CommandFunction> {
  const module = (await import(`../../../src/cli/commands/${name}.ts`)) as Readonly<Record<string, CommandFunction>>;
  const found = module[name];
  if (found === undefined) throw new Error(`there is no command ${name}`);
  return found;
}

/** What its source asks `readArguments` for. */
function optionsOf(name: string): readonly string[] {
  const source = readText('src', 'cli', 'commands', `${name}.ts`);
  const own = [...source.matchAll(/(?:^|[{,])\s*'?([a-z-]+)'?: \{ type: '/gm)].map((match) => match[1] ?? '');
  return source.includes('...sessionOptions') ? [...own, ...Object.keys(sessionOptions)] : own;
}

/** Its own part, or its row in the table of what people say. `check` leads to the options of `run`. */
function documentationOf(name: string): string {
  const heading = `### provebook ${name}`;
  if (!reference.text.includes(`\n${heading}\n`))
    return reference.text.split('\n').find((line) => line.startsWith(`| \`provebook ${name} `)) ?? '';
  return [partOf(reference, heading), name === 'check' ? partOf(reference, '### provebook run') : ''].join('\n');
}

interface Example {
  readonly file: string;
  readonly name: string;
  /** As they stand there: "--yes", "--context C". */
  readonly options: readonly string[];
}

/** In code only: a sentence may begin with "provebook" too. */
const examples: readonly Example[] = pages.flatMap(({ file, text }) =>
  [...text.matchAll(/(?<=[`"]|^(?:- run: | {2}run: )?)provebook ([a-z]+)\b([^`"\n]*("[^"\n]*"[^`"\n]*)*)/gm)].map(
    ([, name = '', rest = '']) => ({
      file,
      name,
      options: (
        rest.replace(/ [#|] .*$/, '').match(/(?<![\w-])--?[a-z][a-z-]*(?:[ =](?:"[^"]*"|[^\s[\]|-][^\s[\]]*))?/g) ?? []
      ).filter((option) => option !== '--help'),
    }),
  ),
);

describe('the reference of the command line', () => {
  it.each(names)('says of "%s" what it does, and every option', (name) => {
    const text = documentationOf(name);
    expect(text).toContain(`provebook ${name} `);
    expect(optionsOf(name).filter((option) => !new RegExp(`--${option}\\b`).test(text))).toEqual([]);
  });

  it.each(Object.values(exitCodes))('has the exit code %i, and what to do about it', (code) => {
    expect(partOf(reference, '## Exit codes')).toContain(`\n| ${code} `);
    expect(partOf(page('docs/troubleshooting.md'), '## Exit codes')).toContain(`\n| ${code} `);
  });
});

describe('a command of the documentation', () => {
  it('is found by this test', () => {
    expect(examples.length).toBeGreaterThan(40);
    expect(examples).toContainEqual({ file: 'docs/reports.md', name: 'sign', options: [] });
    expect(examples.some(({ options }) => options.includes('--junit checks.xml'))).toBe(true);
  });

  it.each(examples)('$file: provebook $name $options exists, with these options', async ({ name, options }) => {
    expect(names).toContain(name);
    const command = await commandNamed(name);
    const argv = options.map((option) => option.replace(' ', '='));
    // The last one is not known, so nothing runs; had another one not been known, it would be named instead.
    const attempt = async (): Promise<unknown> => command(['a.md', ...argv, '--no-such-option'], keptOutput().terminal);
    await expect(attempt()).rejects.toThrow('--no-such-option');
  });
});
