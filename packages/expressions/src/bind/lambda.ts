import type { Lambda as LambdaSyntax } from '../syntax/ast.ts';
import { displayName, unknownType, voidType, type Type } from '../types/type.ts';
import { jumpsInside, type Binder } from './binder.ts';
import type { Bound, BoundLambdaBody, LambdaBinding, UnboundLambda } from './bound.ts';
import type { BoundStatement } from './bound-statements.ts';
import { describeLambda } from './delegates.ts';
import { endReachable } from './flow.ts';
import { diag } from './messages.ts';
import { mapReturns } from './returns.ts';
import { isStatementExpression } from './statement-expression.ts';
import { functionScope, Scope, type Local } from './symbols.ts';
import { isStatement } from './walk.ts';

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
  const key = params.map((p) => p.id).join();
  let made = l.cache.get(key);
  if (made === undefined) l.cache.set(key, (made = bindBody(b, l, params)));
  if (returns === null) return made.untyped;
  let body = made.typed.get(returns);
  if (body === undefined) made.typed.set(returns, (body = convertBody(b, l, made, returns)));
  return body;
}

/** Binds the body once for these parameters: what it gives stays as it is until the delegate's result is known. */
function bindBody(b: Binder, l: UnboundLambda, paramTypes: readonly Type[]): LambdaBinding {
  const fn = functionScope(l.scope.fn, null);
  const scope = new Scope(l.scope, fn);
  const outer = { jumps: b.jumps, returned: b.returned };
  b.jumps = jumpsInside(outer.jumps);
  b.returned = [];
  const { result, diagnostics } = inside(b, scope, () => {
    const params = declareParams(b, l, paramTypes);
    const { body } = l.syntax;
    if (body.kind === 'Block') {
      const block = b.rules.block(b, body);
      return { params, body: block, returned: b.returned, endReachable: endReachable(block) };
    }
    const value = b.rules.any(b, body);
    const isVoid = value.type === voidType && value.kind !== 'UnboundLambda' && value.kind !== 'MethodGroup';
    return { params, body: value, returned: isVoid ? [] : [value], endReachable: isVoid };
  });
  Object.assign(b, outer);
  return { scope, untyped: { fn, ...result, diagnostics }, typed: new Map() };
}

/** The body with what it gives converted to what is wanted. */
function convertBody(b: Binder, l: UnboundLambda, { scope, untyped }: LambdaBinding, returns: Type): BoundLambdaBody {
  const { body, params, fn } = untyped;
  const { result, diagnostics } = inside(b, scope, () =>
    isStatement(body) ? convertBlock(b, l, untyped, body, returns) : convertValue(b, l, body, returns),
  );
  return { fn, params, ...result, diagnostics: [...untyped.diagnostics, ...diagnostics] };
}

type Converted = Pick<BoundLambdaBody, 'body' | 'returned' | 'endReachable'>;

function convertBlock(
  b: Binder,
  l: UnboundLambda,
  { endReachable: end }: BoundLambdaBody,
  block: BoundStatement,
  returns: Type,
): Converted {
  const returned: Bound[] = [];
  const body = mapReturns(block, (r) => {
    const keyword = { start: r.span.start, end: r.span.start + 6 };
    if (r.value === null) {
      if (returns !== voidType) b.report(diag('CS0126', keyword, { type: displayName(returns) }));
      return r;
    }
    if (returns === voidType) {
      b.report(diag('CS8030', keyword));
      return { ...r, value: null };
    }
    const value = b.rules.convert(b, r.value, returns);
    returned.push(value);
    return { ...r, value };
  });
  if (end && returns !== voidType && returns !== unknownType)
    b.report(diag('CS1643', l.syntax.arrowSpan, { kind: describeLambda(l), type: 'delegate' }));
  return { body, returned, endReachable: end };
}

function convertValue(b: Binder, l: UnboundLambda, value: Bound, returns: Type): Converted {
  if (returns !== voidType) {
    const body = b.rules.convert(b, value, returns);
    return { body, returned: [body], endReachable: false };
  }
  if (value.kind !== 'Error' && value.kind !== 'ThrowExpression' && !isStatementExpression(value))
    b.report(diag('CS0201', l.syntax.body.span));
  return { body: value, returned: [], endReachable: true };
}

/** Works in the lambda's own scope, its diagnostics set aside: what a candidate says counts only if it is chosen. */
function inside<R>(b: Binder, scope: Scope, work: () => R): ReturnType<typeof b.quietly<R>> {
  const outer = b.scope;
  b.scope = scope;
  try {
    return b.quietly(work);
  } finally {
    b.scope = outer;
  }
}

function declareParams(b: Binder, l: UnboundLambda, types: readonly Type[]): readonly Local[] {
  const { params } = l.syntax;
  // `delegate { … }` takes any parameters and names none
  if (params === null) return types.map((t) => b.declare('', t, 'param', l.span));
  const locals = params.map((p, i) => b.declareParam(p.name, types[i] ?? unknownType, 'param', p.nameSpan));
  for (const r of l.range ?? []) b.scope.add(r.name, { kind: 'range', name: r.name, param: locals[0]!, path: r.path });
  return locals;
}
