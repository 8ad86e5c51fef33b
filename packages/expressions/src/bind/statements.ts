import type { Span } from '@sluice/parser';
import type { Expr } from '../syntax/ast.ts';
import type { Block, Declarator, LocalDeclaration, LocalFunction, Statement, Using } from '../syntax/ast-statements.ts';
import { isSubtype } from '../types/convert.ts';
import { allInterfaces, isEnum, isReferenceType, T } from '../types/registry.ts';
import { displayName, nullType, unknownType, voidType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound } from './bound.ts';
import type { BoundBlock, BoundStatement } from './bound-statements.ts';
import { arrayFrom } from './create.ts';
import { noteOrigin } from './assign.ts';
import { bindForEach } from './foreach.ts';
import { bindLocalFunction, declareLocalFunction } from './local-function.ts';
import { diag } from './messages.ts';
import { bindGoto, bindJump, bindReturn } from './jumps.ts';
import { isTypelessTuple } from './typeless.ts';
import { bindCondition } from './condition.ts';
import { withLabels } from './labels.ts';
import { isStatementExpression } from './statement-expression.ts';
import { localsOf } from './scope-locals.ts';
import { bindSwitch } from './switch.ts';
import type { Local, LocalFunctionSymbol } from './symbols.ts';

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
  b.scope.later = declaredNames(statements);
  const functions = new Map<LocalFunction, LocalFunctionSymbol>();
  for (const s of statements) if (s.kind === 'LocalFunction') functions.set(s, declareLocalFunction(b, s));
  const bound = withLabels(b, statements, () =>
    statements.map((s) =>
      s.kind === 'LocalFunction' ? bindLocalFunction(b, s, functions.get(s)!) : b.rules.statement(b, s),
    ),
  );
  for (const { holder, name, span } of functions.values())
    if (holder.reads === 0 && name !== '') b.report(diag('CS8321', span, { name }));
  return bound;
}

function declaredNames(statements: readonly Statement[]): ReadonlySet<string> | null {
  let names: Set<string> | null = null;
  for (const s of statements)
    if (s.kind === 'LocalDeclaration') for (const d of s.declarators) (names ??= new Set()).add(d.name);
  return names;
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
      const condition = bindCondition(b, s.condition);
      if (s.then.kind === 'Empty' && s.otherwise === null) b.report(diag('CS0642', s.then.span));
      const then = embedded(b, s.then);
      const otherwise = s.otherwise === null ? null : embedded(b, s.otherwise);
      return { kind: 'If', span, condition, then, otherwise };
    }
    case 'While':
      return b.inScope(() => {
        const condition = bindCondition(b, s.condition);
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
      const condition = bindCondition(b, s.condition);
      return { kind: 'Loop', span, initialisers: [], locals: [], condition, testFirst: false, steps: [], body };
    }
    case 'For':
      return b.inScope(() => {
        const initialisers = s.initialisers.map((i) => b.rules.statement(b, i));
        const condition = s.condition === null ? null : bindCondition(b, s.condition);
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
      return bindJump(b, s.kind, span);
    case 'Goto':
      return bindGoto(b, s);
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
      const evaluated: BoundStatement = { kind: 'Expression', span: s.value.span, expression: value };
      return { kind: 'Block', span, statements: [evaluated, body], locals: [] };
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
  } else if (e.kind === 'Parenthesised' && expression.kind !== 'Error') b.report(diag('CS0201', e.span));
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
  const declared = { start: s.type.span.start, end: s.declarators.at(-1)!.span.end };
  if (isVar && s.declarators.length > 1) b.report(diag('CS0819', declared));
  if (isVar && s.isConst) b.report(diag('CS0822', declared));
  const named = isVar ? null : b.rules.type(b, s.type);
  if (named?.kind === 'named' && named.def.kind === 'static class')
    b.report(diag('CS0723', s.type.span, { type: displayName(named) }));
  if (named === voidType) b.report(diag('CS1547', s.type.span));
  const type = named === voidType ? unknownType : named;
  if (s.isConst && type !== null && type !== unknownType && !hasConstants(type))
    b.report(diag('CS0283', s.type.span, { type: displayName(type) }));
  const made = s.declarators.map((d) =>
    s.isRef ? refLocal(b, s, d, type) : declarator(b, d, type, s.isConst, s.span),
  );
  return made.length === 1 ? made[0]! : { kind: 'Block', span: s.span, statements: made, locals: [] };
}

const isVarName = (s: LocalDeclaration): boolean =>
  s.type.kind === 'TypeName' &&
  s.type.parts.length === 1 &&
  s.type.parts[0]!.name === 'var' &&
  s.type.parts[0]!.args === null;

/** `ref int r = ref x;`: another name for the variable. Of anything else Sluice makes no references. */
function refLocal(b: Binder, s: LocalDeclaration, d: Declarator, type: Type | null): BoundStatement {
  const nothing: BoundStatement = { kind: 'Empty', span: s.span };
  if (d.value === null) {
    b.report(diag('CS8174', d.nameSpan));
    return nothing;
  }
  const value = b.rules.any(b, d.value);
  if (value.kind === 'LocalRef' && (type === null || value.type === type)) b.enter(d.name, value.local, d.nameSpan);
  else {
    b.declare(d.name, type ?? value.type, 'local', d.nameSpan);
    if (value.kind !== 'Error')
      b.report({ ...diag('APIM2904', s.span, { feature: "'ref' to anything but a variable" }), severity: 'error' });
  }
  return nothing;
}

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
  if (isConst && value.kind !== 'Error') constantValue(b, d, d.value, local, value);
  return { kind: 'Declare', span, local, value };
}

