/** What the command line says of itself, and of arguments that it does not know. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/cli/arguments.ts';
import { commandHelp, help, unknownCommand } from '../../../src/cli/help.ts';

/** As `main.ts` lists them. */
const names = [...readFileSync('src/cli/main.ts', 'utf8').matchAll(/^ {2}(\w+): async/gm)].map(
  ([, name]) => name ?? '',
);

const options = {
  context: { type: 'string' },
  yes: { type: 'boolean', short: 'y' },
  env: { type: 'string', multiple: true },
} as const;

describe('the help', () => {
  it.each(names)('shows "%s" by itself, with what it does', (name) => {
    const lines = commandHelp(name).split('\n');
    expect(lines[0]).toMatch(new RegExp(`^provebook ${name}( |$)`));
    expect(lines.filter((line) => line.startsWith('provebook ') || /^ {2}\w+ FILE/.test(line))).toHaveLength(1);
    expect(help()).toContain(lines[0]?.replace('provebook ', '  '));
  });

  it('has the options for safety with run and check, and with no other command', () => {
    const withOptions = names.filter((name) => commandHelp(name).includes('--read-only'));
    expect(withOptions.toSorted()).toEqual(['check', 'run']);
  });
});

describe('a command that does not exist', () => {
  it('names the one that was probably meant', () => {
    expect(unknownCommand('statsu', names)).toContain('Is "status" meant?');
  });

  it('lists all where none is near', () => {
    expect(unknownCommand('deploy', names)).toContain(names.join(', '));
  });
});

describe('an argument that is not understood', () => {
  it.each([
    [['a.md', '--contxt', 'x'], '--contxt is no option of this command. Is --context meant?'],
    [['a.md', '--quiet'], '--quiet is no option of this command.'],
    [['a.md', '-q'], '-q is no option of this command.'],
    [['a.md', '--context'], '--context needs a value.'],
    [['a.md', '--yes=no'], '--yes takes no value.'],
  ])('%j', (argv, message) => {
    expect(() => readArguments(argv, options)).toThrow(message);
  });

  it('leaves alone what stands behind "--"', () => {
    expect(readArguments(['a.md', '--', '--contxt'], options).positionals).toEqual(['a.md', '--contxt']);
  });
});
