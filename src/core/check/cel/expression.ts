/** CEL expressions: compiled with the place of what is wrong, evaluated to true, false or an error. */
import { isCelError, parse, plan, type CelInput, type CelValue } from '@bufbuild/cel';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import * as l10n from '@vscode/l10n';
import type { Json } from '../json.ts';
import { nearest } from '../sidecar/nearest.ts';
import { calledFunctions, freeVariables, type Expr, type Name, type ParsedExpression } from './ast.ts';
import { environment } from './environment.ts';
import { toCel } from './value.ts';
import { thrownMessage } from '../../thrownMessage.ts';

export type Compilation =
  | { readonly state: 'compiled'; readonly expression: ParsedExpression; readonly variables: readonly Name[] }
  /** `offset` counts characters from the start of the expression. */
  | { readonly state: 'invalid'; readonly message: string; readonly offset: number };

/** @param known the variables that there will be; undefined where anything may be */
export function compile(source: string, known: readonly string[] | undefined): Compilation {
  let expression: ParsedExpression;
  try {
    expression = parse(source);
  } catch (error) {
    const offset = syntaxErrorOffset(error);
    const message = l10n.t('The expression cannot be read from "{0}" on.', start(source.slice(offset)));
    return { state: 'invalid', message, offset };
  }
  const variables = freeVariables(expression.expr);
  const fault =
    unknownFunction(expression.expr) ?? (known === undefined ? undefined : unknownVariable(variables, known));
  if (fault !== undefined) return { state: 'invalid', message: fault.message, offset: offsetOf(expression, fault.id) };
  return { state: 'compiled', expression, variables };
}

function start(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 20);
}

function syntaxErrorOffset(error: unknown): number {
  const location: unknown = error instanceof Error && 'location' in error ? error.location : undefined;
  const from: unknown =
    typeof location === 'object' && location !== null && 'start' in location ? location.start : undefined;
  const offset: unknown = typeof from === 'object' && from !== null && 'offset' in from ? from.offset : undefined;
  return typeof offset === 'number' ? offset : 0;
}

interface ExpressionFault {
  readonly message: string;
  readonly id: bigint;
}

function unknownFunction(expr: Expr): ExpressionFault | undefined {
  const found = calledFunctions(expr).find(({ name }) => environment.funcs.find(name) === undefined);
  return found === undefined ? undefined : { id: found.id, message: l10n.t('There is no function "{0}".', found.name) };
}

function unknownVariable(variables: readonly Name[], known: readonly string[]): ExpressionFault | undefined {
  const found = variables.find(({ name }) => !known.includes(name));
  if (found === undefined) return undefined;
  const close = nearest(found.name, known);
  const message =
    close === undefined
      ? l10n.t('There is no "{0}" here. There is: {1}.', found.name, known.join(', '))
      : l10n.t('There is no "{0}" here. Is "{1}" meant?', found.name, close);
  return { id: found.id, message };
}

export function offsetOf(expression: ParsedExpression, id: bigint | undefined): number {
  return id === undefined ? 0 : (expression.sourceInfo?.positions[String(id)] ?? 0);
}

/** Variables and their values, as CEL takes them. */
export type Bindings = Readonly<Record<string, CelInput>>;

/** @param now milliseconds since 1970 */
export function bind(variables: Readonly<Record<string, Json>>, now: number): Bindings {
  const values = Object.entries(variables).map(([name, value]) => [name, toCel(value)] as const);
  return { ...Object.fromEntries(values), now: timestampFromMs(now) };
}

export type Evaluation =
  | { readonly state: 'value'; readonly value: CelValue }
  /** `id` is that of the node in the syntax tree. The message is CEL's own. */
  | { readonly state: 'error'; readonly message: string; readonly id: bigint | undefined };

/** Never throws. */
export function evaluate(expr: Expr, bindings: Bindings): Evaluation {
  try {
    const result = plan(environment, expr)({ ...bindings });
    return isCelError(result)
      ? { state: 'error', message: result.message, id: result.exprId }
      : { state: 'value', value: result };
  } catch (error) {
    return { state: 'error', message: thrownMessage(error), id: undefined };
  }
}