/** The value of a `const`: a constant, of a type that has constants. */
function constantValue(b: Binder, d: Declarator, e: Expr, local: Local, value: Bound): void {
  const { type } = local;
  if (type.kind === 'named' && !hasConstants(type)) return;
  const isNull = value.kind === 'Const' && value.value === null;
  if (type !== T.string() && isReferenceType(type) && !isNull) {
    if (value.kind === 'Const') b.report(diag('CS0134', e.span, { name: d.name, type: displayName(type) }));
    else b.report(diag('CS0133', e.span, { name: d.name }));
  } else if (value.kind === 'Const') local.constant = { value: value.value };
  else if (e.kind === 'Interpolated')
    b.report(diag('CS8370', e.span, { feature: 'constant interpolated strings', version: '10.0' }));
  else b.report(diag('CS0133', e.span, { name: d.name }));
}

/** Numbers, bool, char, enums, and references (of which only string has more than null). */
const hasConstants = (type: Type): boolean =>
  isReferenceType(type) || isEnum(type) || (type.kind === 'named' && type.def.keyword !== undefined);

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
  if (value.type === nullType || value.type === voidType || isTypelessTuple(value))
    return b.fail(diag('CS0815', at, { value: displayName(value.type) }));
  return value;
}

function bindTry(b: Binder, s: Statement & { kind: 'Try' }): BoundStatement {
  const body = b.withJumps({ inTry: b.jumps.inTry || s.catches.length > 0 }, () => b.rules.block(b, s.body));
  const caught: Type[] = [];
  const catches = s.catches.map((c, i) =>
    b.inScope(() => {
      let type: Type | null = null;
      if (c.type === null) {
        const next = s.catches[i + 1]?.span.start;
        if (next !== undefined) b.report(diag('CS1017', { start: next, end: next + 5 }));
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
    const [only] = locals;
    if (only !== undefined) checkDisposable(only.type, resource.span);
    return { kind: 'Using', span: s.span, resources, locals, body: embedded(b, s.body) };
  });
}

function bindYield(b: Binder, e: Expr | null, span: Span): BoundStatement {
  b.report(diag('APIM2904', span, { feature: "'yield'" }));
  const keyword = { start: span.start, end: span.start + 5 };
  const { inTry, inCatch, inFinally } = b.jumps;
  if (inFinally) b.report(diag('CS1625', keyword));
  else if (e !== null && inCatch) b.report(diag('CS1631', keyword));
  else if (e !== null && inTry) b.report(diag('CS1626', keyword));
  if (b.fn.name === null) b.report(diag('CS1621', keyword));
  if (b.fn.iterator === null) {
    // what is wrong with the function is said where it is declared
    if (e !== null) b.rules.any(b, e);
    return { kind: 'Empty', span };
  }
  return { kind: 'Yield', span, value: e === null ? null : b.rules.converted(b, e, b.fn.iterator) };
}
