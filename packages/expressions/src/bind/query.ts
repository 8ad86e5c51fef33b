import type { Span } from '@sluice/parser';
import type {
  Expr,
  JoinClause,
  Lambda as LambdaSyntax,
  Query,
  QueryBody,
  QueryClause,
  TypeNode,
} from '../syntax/ast.ts';
import { unknownType } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound, UnboundLambda } from './bound.ts';
import type { Arg } from './candidate.ts';
import { callWith } from './invoke.ts';
import { unboundLambda } from './lambda.ts';
import { memberOf } from './members.ts';
import { diag } from './messages.ts';

/**
 * LINQ query syntax: each clause becomes the method call that C# defines it by. Several range variables travel in an
 * anonymous object, whose fields the clauses see under the variables' names.
 */
interface State {
  readonly source: Bound;
  readonly vars: readonly { readonly name: string; readonly path: readonly string[] }[];
}

/** The parameter that carries several range variables: a name that no source text can have. */
const CARRIER = '*';

export function bindQuery(b: Binder, e: Query): Bound {
  const source = cast(b, b.rules.value(b, e.from.source), e.from.type, e.from.span);
  return body(b, { source, vars: [{ name: e.from.name, path: [] }] }, e.body, e.span);
}

function body(b: Binder, start: State, q: QueryBody, span: Span): Bound {
  let state = start;
  for (const clause of q.clauses) state = apply(b, state, clause);
  const { end } = q;
  let result: Bound;
  if (end.kind === 'Group') {
    const whole = state.vars.length === 1 && end.value.kind === 'Name' && end.value.name === state.vars[0]!.name;
    const key = lambda(b, state, end.key);
    result = call(b, state.source, 'GroupBy', whole ? [key] : [key, lambda(b, state, end.value)], end.span);
  } else {
    const same =
      q.clauses.length > 0 &&
      state.vars.length === 1 &&
      end.value.kind === 'Name' &&
      end.value.name === state.vars[0]!.name;
    result = same ? state.source : call(b, state.source, 'Select', [lambda(b, state, end.value)], end.span);
  }
  if (q.into === null) return { ...result, span };
  return body(b, { source: result, vars: [{ name: q.into.name, path: [] }] }, q.into.body, span);
}

function apply(b: Binder, state: State, clause: QueryClause): State {
  switch (clause.kind) {
    case 'Where':
      return { ...state, source: call(b, state.source, 'Where', [lambda(b, state, clause.condition)], clause.span) };
    case 'OrderBy': {
      let { source } = state;
      for (const [i, key] of clause.keys.entries()) {
        const method = `${i === 0 ? 'OrderBy' : 'ThenBy'}${key.descending ? 'Descending' : ''}`;
        source = call(b, source, method, [lambda(b, state, key.value)], clause.span);
      }
      return { ...state, source };
    }
    case 'Let': {
      const next = extended(b, state, clause.name, clause.nameSpan);
      const made = carrier(b, state, clause.name, clause.value, clause.span, [param(state, clause.span)]);
      return { source: call(b, state.source, 'Select', [made], clause.span), vars: next };
    }
    case 'From': {
      const next = extended(b, state, clause.name, clause.nameSpan);
      const inner = lambda(b, state, clause.type === null ? clause.source : castSyntax(clause.source, clause.type));
      const value: Expr = { kind: 'Name', name: clause.name, typeArgs: null, span: clause.nameSpan };
      const made = carrier(b, state, clause.name, value, clause.span, [
        param(state, clause.span),
        named(clause.name, clause.nameSpan),
      ]);
      return { source: call(b, state.source, 'SelectMany', [inner, made], clause.span), vars: next };
    }
    case 'Join':
      return join(b, state, clause);
  }
}

function join(b: Binder, state: State, clause: JoinClause): State {
  const inner = cast(b, b.rules.value(b, clause.source), clause.type, clause.span);
  const result = clause.into ?? clause;
  const next = extended(b, state, result.name, result.nameSpan);
  b.joinKeys.push({ span: clause.left.span, joined: clause.name }, { span: clause.right.span, joined: null });
  const left = lambda(b, state, clause.left);
  const right = unboundLambda(b, lambdaSyntax([named(clause.name, clause.nameSpan)], clause.right, clause.span), []);
  const value: Expr = { kind: 'Name', name: result.name, typeArgs: null, span: result.nameSpan };
  const made = carrier(b, state, result.name, value, clause.span, [
    param(state, clause.span),
    named(result.name, result.nameSpan),
  ]);
  const source = callArgs(
    b,
    state.source,
    clause.into === null ? 'Join' : 'GroupJoin',
    [plain(inner), ...[left, right, made].map(plain)],
    clause.span,
  );
  return { source, vars: next };
}

