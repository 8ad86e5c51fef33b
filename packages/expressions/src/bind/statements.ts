import type { Span } from '@sluice/parser';
import type { Block, Declarator, Expr, LocalDeclaration, LocalFunction, Statement, Using } from '../syntax/ast.ts';
import { isSubtype } from '../types/convert.ts';
import { allInterfaces, isReferenceType, T } from '../types/registry.ts';
import { displayName, nullType, unknownType, voidType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound, BoundBlock, BoundStatement } from './bound.ts';
import { arrayFrom } from './create.ts';
import { noteOrigin } from './assign.ts';
import { bindForEach } from './foreach.ts';
import { bindLocalFunction, declareLocalFunction } from './local-function.ts';
import { diag } from './messages.ts';
import { isStatementExpression } from './statement-expression.ts';
import { localsOf } from './scope-locals.ts';
import { bindSwitch } from './switch.ts';
import type { LocalFunctionSymbol } from './symbols.ts';

/** Statements. Flow (what is reachable, what is assigned) is a pass of its own over their result. */

export function bindBlock(b: Binder, s: Block): BoundBlock {
  return b.inScope(() => ({
    kind: 'Block',
    span: s.span,
    statements: bindStatements(b, s.statements),
    locals: localsOf(b.scope),
  }));
}

/** The statements of the current scope: local functions are known before them, names declared further down are known to be. */
export function bindStatements(b: Binder, statements: readonly Statement[]): readonly BoundStatement[] {
  const later = new Set<string>();
  for (const s of statements) if (s.kind === 'LocalDeclaration') for (const d of s.declarators) later.add(d.name);
  b.later.set(b.scope, later);
  const functions = new Map<LocalFunction, LocalFunctionSymbol>();
  for (const s of statements) if (s.kind === 'LocalFunction') functions.set(s, declareLocalFunction(b, s));
  return statements.map((s) =>
    s.kind === 'LocalFunction' ? bindLocalFunction(b, s, functions.get(s)!) : b.rules.statement(b, s),
  );
}

/** The body of a loop or a branch: one that is no block has a scope of its own all the same. */
export function embedded(b: Binder, s: Statement): BoundStatement {
  if (s.kind === 'Block') return b.rules.block(b, s);
  return b.inScope((): BoundBlock => ({
    kind: 'Block',
    span: s.span,
    statements: [b.rules.statement(b, s)],
    locals: localsOf(b.scope),
  }));
}

