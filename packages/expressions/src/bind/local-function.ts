import type { Expr } from '../syntax/ast.ts';
import type { LocalFunction } from '../syntax/ast-statements.ts';
import { defByFullName, T, type as typeNamed } from '../types/registry.ts';
import { displayName, typeParameter, unknownType, voidType, type Type } from '../types/type.ts';
import { NO_JUMPS, type Binder } from './binder.ts';
import type { Bound } from './bound.ts';
import type { BoundStatement } from './bound-statements.ts';
import { endReachable } from './flow.ts';
import { diag } from './messages.ts';
import { isStatementExpression } from './statement-expression.ts';
import { yields } from './yields.ts';
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
  if (s.isAsync) {
    b.report(diag('APIM2904', s.span, { feature: "'async'" }));
    if (returns !== voidType && returns !== unknownType) b.report(diag('CS1983', s.nameSpan));
  }
  const params = s.params.map((p, i) => parameter(b, s, p, i));
  const holder = b.makeLocal(name, delegateFor(params, returns), 'local', s.nameSpan);
  const generic =
    s.typeParams.length === 0
      ? null
      : { typeParams: s.typeParams, syntax: s, scope: b.scope, instances: new Map(), bodies: [] };
  return { kind: 'function', name: s.name, span: s.nameSpan, params, returns, holder, generic };
}

function parameter(b: Binder, s: LocalFunction, p: LocalFunction['params'][number], i: number): FunctionParam {
  const type = b.rules.type(b, p.type);
  const mode = p.mode === 'in' ? 'value' : p.mode;
  if (mode === 'params' && i < s.params.length - 1) b.report(diag('CS0231', p.span));
  else if (mode === 'params' && type !== unknownType && (type.kind !== 'array' || type.rank > 1))
    b.report(diag('CS0225', { start: p.span.start, end: p.span.start + 'params'.length }));
  if (p.default === null) {
    const optional = s.params.slice(0, i).some((x) => x.default !== null);
    if (optional && mode !== 'params') b.report(diag('CS1737', { start: p.span.end, end: p.span.end + 1 }));
    return { name: p.name, type, mode, default: null };
  }
  return { name: p.name, type, mode, default: { value: defaultValue(b, p, p.default, type) } };
}

function defaultValue(b: Binder, p: LocalFunction['params'][number], e: Expr, type: Type): unknown {
  const bound = b.rules.any(b, e);
  if (bound.kind === 'Error' || type === unknownType) return null;
  if (!b.rules.converts(b, bound, type)) {
    b.report(diag('CS1750', p.nameSpan, { type: displayName(bound.type), to: displayName(type) }));
    return null;
  }
  const value = b.rules.convert(b, bound, type);
  if (value.kind === 'Const') return value.value;
  if (value.kind !== 'Error') b.report(diag('CS1736', e.span, { name: p.name }));
  return null;
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
  const shown = `${s.name}(${symbol.params.map((p) => displayName(p.type)).join(', ')})`;
  const fn = functionScope(b.fn, symbol.returns, shown, s.body?.kind === 'Block' && yields(s.body));
  const outer = { scope: b.scope, jumps: b.jumps, returned: b.returned };
  b.scope = new Scope(outer.scope, fn);
  b.jumps = NO_JUMPS;
  b.returned = [];
  try {
    if (fn.yields) fn.iterator = iterated(b, s, symbol, shown);
    const params = s.params.map((p, i) =>
      b.declareParam(
        p.name,
        symbol.params[i]!.type,
        p.mode === 'out' || p.mode === 'ref' ? p.mode : 'param',
        p.nameSpan,
      ),
    );
    return { kind: 'Function', span: s.span, symbol, fn, params, body: body(b, s, symbol) };
  } finally {
    b.scope = outer.scope;
    b.jumps = outer.jumps;
    b.returned = outer.returned;
  }
}

function body(b: Binder, s: LocalFunction, { returns }: LocalFunctionSymbol): Bound | BoundStatement {
  if (s.body === null) return b.fail(diag('CS8112', s.nameSpan, { name: s.name }));
  if (s.body.kind === 'Block') {
    const block = b.rules.block(b, s.body);
    if (returns !== voidType && returns !== unknownType && !b.fn.yields && endReachable(block))
      b.report(diag('CS0161', s.nameSpan, { name: s.name }));
    return block;
  }
  if (returns !== voidType) return b.rules.converted(b, s.body, returns);
  const value = b.rules.any(b, s.body);
  if (!isStatementExpression(value) && value.kind !== 'ThrowExpression') b.report(diag('CS0201', s.body.span));
  return value;
}

/** The element type of an iterator; null, and said, where the function returns no sequence. */
function iterated(b: Binder, s: LocalFunction, { returns }: LocalFunctionSymbol, shown: string): Type | null {
  if (returns.kind === 'named' && returns.def.name === 'System.Collections.Generic.IEnumerable')
    return returns.args[0]!;
  if (returns.kind === 'named' && returns.def.name === 'System.Collections.IEnumerable') return T.object();
  if (returns !== unknownType) b.report(diag('CS1624', s.nameSpan, { name: shown, type: displayName(returns) }));
  return null;
}
