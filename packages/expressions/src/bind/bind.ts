import type { Diagnostic, Span } from '@sluice/parser';
import { parse, type Syntax } from '../syntax/parser.ts';
import type { Effect } from '../types/define.ts';
import { T } from '../types/registry.ts';
import { displayName, type Type } from '../types/type.ts';
import { runtimeTypeOf } from '../values/object.ts';
import { bindAny, bindConverted, bindValue } from './expression.ts';
import { Binder, type Rules } from './binder.ts';
import type { Bound } from './bound.ts';
import type { BoundBlock } from './bound-statements.ts';
import { convert, converts } from './conversions.ts';
import { endReachable } from './flow.ts';
import { inspect } from './inspect.ts';
import { bindLambdaBody, unboundLambda } from './lambda.ts';
import { diag } from './messages.ts';
import { groupReturn } from './method-groups.ts';
import { bindType } from './names.ts';
import { bindPattern } from './pattern.ts';
import { bindQuery } from './query.ts';
import { bindBlock, bindStatement, bindStatements } from './statements.ts';
import { functionScope, type FunctionScope } from './symbols.ts';
import { yields } from './yields.ts';

const rules: Rules = {
  any: bindAny,
  value: bindValue,
  converted: bindConverted,
  converts,
  convert,
  type: bindType,
  statement: bindStatement,
  statements: bindStatements,
  block: bindBlock,
  lambda: unboundLambda,
  lambdaBody: bindLambdaBody,
  groupReturn,
  query: bindQuery,
  pattern: bindPattern,
};

/** A bound expression or block, ready to be emitted where it has no errors. */
export interface BoundBody {
  readonly syntax: Syntax;
  readonly body: Bound | BoundBlock;
  readonly fn: FunctionScope;
  /** The static type: of the expression before it is converted to what is wanted, of a block what it returns if that is one type. */
  readonly type: Type;
  readonly diagnostics: readonly Diagnostic[];
  readonly effects: ReadonlySet<Effect>;
  /** Placeholders that nobody filled in: with any of them there is nothing to run. */
  readonly placeholders: readonly string[];
  /** Something of unknown type is left (`dynamic`): it can be checked, not run. */
  readonly hasUnknown: boolean;
  /** It changes no tree that it gets from a message body, and hands none on: one may be shared with others. */
  readonly readsOnly: boolean;
}

/** Binds `@(…)` or `@{…}` as the body of a method that returns `returns`. */
export function bind(code: string, returns: Type = T.object(), maxDepth?: number): BoundBody {
  const syntax = parse(code, maxDepth);
  const fn = functionScope(null, returns, 'expression', syntax.body.kind === 'Block' && yields(syntax.body));
  const b = new Binder(rules, fn);
  const whole = { start: 0, end: code.length };
  let body: Bound | BoundBlock;
  let type: Type;
  if (syntax.body.kind === 'Block') {
    body = bindBlock(b, syntax.body);
    const [first, ...others] = b.returned.map(ownType);
    type = first !== undefined && others.every((t) => t === first) ? first : returns;
    if (fn.yields) b.report(diag('CS1624', whole, { name: 'expression', type: displayName(returns) }));
    else if (endReachable(body)) b.report(diag('CS0161', whole, { name: 'expression' }));
  } else {
    const value = bindAny(b, syntax.body);
    type = value.type;
    // a bare `throw` is no value to return
    body = value.kind === 'ThrowExpression' ? b.fail(notHere(value.span)) : convert(b, value, returns);
  }
  const seen = inspect(body, code);
  // a syntax error hides what the meaning would be; an error of meaning hides what only flow analysis finds
  let { diagnostics } = syntax;
  if (!hasErrors(diagnostics)) {
    const meaning = [...diagnostics, ...b.diagnostics];
    diagnostics = meaning.concat(hasErrors(meaning) ? seen.diagnostics.filter(isSure) : seen.diagnostics);
  }
  return {
    syntax,
    body,
    fn,
    type,
    diagnostics: unique(diagnostics),
    effects: seen.effects,
    placeholders: seen.placeholders,
    hasUnknown: seen.hasUnknown,
    readsOnly: seen.readsOnly,
  };
}

/** The type a returned value had before it was converted to what is wanted. */
function ownType(e: Bound): Type {
  if (e.kind === 'Convert' && (e.conversion.kind === 'box' || e.conversion.kind === 'reference')) return e.operand.type;
  return e.kind === 'Const' && e.type === T.object() ? runtimeTypeOf(e.value) : e.type;
}

/** What the service refuses, and where control goes, do not depend on the types that an error left open. */
const isSure = (d: Diagnostic): boolean => d.code.startsWith('APIM') || d.code === 'CS8070' || d.code === 'CS0163';

const notHere = ({ start }: Span): Diagnostic => diag('CS8115', { start, end: start + 5 });

const hasErrors = (ds: readonly Diagnostic[]): boolean => ds.some((d) => d.severity === 'error');

/** In the order of the text; the same thing said twice at one place is said once. */
function unique(ds: readonly Diagnostic[]): readonly Diagnostic[] {
  if (ds.length < 2) return ds;
  const seen = new Set<string>();
  return ds
    .filter((d) => {
      const key = `${d.code}@${d.span.start}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((x, y) => x.span.start - y.span.start);
}