export function bindStatement(b: Binder, s: Statement): BoundStatement {
  const { span } = s;
  switch (s.kind) {
    case 'Block':
      return bindBlock(b, s);
    case 'LocalDeclaration':
      return declaration(b, s);
    case 'LocalFunction':
      return bindLocalFunction(b, s, declareLocalFunction(b, s));
    case 'ExpressionStatement':
      return expressionStatement(b, s.expression, span);
    case 'If': {
      const condition = b.rules.converted(b, s.condition, T.bool());
      if (s.then.kind === 'Empty' && s.otherwise === null) b.report(diag('CS0642', s.then.span));
      const then = embedded(b, s.then);
      const otherwise = s.otherwise === null ? null : embedded(b, s.otherwise);
      return { kind: 'If', span, condition, then, otherwise };
    }
    case 'While':
      return b.inScope(() => {
        const condition = b.rules.converted(b, s.condition, T.bool());
        const body = loopBody(b, s.body);
        return {
          kind: 'Loop',
          span,
          initialisers: [],
          locals: localsOf(b.scope),
          condition,
          testFirst: true,
          steps: [],
          body,
        };
      });
    case 'Do': {
      const body = loopBody(b, s.body);
      const condition = b.rules.converted(b, s.condition, T.bool());
      return { kind: 'Loop', span, initialisers: [], locals: [], condition, testFirst: false, steps: [], body };
    }
    case 'For':
      return b.inScope(() => {
        const initialisers = s.initialisers.map((i) => b.rules.statement(b, i));
        const condition = s.condition === null ? null : b.rules.converted(b, s.condition, T.bool());
        const steps = s.steps.map((step) => effect(b, step));
        const body = loopBody(b, s.body);
        return { kind: 'Loop', span, initialisers, locals: localsOf(b.scope), condition, testFirst: true, steps, body };
      });
    case 'ForEach':
      return bindForEach(b, s, loopBody);
    case 'Switch':
      return bindSwitch(b, s);
    case 'Break':
    case 'Continue':
      if (!(s.kind === 'Break' ? b.jumps.breakable : b.jumps.continuable))
        b.report(diag(b.jumps.inFinally ? 'CS0157' : 'CS0139', span));
      return { kind: s.kind, span };
    case 'Goto':
      return bindGoto(b, s, span);
    case 'Labeled':
      return { kind: 'Label', span, name: s.label, statement: b.rules.statement(b, s.statement) };
    case 'Return':
      return bindReturn(b, s.value, span);
    case 'ThrowStatement': {
      if (s.value === null) {
        if (!b.jumps.inCatch) b.report(diag('CS0156', { start: span.start, end: span.start + 5 }));
        return { kind: 'Throw', span, value: null };
      }
      return { kind: 'Throw', span, value: thrown(b, s.value) };
    }
    case 'Try':
      return bindTry(b, s);
    case 'Using':
      return bindUsing(b, s);
    case 'CheckedStatement':
      return b.withChecked(s.checked, () => b.rules.block(b, s.body));
    case 'Lock': {
      b.report(diag('APIM2904', span, { feature: "'lock'" }));
      const value = b.rules.value(b, s.value);
      if (value.kind !== 'Error' && !isReferenceType(value.type) && value.type !== unknownType)
        b.report(diag('CS0185', s.value.span, { type: displayName(value.type) }));
      const body = embedded(b, s.body);
      return {
        kind: 'Block',
        span,
        statements: [{ kind: 'Expression', span: s.value.span, expression: value }, body],
        locals: [],
      };
    }
    case 'Yield':
      return bindYield(b, s.value, span);
    case 'Empty':
      return { kind: 'Empty', span };
  }
}

const loopBody = (b: Binder, s: Statement): BoundStatement =>
  b.withJumps({ breakable: true, continuable: true }, () => {
    if (s.kind === 'Empty') b.report(diag('CS0642', s.span));
    return embedded(b, s);
  });

function effect(b: Binder, e: Expr): Bound {
  const value = b.rules.any(b, e);
  if (!isStatementExpression(value)) b.report(diag('CS0201', e.span));
  return value;
}

function expressionStatement(b: Binder, e: Expr, span: Span): BoundStatement {
  if (e.kind === 'Missing') return { kind: 'Empty', span };
  const expression = b.rules.any(b, e);
  if (!isStatementExpression(expression)) {
    if (expression.kind === 'TypeRef' || expression.kind === 'NamespaceRef') b.rules.value(b, e);
    else b.report(diag('CS0201', e.span));
  }
  return { kind: 'Expression', span, expression };
}

/** Something to throw: an exception. */
export function thrown(b: Binder, e: Expr): Bound {
  const value = b.rules.value(b, e);
  if (
    value.kind !== 'Error' &&
    value.type !== unknownType &&
    value.type !== nullType &&
    !isSubtype(value.type, T.exception())
  )
    return b.fail(diag('CS0155', e.span));
  return value.type === nullType ? b.rules.convert(b, value, T.exception()) : value;
}

// ---- declarations

function declaration(b: Binder, s: LocalDeclaration): BoundStatement {
  const isVar = isVarName(s) && b.find('var') === undefined;
  if (isVar && s.declarators.length > 1) b.report(diag('CS0819', s.span));
  if (isVar && s.isConst) b.report(diag('CS0822', s.type.span));
  const type = isVar ? null : b.rules.type(b, s.type);
  if (type?.kind === 'named' && type.def.kind === 'static class')
    b.report(diag('CS0723', s.type.span, { type: displayName(type) }));
  if (type === voidType) b.report(diag('CS1547', s.type.span));
  const made = s.declarators.map((d) => declarator(b, d, type, s.isConst, s.span));
  return made.length === 1 ? made[0]! : { kind: 'Block', span: s.span, statements: made, locals: [] };
}

