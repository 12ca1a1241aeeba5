/** Asks for the values of placeholders, one box after another; leaving one leaves them all. */
import * as l10n from '@vscode/l10n';
import { window } from 'vscode';
import type { NeededValue } from '../core/check/neededValues.ts';
import { valueProblem } from '../core/check/valueCheck.ts';
import { typeWord } from '../core/check/words.ts';
import { plain } from './describeError.ts';

/** undefined: the person left a box, so nothing is to run. */
export async function askValues(needed: readonly NeededValue[]): Promise<ReadonlyMap<string, string> | undefined> {
  const values = new Map<string, string>();
  for (const [index, one] of needed.entries()) {
    const value = await askValue(one, `${index + 1}/${needed.length}`);
    if (value === undefined) return undefined;
    values.set(one.name, value);
  }
  return values;
}

async function askValue(needed: NeededValue, step: string): Promise<string | undefined> {
  const { texts, command, type, secret, suggestion } = needed;
  const [first = ''] = command.text.split('\n');
  return window.showInputBox({
    title: l10n.t('Value for {0} ({1})', texts.join(', '), step),
    prompt: plain(`${typeWord(type, secret)} · ${l10n.t('line {0}', command.lines.from)}: ${first}`),
    password: secret,
    ...(suggestion === undefined ? {} : { value: suggestion }),
    ignoreFocusOut: true,
    // An empty box says so on Enter, not before anything is typed.
    validateInput: (value) => (value === '' ? '' : valueProblem(value, needed)),
  });
}
