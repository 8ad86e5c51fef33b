import type { LocalFunction } from '../syntax/ast.ts';
import { defByFullName, type as typeNamed } from '../types/registry.ts';
import { typeParameter, unknownType, voidType, type Type } from '../types/type.ts';
import { NO_JUMPS, type Binder } from './binder.ts';
import type { Bound, BoundStatement } from './bound.ts';
import { endReachable } from './flow.ts';
import { diag } from './messages.ts';
import { isStatementExpression } from './statement-expression.ts';
import { capture, functionScope, Scope, type FunctionParam, type LocalFunctionSymbol } from './symbols.ts';

/** Local functions: declared for their whole block, bound where they stand. */

export function declareLocalFunction(b: Binder, s: LocalFunction): LocalFunctionSymbol {
  const parameters = new Map(s.typeParams.map((name, i) => [name, typeParameter('method', i, name)]));
  const symbol = withTypes(b, parameters, () => signature(b, s, s.name));
  b.enter(s.name, symbol, s.nameSpan);
  return symbol;
}

function withTypes<R>(b: Binder, types: ReadonlyMap<string, Type>, work: () => R): R {
  const outer = b.typeParams;
  b.typeParams = new Map([...outer, ...types]);
  try {
    return work();
  } finally {
    b.typeParams = outer;
  }
}

/** The function for these type arguments: bound like any other, with the parameters' names standing for them. */
export function instantiate(b: Binder, symbol: LocalFunctionSymbol, typeArgs: readonly Type[]): LocalFunctionSymbol {
  const { generic } = symbol;
  if (generic === null) return symbol;
  const key = typeArgs.map((t) => t.id).join();
  const known = generic.instances.get(key);
  if (known) {
    capture(known.holder, b.fn);
    return known;
  }
  const types = new Map(generic.typeParams.map((name, i) => [name, typeArgs[i] ?? unknownType]));
  const outer = { scope: b.scope, jumps: b.jumps, returned: b.returned };
  b.scope = generic.scope;
  try {
    return withTypes(b, types, () => {
      const made: LocalFunctionSymbol = { ...signature(b, generic.syntax, ''), generic: null };
      generic.instances.set(key, made);
      generic.bodies.push(bindBody(b, generic.syntax, made));
      capture(made.holder, outer.scope.fn);
      return made;
    });
  } finally {
    Object.assign(b, outer);
  }
}

function signature(b: Binder, s: LocalFunction, name: string): LocalFunctionSymbol {
  const returns = b.rules.type(b, s.returns);
  let optional = false;
  const params = s.params.map((p): FunctionParam => {
    const type = b.rules.type(b, p.type);
    const mode = p.mode === 'in' ? 'value' : p.mode;
    if (p.default === null) {
      if (optional && mode !== 'params') b.report(diag('CS1737', p.span));
      return { name: p.name, type, mode, default: null };
    }
    optional = true;
    const value = b.rules.converted(b, p.default, type);
    if (value.kind !== 'Const' && value.kind !== 'Error') b.report(diag('CS1736', p.default.span, { name: p.name }));
    return { name: p.name, type, mode, default: { value: value.kind === 'Const' ? value.value : null } };
  });
  const holder = b.makeLocal(name, delegateFor(params, returns), 'local', s.nameSpan);
  const generic =
    s.typeParams.length === 0
      ? null
      : { typeParams: s.typeParams, syntax: s, scope: b.scope, instances: new Map(), bodies: [] };
  return { kind: 'function', name: s.name, span: s.nameSpan, params, returns, holder, generic };
}

/** The delegate type that has the function's shape, for its use as a value; unknown where the library has none. */
function delegateFor(params: readonly FunctionParam[], returns: Type): Type {
  const types = params.map((p) => p.type);
  if (returns === voidType)
    return types.length === 0
      ? typeNamed('System.Action')
      : defByFullName('System.Action', types.length)
        ? typeNamed(`System.Action\`${types.length}`, ...types)
        : unknownType;
  return defByFullName('System.Func', types.length + 1)
    ? typeNamed(`System.Func\`${types.length + 1}`, ...types, returns)
    : unknownType;
}

export function bindLocalFunction(b: Binder, s: LocalFunction, symbol: LocalFunctionSymbol): BoundStatement {
  if (symbol.generic !== null) return { kind: 'Functions', span: s.span, bodies: symbol.generic.bodies };
  return bindBody(b, s, symbol);
}

function bindBody(b: Binder, s: LocalFunction, symbol: LocalFunctionSymbol): BoundStatement {
  const fn = functionScope(b.fn, symbol.returns);
  const outer = { scope: b.scope, jumps: b.jumps, returned: b.returned };
  b.scope = new Scope(outer.scope, fn);
  b.jumps = NO_JUMPS;
  b.returned = [];
  try {
    const params = s.params.map((p, i) =>
      b.declare(p.name, symbol.params[i]!.type, p.mode === 'out' || p.mode === 'ref' ? p.mode : 'param', p.span),
    );
    let body: Bound | BoundStatement;
    if (s.body.kind === 'Block') {
      body = b.rules.block(b, s.body);
      if (symbol.returns !== voidType && symbol.returns !== unknownType && fn.iterator === null && endReachable(body))
        b.report(diag('CS0161', s.nameSpan, { name: s.name }));
    } else if (symbol.returns === voidType) {
      body = b.rules.any(b, s.body);
      if (!isStatementExpression(body) && body.kind !== 'ThrowExpression') b.report(diag('CS0201', s.body.span));
    } else body = b.rules.converted(b, s.body, symbol.returns);
    return { kind: 'Function', span: s.span, symbol, fn, params, body };
  } finally {
    b.scope = outer.scope;
    b.jumps = outer.jumps;
    b.returned = outer.returned;
  }
}