const isVarName = (s: LocalDeclaration): boolean =>
  s.type.kind === 'TypeName' &&
  s.type.parts.length === 1 &&
  s.type.parts[0]!.name === 'var' &&
  s.type.parts[0]!.args === null;

function declarator(
  b: Binder,
  d: Declarator,
  type: Type | null,
  isConst: boolean,
  span: Span,
  role: 'local' | 'using' = 'local',
): BoundStatement {
  if (type === null) {
    const value = inferredValue(b, d);
    const local = b.declare(d.name, value.type, role, d.nameSpan);
    noteOrigin(local, value);
    return { kind: 'Declare', span, local, value };
  }
  const local = b.declare(d.name, type, role, d.nameSpan);
  if (d.value === null) {
    if (isConst) b.report(diag('CS0145', d.nameSpan));
    return { kind: 'Declare', span, local, value: null };
  }
  const value = d.value.kind === 'ArrayInitialiser' ? arrayFrom(b, d.value, type) : b.rules.converted(b, d.value, type);
  noteOrigin(local, value);
  if (isConst && value.kind !== 'Error') {
    if (value.kind === 'Const') local.constant = { value: value.value };
    else b.report(diag('CS0133', d.value.span, { name: d.name }));
  }
  return { kind: 'Declare', span, local, value };
}

function inferredValue(b: Binder, d: Declarator): Bound {
  if (d.value === null) return b.fail(diag('CS0818', d.nameSpan));
  if (d.value.kind === 'ArrayInitialiser')
    return b.fail(diag('CS0820', { start: d.nameSpan.start, end: d.value.span.end }));
  const value = b.rules.any(b, d.value);
  const at = { start: d.nameSpan.start, end: d.value.span.end };
  if (value.kind === 'UnboundLambda' || value.kind === 'MethodGroup')
    return b.fail(diag('CS8370', d.value.span, { feature: 'inferred delegate type', version: '10.0' }));
  if (value.kind === 'DefaultLiteral') return b.fail(diag('CS8716', value.span));
  if (value.kind === 'TypeRef' || value.kind === 'NamespaceRef' || value.kind === 'ThrowExpression')
    return b.rules.value(b, d.value);
  if (value.type === nullType || value.type === voidType)
    return b.fail(diag('CS0815', at, { value: displayName(value.type) }));
  return value;
}

// ---- jumps

function bindReturn(b: Binder, e: Expr | null, span: Span): BoundStatement {
  const { returns } = b.fn;
  if (b.jumps.inFinally) b.report(diag('CS0157', span));
  if (e === null) {
    if (returns !== null && returns !== voidType)
      b.report(diag('CS0126', { start: span.start, end: span.start + 6 }, { type: displayName(returns) }));
    return { kind: 'Return', span, value: null };
  }
  if (returns === null) {
    const value = b.rules.any(b, e);
    b.returned.push(value);
    return { kind: 'Return', span, value };
  }
  if (returns === voidType) {
    b.rules.any(b, e);
    b.report(
      b.fn.isTop
        ? diag('CS0127', { start: span.start, end: span.start + 6 }, { name: 'expression' })
        : diag('CS8030', { start: span.start, end: span.start + 6 }),
    );
    return { kind: 'Return', span, value: null };
  }
  const value = b.rules.converted(b, e, returns);
  b.returned.push(value);
  return { kind: 'Return', span, value };
}

function bindGoto(b: Binder, s: Statement & { kind: 'Goto' }, span: Span): BoundStatement {
  if (s.to.kind === 'label') return { kind: 'Goto', span, to: { kind: 'label', name: s.to.name } };
  if (s.to.kind === 'default') return { kind: 'Goto', span, to: { kind: 'default' } };
  const value = b.rules.value(b, s.to.value);
  if (value.kind !== 'Const') {
    if (value.kind !== 'Error') b.report(diag('CS0150', s.to.value.span));
    return { kind: 'Empty', span };
  }
  return { kind: 'Goto', span, to: { kind: 'case', value: value.value } };
}

