/** A command as it runs: its text with the values of its placeholders and unset variables in it. */
import * as l10n from '@vscode/l10n';
import type { UsedValue } from '../run/event.ts';
import { commandEffect } from '../runbook/effect.ts';
import { strongest } from '../runbook/effects/weight.ts';
import { isInteractive } from '../runbook/interactive.ts';
import type { Command } from '../runbook/model.ts';
import { placeholderSpans } from '../runbook/placeholder.ts';
import { isSecretName, valueName } from '../runbook/valueType.ts';
import { fillShell, quoted } from './fillShell.ts';
import { fillSql } from './fillSql.ts';

export interface FilledCommand {
  /** With the text and the effect that it has with its values. */
  readonly command: Command;
  /** The text as it stands in the runbook. */
  readonly template: string;
  /** Shell variables to set before it runs, never part of its text. */
  readonly variables: ReadonlyMap<string, string>;
  /** Values of `$1`, `$2`, … of a statement. */
  readonly parameters: readonly string[];
  /** For the log: without the values of secrets. Those of a statement's parameters come first, in their order. */
  readonly used: readonly UsedValue[];
}

export type Filling =
  ({ readonly state: 'filled' } & FilledCommand) | { readonly state: 'refused'; readonly message: string };

/**
 * @param values by name (see `valueName`); one for each placeholder of the command and each of `unset`
 * @param unset variables that the command needs and that nothing has set
 */
export function fillCommand(command: Command, values: ReadonlyMap<string, string>, unset: readonly string[]): Filling {
  const elision = command.placeholders.find(({ kind }) => kind === 'elision');
  if (elision !== undefined) {
    const message = l10n.t(
      '{0} stands for something the author left out. Complete the command in the runbook.',
      elision.text,
    );
    return { state: 'refused', message };
  }
  const spans = placeholderSpans(command.text, command.language);
  if (command.language === 'sql') {
    const filling = fillSql(command.text, spans, values);
    if (filling.state === 'refused') return filling;
    const names = [...filling.parameters, ...spans.map(({ name }) => name)];
    const parameters = filling.parameters.map((name) => values.get(name) ?? '');
    return {
      state: 'filled',
      ...filled(command, filling.text),
      variables: new Map(),
      parameters,
      used: usedValues(names, values),
    };
  }
  const filling = fillShell(command.text, spans, values);
  if (filling.state === 'refused') return filling;
  const given = unset.map((variable) => [variable, values.get(valueName(variable)) ?? ''] as const);
  return {
    state: 'filled',
    ...filled(command, filling.text),
    variables: new Map([...given, ...filling.variables]),
    parameters: [],
    used: usedValues([...spans.map(({ name }) => name), ...unset.map(valueName)], values),
  };
}

/** The same for a shell that gets the text alone: what it refers to is set by the text itself. */
export function selfContained(filled: FilledCommand): FilledCommand {
  const exports = [...filled.variables].map(([name, value]) => `export ${name}=${quoted(value)}\n`);
  const text = exports.join('') + filled.command.text;
  return { ...filled, command: { ...filled.command, text }, variables: new Map() };
}

/** A value may turn a command that looks harmless into one that is not: `kubectl <verb> pod`. */
function filled(command: Command, text: string): Pick<FilledCommand, 'command' | 'template'> {
  if (text === command.text) return { command, template: text };
  const { language } = command;
  return {
    command: {
      ...command,
      text,
      effect: strongest([command.effect, commandEffect(text, language)]),
      interactive: command.interactive || (language === 'shell' && isInteractive(text)),
    },
    template: command.text,
  };
}

function usedValues(names: readonly string[], values: ReadonlyMap<string, string>): readonly UsedValue[] {
  return [...new Set(names)].map((name) => ({ name, value: isSecretName(name) ? undefined : values.get(name) }));
}
