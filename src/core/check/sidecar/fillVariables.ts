/** Puts the values of `vars` in place of `${vars.NAME}`, before anything else looks at the file. */
import * as l10n from '@vscode/l10n';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '../json.ts';
import { faultyValue, type Fault } from './fault.ts';
import { nearest } from './nearest.ts';

export interface Filled {
  readonly value: Json;
  readonly faults: readonly Fault[];
}

/** A text that is nothing but a reference becomes the value itself, with its type. */
export function fillVariables(root: JsonObject): Filled {
  const vars = isJsonObject(root['vars']) ? root['vars'] : {};
  const faults: Fault[] = [];
  const fill = (value: Json, path: readonly PropertyKey[]): Json => {
    if (typeof value === 'string') return fillText(value, path);
    if (isJsonList(value)) return value.map((entry, index) => fill(entry, [...path, index]));
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fill(entry, [...path, key])]));
  };
  const fillText = (text: string, path: readonly PropertyKey[]): Json => {
    if (!text.includes('${')) return text;
    const found = faultsIn(text, path, vars);
    faults.push(...found);
    return found.length > 0 ? text : replaced(text, vars);
  };
  return { value: fill(root, []), faults };
}

const reference = /\$\{(vars?|secrets?)\.([\w.-]*)\}/g;

/** Whether a text of somebody else would be read as one with references. */
export function refersToValues(text: string): boolean {
  return text.search(reference) >= 0;
}

/** Such a text so that it says the same to people and refers to nothing. */
export function withoutReferences(text: string): string {
  return text.replace(reference, (found) => found.replace('$', '$ '));
}

function faultsIn(text: string, path: readonly PropertyKey[], vars: JsonObject): readonly Fault[] {
  return [...text.matchAll(reference)].flatMap((match) => {
    const message = faultOf(match[1] ?? '', match[2] ?? '', { isWhole: match[0] === text, path, vars });
    return message === undefined ? [] : [faultyValue(path, message, match.index)];
  });
}

interface Surroundings {
  /** The reference is the whole text. */
  readonly isWhole: boolean;
  readonly path: readonly PropertyKey[];
  readonly vars: JsonObject;
}

function faultOf(source: string, name: string, { isWhole, path, vars }: Surroundings): string | undefined {
  if (source === 'var' || source === 'secret')
    return l10n.t('Write {0} for {1}.', `\${${source}s.${name}}`, `\${${source}.${name}}`);
  if (source === 'secrets') return undefined;
  if (path[0] === 'vars') return l10n.t('A variable cannot be made of others.');
  if (isExpression(path)) return l10n.t('In an expression write {0}, without ${}.', `vars.${name}`);
  if (!Object.hasOwn(vars, name)) return unknownVariable(name, vars);
  return isWhole || typeof vars[name] !== 'object'
    ? undefined
    : l10n.t('"{0}" is no text or number, so it cannot be a part of a text.', name);
}

/** CEL reads variables itself; text put into it could change what it says. */
function isExpression(path: readonly PropertyKey[]): boolean {
  return path[0] === 'checks' && (path.at(-1) === 'expr' || (path.length === 3 && path[2] === 'when'));
}

function unknownVariable(name: string, vars: JsonObject): string {
  const close = nearest(name, Object.keys(vars));
  return close === undefined
    ? l10n.t('There is no variable "{0}" under "vars".', name)
    : l10n.t('There is no variable "{0}" under "vars". Is "{1}" meant?', name, close);
}

function replaced(text: string, vars: JsonObject): Json {
  const whole = /^\$\{vars\.([\w.-]+)\}$/.exec(text)?.[1];
  if (whole !== undefined) return vars[whole] ?? null;
  return text.replace(/\$\{vars\.([\w.-]+)\}/g, (_, name: string) => scalarText(vars[name]));
}

function scalarText(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