function bindTry(b: Binder, s: Statement & { kind: 'Try' }): BoundStatement {
  const body = b.rules.block(b, s.body);
  const caught: Type[] = [];
  const catches = s.catches.map((c, i) =>
    b.inScope(() => {
      let type: Type | null = null;
      if (c.type === null) {
        if (i < s.catches.length - 1) b.report(diag('CS1017', c.span));
      } else {
        type = b.rules.type(b, c.type);
        if (type !== unknownType && !isSubtype(type, T.exception())) b.report(diag('CS0155', c.type.span));
        const before = caught.find((t) => isSubtype(type!, t));
        if (before !== undefined && type !== unknownType)
          b.report(diag('CS0160', c.type.span, { type: displayName(before) }));
        if (c.filter === null) caught.push(type);
      }
      const local = c.name === null ? null : b.declare(c.name, type ?? T.exception(), 'catch', c.nameSpan!);
      const filter = c.filter === null ? null : b.rules.converted(b, c.filter, T.bool());
      const handler = b.withJumps({ inCatch: true }, () => b.rules.block(b, c.body));
      return { type, local, filter, body: handler };
    }),
  );
  const last =
    s.finally === null
      ? null
      : b.withJumps({ inFinally: true, breakable: false, continuable: false, inCatch: false }, () =>
          b.rules.block(b, s.finally!),
        );
  return { kind: 'Try', span: s.span, body, catches, finally: last };
}

function bindUsing(b: Binder, s: Using): BoundStatement {
  return b.inScope(() => {
    const { resource } = s;
    const checkDisposable = (type: Type, span: Span): void => {
      const disposable =
        type === unknownType ||
        type === nullType ||
        allInterfaces(type).some((i) => i.def.name === 'System.IDisposable') ||
        (type.kind === 'named' && type.def.name === 'System.IDisposable');
      if (!disposable) b.report(diag('CS1674', span, { type: displayName(type) }));
    };
    if (resource.kind !== 'LocalDeclaration') {
      const value = b.rules.value(b, resource);
      if (value.kind !== 'Error') checkDisposable(value.type, resource.span);
      const local = b.temporary(value.type, resource.span);
      const declare: BoundStatement = { kind: 'Declare', span: resource.span, local, value };
      return { kind: 'Using', span: s.span, resources: [declare], locals: [local], body: embedded(b, s.body) };
    }
    const type = isVarName(resource) ? null : b.rules.type(b, resource.type);
    const resources = resource.declarators.map((d) => declarator(b, d, type, false, resource.span, 'using'));
    const locals = resources.flatMap((r) => (r.kind === 'Declare' ? [r.local] : []));
    for (const [i, l] of locals.entries()) checkDisposable(l.type, resource.declarators[i]!.span);
    return { kind: 'Using', span: s.span, resources, locals, body: embedded(b, s.body) };
  });
}

function bindYield(b: Binder, e: Expr | null, span: Span): BoundStatement {
  b.report(diag('APIM2904', span, { feature: "'yield'" }));
  const { returns } = b.fn;
  const element =
    returns?.kind === 'named' && returns.def.name === 'System.Collections.Generic.IEnumerable'
      ? returns.args[0]!
      : null;
  if (element === null) {
    if (b.fn.isTop) b.report(diag('CS1624', span, { name: 'expression', type: displayName(returns ?? T.object()) }));
    else
      b.report(
        returns === null || b.fn.parent === null
          ? diag('CS1621', span)
          : diag('CS1624', span, { name: 'function', type: displayName(returns) }),
      );
    if (e !== null) b.rules.any(b, e);
    return { kind: 'Empty', span };
  }
  b.fn.iterator = element;
  return { kind: 'Yield', span, value: e === null ? null : b.rules.converted(b, e, element) };
}
