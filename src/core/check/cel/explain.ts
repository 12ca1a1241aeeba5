/** Why an expression is false: the comparison that failed, with both of its sides, and the element it failed for. */
import { isCelList, isCelMap, unparse, type CelValue } from '@bufbuild/cel';
import * as l10n from '@vscode/l10n';
import type { Show } from '../show.ts';
import { ownerName } from '../walkPath.ts';
import type { Expr, ParsedExpression } from './ast.ts';
import { evaluate, type Bindings } from './expression.ts';
import { toJson } from './value.ts';

/** @returns one line; whatever it shows of the data goes through `show` */
export function explain(expression: ParsedExpression, bindings: Bindings, show: Show): string {
  return explainExpr(expression.expr, bindings, { expression, show });
}

interface Explaining {
  readonly expression: ParsedExpression;
  readonly show: Show;
}

function explainExpr(expr: Expr, bindings: Bindings, context: Explaining): string {
  const { exprKind } = expr;
  if (exprKind.case === 'comprehensionExpr') return explainMacro(expr, bindings, context);
  if (exprKind.case !== 'callExpr') return isFalse(expr, context);
  const { function: operator, args } = exprKind.value;
  const [first, second, third] = args;
  if (first === undefined) return isFalse(expr, context);
  if (second === undefined)
    return operator === '!_' ? l10n.t('{0} is true', text(first, context)) : isFalse(expr, context);
  switch (operator) {
    case '_&&_':
      return explainExpr(isValue(first, bindings, false) ? first : second, bindings, context);
    case '_||_':
      return explainExpr(second, bindings, context);
    case '_?_:_':
      return explainExpr(isValue(first, bindings, true) ? second : (third ?? second), bindings, context);
    case '_==_':
    case '_!=_':
    case '_<_':
    case '_<=_':
    case '_>_':
    case '_>=_':
    case '@in':
      return explainComparison(expr, first, second, { ...context, bindings });
    default:
      return isFalse(expr, context);
  }
}

function explainComparison(
  whole: Expr,
  left: Expr,
  right: Expr,
  context: Explaining & { readonly bindings: Bindings },
): string {
  const side = (expr: Expr): string => {
    const evaluation = evaluate(expr, context.bindings);
    return evaluation.state === 'value'
      ? context.show.value(toJson(evaluation.value))
      : context.show.text(evaluation.message);
  };
  return l10n.t('{0} is false: left {1}, right {2}', text(whole, context), side(left), side(right));
}

/** `all` is explained by the first element that it does not hold for; of the others the number of elements is told. */
function explainMacro(expr: Expr, bindings: Bindings, context: Explaining): string {
  const macro = context.expression.sourceInfo?.macroCalls[String(expr.id)]?.exprKind;
  const call = macro?.case === 'callExpr' ? macro.value : undefined;
  const range = expr.exprKind.case === 'comprehensionExpr' ? expr.exprKind.value.iterRange : undefined;
  const variable = expr.exprKind.case === 'comprehensionExpr' ? expr.exprKind.value.iterVar : '';
  const body = bodyOf(expr);
  if (call === undefined || range === undefined) return isFalse(expr, context);
  const elements = elementsOf(range, bindings);
  if (call.function !== 'all' || body === undefined || call.args.length !== 2)
    return l10n.t('{0} is false, elements: {1}', text(expr, context), elements.length);
  for (const [index, element] of elements.entries()) {
    const inner = { ...bindings, [variable]: element };
    if (isValue(body, inner, false))
      return l10n.t('{0}, for {1}', explainExpr(body, inner, context), elementName(element, index, context.show));
  }
  return isFalse(expr, context);
}

/** `range.all(x, body)` was parsed into a loop whose step is `result && body`. */
function bodyOf({ exprKind }: Expr): Expr | undefined {
  const step = exprKind.case === 'comprehensionExpr' ? exprKind.value.loopStep?.exprKind : undefined;
  return step?.case === 'callExpr' ? step.value.args[1] : undefined;
}

function elementsOf(range: Expr, bindings: Bindings): readonly CelValue[] {
  const evaluation = evaluate(range, bindings);
  if (evaluation.state === 'error') return [];
  if (isCelList(evaluation.value)) return [...evaluation.value];
  return isCelMap(evaluation.value) ? [...evaluation.value.keys()] : [];
}

function elementName(element: CelValue, index: number, show: Show): string {
  const value = toJson(element);
  const name = ownerName(value);
  if (name !== undefined) return show.text(name);
  return typeof value === 'object' ? l10n.t('element {0}', index) : show.value(value);
}

function isValue(expr: Expr, bindings: Bindings, wanted: boolean): boolean {
  const evaluation = evaluate(expr, bindings);
  return evaluation.state === 'value' && evaluation.value === wanted;
}

function isFalse(expr: Expr, context: Explaining): string {
  return l10n.t('{0} is false', text(expr, context));
}

const MAX_EXPRESSION = 120;

function text(expr: Expr, { expression }: Explaining): string {
  const written = unparse({ ...expression, expr });
  return written.length <= MAX_EXPRESSION ? written : `${written.slice(0, MAX_EXPRESSION - 1)}…`;
}
