/** The syntax tree of a CEL expression: what lies in it, and which names it takes from outside. */
import type { parse } from '@bufbuild/cel';

export type ParsedExpression = ReturnType<typeof parse>;
export type Expr = ParsedExpression['expr'];

export interface Name {
  readonly name: string;
  readonly id: bigint;
}

/** Variables that the expression takes from outside, each once. */
export function freeVariables(root: Expr): readonly Name[] {
  const found = new Map<string, Name>();
  const visit = (expr: Expr, bound: ReadonlySet<string>): void => {
    const { exprKind } = expr;
    if (exprKind.case === 'identExpr') {
      const name = exprKind.value.name.replace(/^\./, '');
      if (!bound.has(name) && !typeNames.has(name) && !found.has(name)) found.set(name, { name, id: expr.id });
    } else if (exprKind.case === 'comprehensionExpr') {
      const { iterVar, iterVar2, accuVar, iterRange, accuInit, loopCondition, loopStep, result } = exprKind.value;
      const inside = new Set([...bound, iterVar, iterVar2, accuVar]);
      for (const part of [iterRange, accuInit]) if (part !== undefined) visit(part, bound);
      for (const part of [loopCondition, loopStep, result]) if (part !== undefined) visit(part, inside);
    } else {
      for (const child of children(expr)) visit(child, bound);
    }
  };
  visit(root, new Set());
  return [...found.values()];
}

/** Names of types are values in CEL: `type(x) == int`. */
const typeNames = new Set(['bool', 'bytes', 'double', 'int', 'list', 'map', 'null_type', 'string', 'type', 'uint']);

/** Functions that are called by name; operators and macros have been made into other nodes. */
export function calledFunctions(root: Expr): readonly Name[] {
  const own =
    root.exprKind.case === 'callExpr' && /^[A-Za-z]/.test(root.exprKind.value.function)
      ? [{ name: root.exprKind.value.function, id: root.id }]
      : [];
  return [...own, ...children(root).flatMap(calledFunctions)];
}

function children({ exprKind }: Expr): readonly Expr[] {
  return parts(exprKind).filter((part) => part !== undefined);
}

function parts(kind: Expr['exprKind']): readonly (Expr | undefined)[] {
  switch (kind.case) {
    case 'selectExpr':
      return [kind.value.operand];
    case 'callExpr':
      return [kind.value.target, ...kind.value.args];
    case 'listExpr':
      return kind.value.elements;
    case 'structExpr':
      return kind.value.entries.flatMap((entry) => [
        entry.keyKind.case === 'mapKey' ? entry.keyKind.value : undefined,
        entry.value,
      ]);
    case 'comprehensionExpr':
      return [
        kind.value.iterRange,
        kind.value.accuInit,
        kind.value.loopCondition,
        kind.value.loopStep,
        kind.value.result,
      ];
    case 'constExpr':
    case 'identExpr':
    case undefined:
      return [];
  }
}
