import type { Lambda as LambdaSyntax } from '../syntax/ast.ts';
import { unknownType, voidType, type Type } from '../types/type.ts';
import { jumpsInside, type Binder } from './binder.ts';
import type { Bound, BoundLambdaBody, BoundStatement, UnboundLambda } from './bound.ts';
import { describeLambda } from './delegates.ts';
import { endReachable } from './flow.ts';
import { diag } from './messages.ts';
import { isStatementExpression } from './statement-expression.ts';
import { functionScope, Scope, type Local } from './symbols.ts';

/** Lambdas: kept as written until a delegate type is known, then bound once per combination of parameter types. */

export function unboundLambda(b: Binder, syntax: LambdaSyntax, range: UnboundLambda['range'] = null): UnboundLambda {
  if (syntax.isAsync) b.report(diag('APIM2904', syntax.span, { feature: "'async'" }));
  return {
    kind: 'UnboundLambda',
    type: voidType,
    syntax,
    scope: b.scope,
    checked: b.checked === true,
    range,
    cache: new Map(),
    span: syntax.span,
  };
}

export function bindLambdaBody(
  b: Binder,
  l: UnboundLambda,
  params: readonly Type[],
  returns: Type | null,
): BoundLambdaBody {
  const key = `${params.map((p) => p.id).join()}>${returns?.id ?? ''}`;
  let body = l.cache.get(key);
  if (body === undefined) l.cache.set(key, (body = bindFresh(b, l, params, returns)));
  return body;
}

function bindFresh(b: Binder, l: UnboundLambda, paramTypes: readonly Type[], returns: Type | null): BoundLambdaBody {
  const fn = functionScope(l.scope.fn, returns);
  const outer = { scope: b.scope, jumps: b.jumps, returned: b.returned };
  b.scope = new Scope(l.scope, fn);
  b.jumps = jumpsInside(outer.jumps);
  b.returned = [];
  try {
    const { result, diagnostics } = b.quietly(() => {
      const params = declareParams(b, l, paramTypes);
      const { body } = l.syntax;
      if (body.kind !== 'Block') return expressionBody(b, l, params, body, returns);
      const block = b.rules.block(b, body);
      const end = endReachable(block);
      if (end && returns !== null && returns !== voidType && returns !== unknownType)
        b.report(diag('CS1643', l.syntax.arrowSpan, { kind: describeLambda(l), type: 'delegate' }));
      return { params, body: block as Bound | BoundStatement, returned: b.returned, end };
    });
    return {
      fn,
      params: result.params,
      body: result.body,
      returned: result.returned,
      endReachable: result.end,
      diagnostics,
    };
  } finally {
    b.scope = outer.scope;
    b.jumps = outer.jumps;
    b.returned = outer.returned;
  }
}

function declareParams(b: Binder, l: UnboundLambda, types: readonly Type[]): readonly Local[] {
  const { params } = l.syntax;
  // `delegate { … }` takes any parameters and names none
  if (params === null) return types.map((t) => b.declare('', t, 'param', l.span));
  const locals = params.map((p, i) => b.declareParam(p.name, types[i] ?? unknownType, 'param', p.nameSpan));
  for (const r of l.range ?? [])
    b.scope.names.set(r.name, { kind: 'range', name: r.name, param: locals[0]!, path: r.path });
  return locals;
}

function expressionBody(
  b: Binder,
  l: UnboundLambda,
  params: readonly Local[],
  body: Exclude<LambdaSyntax['body'], { kind: 'Block' }>,
  returns: Type | null,
): { params: readonly Local[]; body: Bound | BoundStatement; returned: readonly Bound[]; end: boolean } {
  if (returns === voidType) {
    const value = b.rules.any(b, body);
    if (value.kind !== 'Error' && value.kind !== 'ThrowExpression' && !isStatementExpression(value))
      b.report(diag('CS0201', body.span));
    return { params, body: value, returned: [], end: true };
  }
  if (returns === null) {
    const value = b.rules.any(b, body);
    const isVoid = value.type === voidType && value.kind !== 'UnboundLambda' && value.kind !== 'MethodGroup';
    return { params, body: value, returned: isVoid ? [] : [value], end: isVoid };
  }
  const value = b.rules.converted(b, body, returns);
  return { params, body: value, returned: [value], end: false };
}