/** The variables of the clauses that follow: those so far, one step further inside, and the new one. */
function extended(b: Binder, state: State, name: string, span: Span): State['vars'] {
  if (state.vars.some((v) => v.name === name)) b.report(diag('CS1930', span, { name }));
  const before = state.vars.map((v) => ({
    name: v.name,
    path: state.vars.length === 1 ? [v.name] : [CARRIER, ...v.path],
  }));
  return [...before, { name, path: [name] }];
}

/** `(x, y) => new { x, y }`, or `(*, y) => new { *, y }` where `*` carries several already. */
function carrier(
  b: Binder,
  state: State,
  name: string,
  value: Expr,
  span: Span,
  params: LambdaSyntax['params'] & object,
): UnboundLambda {
  const first = state.vars.length === 1 ? state.vars[0]!.name : CARRIER;
  const pair: Expr = {
    kind: 'NewAnonymous',
    members: [
      { name: first, nameSpan: span, value: { kind: 'Name', name: first, typeArgs: null, span } },
      { name, nameSpan: span, value },
    ],
    span,
  };
  return unboundLambda(b, lambdaSyntax(params, pair, span), rangeOf(state));
}

const rangeOf = (state: State): State['vars'] => (state.vars.length === 1 ? [] : state.vars);

const named = (name: string, span: Span): NonNullable<LambdaSyntax['params']>[number] => ({
  name,
  type: null,
  nameSpan: span,
  mode: 'value',
  span,
});
const param = (state: State, span: Span): NonNullable<LambdaSyntax['params']>[number] =>
  named(state.vars.length === 1 ? state.vars[0]!.name : CARRIER, span);

const lambdaSyntax = (params: LambdaSyntax['params'], value: Expr, span: Span): LambdaSyntax => ({
  kind: 'Lambda',
  params,
  body: value,
  arrowSpan: value.span,
  isAsync: false,
  span,
});

const lambda = (b: Binder, state: State, value: Expr): UnboundLambda =>
  unboundLambda(b, lambdaSyntax([param(state, value.span)], value, value.span), rangeOf(state));

const plain = (value: Bound): Arg => ({
  value,
  name: null,
  nameSpan: null,
  mode: 'value',
  declares: null,
  span: value.span,
});
const call = (b: Binder, source: Bound, method: string, args: readonly Bound[], span: Span): Bound =>
  callArgs(b, source, method, args.map(plain), span);

function callArgs(b: Binder, source: Bound, method: string, args: readonly Arg[], span: Span): Bound {
  if (source.kind === 'Error') return source;
  if (source.type === unknownType) {
    for (const a of args) b.rules.convert(b, a.value, unknownType);
    return source;
  }
  const target: Expr = { kind: 'Receiver', span: source.span };
  const group = b.quietly(() =>
    memberOf(b, source, { kind: 'Member', target, name: method, nameSpan: span, typeArgs: null, span: source.span }),
  );
  if (group.result.kind !== 'MethodGroup')
    return b.fail(
      diag('CS1936', source.span, { type: source.type.kind === 'named' ? source.type.def.simpleName : '?', method }),
    );
  return callWith(b, group.result, args, { span, argsSpan: span, targetSpan: span });
}

function cast(b: Binder, source: Bound, type: TypeNode | null, span: Span): Bound {
  if (type === null || source.kind === 'Error') return source;
  const target: Expr = { kind: 'Receiver', span: source.span };
  const group = memberOf(b, source, { kind: 'Member', target, name: 'Cast', nameSpan: span, typeArgs: [type], span });
  return group.kind === 'Error' ? group : callWith(b, group, [], { span, argsSpan: span, targetSpan: span });
}

const castSyntax = (source: Expr, type: TypeNode): Expr => ({
  kind: 'Call',
  target: { kind: 'Member', target: source, name: 'Cast', nameSpan: source.span, typeArgs: [type], span: source.span },
  args: [],
  argsSpan: source.span,
  span: source.span,
});
