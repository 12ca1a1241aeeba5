/** Values of placeholders on the command line: from options, else from the person at the terminal. */
import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import type { NeededValue } from '../core/check/neededValues.ts';
import { valueProblem } from '../core/check/valueCheck.ts';
import { typeWord } from '../core/check/words.ts';
import { ProvebookError } from '../core/errors.ts';
import { visibleCommand } from '../core/report/visibleText.ts';
import { valueName } from '../core/runbook/valueType.ts';
import type { RunbookSession } from '../session/runbookSession.ts';
import type { Arguments } from './arguments.ts';
import { visible, type Terminal } from './terminal.ts';

/** Of `--set NAME=VALUE` and `--set-file NAME=PATH`, by name. A name that no command needs is a usage error. */
export function valueArguments(args: Arguments, session: RunbookSession): ReadonlyMap<string, string> {
  const given = [
    ...args.list('set').map((text) => nameAndValue(text, '--set NAME=VALUE')),
    ...args.list('set-file').map((text) => {
      const [name, path] = nameAndValue(text, '--set-file NAME=PATH');
      // Editors end a file with a line end that is no part of the value.
      return [name, readValue(path).replace(/\r?\n$/, '')] as const;
    }),
  ];
  const known = new Map(session.values.needed(session.runbook.commands).map((needed) => [needed.name, needed]));
  for (const [name, value] of given) checkValue(name, value, known);
  return new Map(given);
}

function readValue(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ProvebookError(
      'usage',
      l10n.t('The file {0} of --set-file cannot be read: {1}', path, error instanceof Error ? error.message : ''),
      l10n.t('Check the path.'),
    );
  }
}

function checkValue(name: string, value: string, known: ReadonlyMap<string, NeededValue>): void {
  const needed = known.get(name);
  if (needed === undefined) {
    const names = [...known.keys()].join(', ');
    const hint = names === '' ? l10n.t('It needs none.') : l10n.t('It needs values for: {0}', names);
    throw new ProvebookError('usage', l10n.t('The runbook needs no value for "{0}".', name), hint);
  }
  const problem = valueProblem(value, needed);
  if (problem !== undefined) throw new ProvebookError('value invalid', `${name}: ${problem}`);
}

function nameAndValue(text: string, form: string): readonly [string, string] {
  const cut = text.indexOf('=');
  if (cut > 0) return [valueName(text.slice(0, cut)), text.slice(cut + 1)];
  throw new ProvebookError('usage', l10n.t('"{0}" is not understood; the form is {1}.', text, form));
}

/** Asks until each value is of its kind; undefined where the person ends the input. */
export async function askForValues(
  needed: readonly NeededValue[],
  terminal: Terminal,
): Promise<ReadonlyMap<string, string> | undefined> {
  const values = new Map<string, string>();
  terminal.say(l10n.t('Values that these commands need: {0}. They are remembered for this run.', needed.length));
  for (const one of needed) {
    const value = await askForValue(one, terminal);
    if (value === undefined) return undefined;
    values.set(one.name, value);
  }
  return values;
}

async function askForValue(needed: NeededValue, terminal: Terminal): Promise<string | undefined> {
  const { texts, command, type, secret, suggestion } = needed;
  terminal.say(terminal.paint('dim', `${command.lines.from}: ${visibleCommand(command.text)}`));
  for (;;) {
    const offer = suggestion === undefined ? '' : ` [${visible(suggestion)}]`;
    const typed = await terminal.askText(`${visible(texts.join(', '))} (${typeWord(type, secret)})${offer}: `, secret);
    if (typed === undefined) return undefined;
    const value = typed === '' ? (suggestion ?? '') : typed;
    const problem = valueProblem(value, needed);
    if (problem === undefined) return value;
    terminal.say(problem);
  }
}

/** For who cannot be asked: all that is missing at once, and how to give it. */
export function missingText(
  missing: readonly NeededValue[],
  file: string,
  env: Terminal['env'],
): { message: string; hint: string } {
  const lines = missing.map(
    ({ texts, type, secret, command }) =>
      `  ${visible(texts.join(', '))} (${typeWord(type, secret)}), ${l10n.t('line {0}', command.lines.from)}`,
  );
  const options = missing.map((needed) => optionFor(needed, env));
  return {
    message: [l10n.t('The commands of {0} need values, so nothing ran:', file), ...lines].join('\n'),
    hint: l10n.t('Give them: provebook run {0} {1}', file, options.join(' ')),
  };
}

/** A variable that is in the environment has only to be passed on. */
function optionFor({ name, texts, secret }: NeededValue, env: Terminal['env']): string {
  const variable = texts.map((text) => text.replace(/^\$/, '')).find((text, at) => text !== texts[at] && env[text]);
  if (variable !== undefined) return `--env ${variable}`;
  return secret ? `--set-file ${name}=PATH` : `--set ${name}=VALUE`;
}
