/** Which values a person has to give before commands can run. */
import type { Command } from '../runbook/model.ts';
import { readShell } from '../runbook/shellSyntax.ts';
import { isSecretName, valueName, valueType, type ValueType } from '../runbook/valueType.ts';
import { freeVariables, givenVariables } from '../runbook/variable.ts';

export interface NeededValue {
  /** See `valueName`. */
  readonly name: string;
  /** All ways in which the commands write it: `<pod>`, `$POD`. */
  readonly texts: readonly string[];
  readonly type: ValueType;
  readonly secret: boolean;
  /** The first command that needs it. */
  readonly command: Command;
  /** What somebody else gave for this run; it counts once a person here has seen it. */
  readonly suggestion?: string | undefined;
}

/**
 * Each name once, in the order in which the commands need them. What an earlier command sets, or may set because it reads
 * a script, is not asked for; neither is what only commands need that cannot run anyway.
 *
 * @param commands those to run, in order
 * @param setters see `variableSetters`, of the whole runbook
 * @param isSet whether a shell variable has a value by now
 */
export function neededValues(
  commands: readonly Command[],
  setters: VariableSetters,
  isSet: (variable: string) => boolean,
): readonly NeededValue[] {
  const needed = new Map<string, NeededValue>();
  for (const command of commands) {
    if (command.placeholders.some(({ kind }) => kind === 'elision')) continue;
    for (const text of textsOf(command, setters, isSet)) {
      const name = valueName(text);
      const known = needed.get(name);
      const texts = [...new Set([...(known?.texts ?? []), text])];
      needed.set(name, { type: valueType(name), secret: isSecretName(name), command, ...known, name, texts });
    }
  }
  return [...needed.values()];
}

function textsOf(command: Command, setters: VariableSetters, isSet: (variable: string) => boolean): readonly string[] {
  const placeholders = command.placeholders.map(({ text }) => text);
  if (command.language !== 'shell') return placeholders;
  const isAskedFor = (variable: string): boolean =>
    !isSet(variable) && setters.lineSetting(variable, command) === undefined && !setters.mayBeSet(command);
  return [
    ...placeholders,
    ...freeVariables(command.text)
      .filter(isAskedFor)
      .map((variable) => `$${variable}`),
  ];
}

export interface VariableSetters {
  /** Source line of the first command before this one that sets the variable. */
  readonly lineSetting: (variable: string, before: Command) => number | undefined;
  /** An earlier command reads a script, which may set anything. */
  readonly mayBeSet: (before: Command) => boolean;
}

/** @param commands all of the runbook, in source order */
export function variableSetters(commands: readonly Command[]): VariableSetters {
  const lines = new Map<string, number>();
  let firstScript = Infinity;
  for (const { language, text, lines: at } of commands) {
    if (language !== 'shell') continue;
    for (const variable of givenVariables(text)) if (!lines.has(variable)) lines.set(variable, at.from);
    if (firstScript === Infinity && readsScript(text)) firstScript = at.from;
  }
  return {
    lineSetting: (variable, before) => {
      const line = lines.get(variable);
      return line !== undefined && line < before.lines.from ? line : undefined;
    },
    mayBeSet: (before) => firstScript < before.lines.from,
  };
}

function readsScript(text: string): boolean {
  return /(^|[\s;&])(\.|source|eval)\s/.test(text) && readShell(text).commands.some(({ words }) => isSource(words[0]));
}

function isSource(name: string | undefined): boolean {
  return name === '.' || name === 'source' || name === 'eval';
}
