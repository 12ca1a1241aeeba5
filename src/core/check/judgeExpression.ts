/** One CEL expression of a check: true, false with the reason, or an error. */
import * as l10n from '@vscode/l10n';
import { bind, compile, evaluate, offsetOf, type Evaluation } from './cel/expression.ts';
import type { ParsedExpression } from './cel/ast.ts';
import { explain } from './cel/explain.ts';
import type { Json } from './json.ts';
import type { AssertionResult } from './judgeAssertion.ts';
import type { Show } from './show.ts';
import type { CelAssertion } from './sidecar/model.ts';

export interface ExpressionContext {
  /** What the expression may speak of, besides `now`. */
  readonly variables: Readonly<Record<string, Json>>;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly show: Show;
}

/** A name that has no value is an error also inside of `has()`, which would answer "no" and let a negation pass. */
export function judgeExpression(assertion: CelAssertion, context: ExpressionContext): AssertionResult {
  const { expr, line } = assertion;
  const failed = (message: string): AssertionResult => ({
    outcome: 'error',
    message: `${shortened(expr)}: ${message}`,
    line,
  });
  const compilation = compile(expr, undefined);
  if (compilation.state === 'invalid') return failed(compilation.message);
  const { expression, variables } = compilation;
  const bindings = bind(context.variables, context.now);
  const absent = variables.find(({ name }) => !Object.hasOwn(bindings, name));
  if (absent !== undefined) return failed(l10n.t('"{0}" is not there', absent.name));
  const evaluation = evaluate(expression.expr, bindings);
  if (evaluation.state === 'error') return failed(errorText(evaluation, expression, context.show));
  if (evaluation.value === true) return { outcome: 'holds', message: l10n.t('{0} holds', shortened(expr)), line };
  if (evaluation.value === false)
    return { outcome: 'fails', message: withOwnWords(assertion, explain(expression, bindings, context.show)), line };
  return failed(l10n.t('the result is neither true nor false'));
}

function errorText(error: Extract<Evaluation, { state: 'error' }>, expression: ParsedExpression, show: Show): string {
  return l10n.t('{0}, at character {1}', show.text(error.message), offsetOf(expression, error.id) + 1);
}

function withOwnWords({ message }: CelAssertion, reason: string): string {
  return message === undefined ? reason : `${message}: ${reason}`;
}

const MAX_EXPRESSION = 120;

function shortened(expr: string): string {
  const line = expr.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_EXPRESSION ? line : `${line.slice(0, MAX_EXPRESSION - 1)}…`;
}
