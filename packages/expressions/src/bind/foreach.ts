import type { Expr } from '../syntax/ast.ts';
import type { ForEach, Statement } from '../syntax/ast-statements.ts';
import { explicitConversion, IDENTITY } from '../types/convert.ts';
import type { Fn } from '../types/define.ts';
import { allInterfaces, T } from '../types/registry.ts';
import { displayName, nullType, substitute, unknownType, voidType, type Type } from '../types/type.ts';
import { deconstructInto } from './assign.ts';
import type { Binder } from './binder.ts';
import type { Bound } from './bound.ts';
import type { BoundStatement } from './bound-statements.ts';
import { lookup } from './members.ts';
import { diag } from './messages.ts';
import { implementation } from './overload.ts';
import { localsOf } from './scope-locals.ts';

/** `foreach`: over arrays, text, whatever has GetEnumerator, and sequences. The variable is new on every turn. */
export function bindForEach(
  b: Binder,
  s: ForEach,
  loopBody: (b: Binder, s: Statement) => BoundStatement,
): BoundStatement {
  const { span } = s;
  const source = b.rules.any(b, s.source);
  const elements = elementsOf(b, source, s);
  return b.inScope(() => {
    const { designation } = s.variable;
    if (designation.kind === 'Designations') {
      const item = b.temporary(elements.type, s.variable.span);
      const target: Expr = { kind: 'Declaration', type: null, designation, span: s.variable.span };
      const deconstruct = deconstructInto(
        b,
        target,
        { kind: 'LocalRef', type: elements.type, local: item, span: s.variable.span },
        s.variable.span,
      );
      const body = loopBody(b, s.body);
      return {
        kind: 'ForEach',
        span,
        source: elements.source,
        enumerator: elements.enumerator,
        elementType: elements.type,
        conversion: IDENTITY,
        variable: item,
        parts: { item, deconstruct },
        locals: localsOf(b.scope),
        body,
      };
    }
    const wanted = s.variable.type === null ? elements.type : b.rules.type(b, s.variable.type);
    const conversion =
      elements.type === unknownType ? ({ kind: 'unknown' } as const) : explicitConversion(elements.type, wanted);
    if (conversion === null)
      b.report(
        diag(
          'CS0030',
          { start: span.start, end: span.start + 7 },
          { from: displayName(elements.type), to: displayName(wanted) },
        ),
      );
    const variable =
      designation.kind === 'Variable' ? b.declare(designation.name, wanted, 'foreach', designation.span) : null;
    const body = loopBody(b, s.body);
    return {
      kind: 'ForEach',
      span,
      source: elements.source,
      enumerator: elements.enumerator,
      elementType: elements.type,
      conversion: conversion ?? IDENTITY,
      variable,
      parts: null,
      locals: localsOf(b.scope),
      body,
    };
  });
}

interface Elements {
  readonly source: Bound;
  readonly type: Type;
  readonly enumerator: Fn | null;
}

function elementsOf(b: Binder, source: Bound, s: ForEach): Elements {
  const unknown: Elements = { source, type: unknownType, enumerator: null };
  if (source.kind === 'Error') return unknown;
  if (source.kind === 'MethodGroup' || source.kind === 'UnboundLambda') {
    b.report(diag('CS0446', s.source.span));
    return { ...unknown, source: b.error(s.source.span) };
  }
  const { type } = source;
  if (type === unknownType) return unknown;
  if (source.kind === 'Const' && source.value === null) {
    b.report(diag('CS0186', s.source.span));
    return { ...unknown, source: b.error(s.source.span) };
  }
  if (type === nullType || type === voidType || source.kind === 'TypeRef') {
    b.report(
      type === nullType ? diag('CS0186', s.source.span) : diag('CS1579', s.source.span, { type: displayName(type) }),
    );
    return { ...unknown, source: b.error(s.source.span) };
  }
  if (type.kind === 'array') return { source, type: type.element, enumerator: null };
  const own = lookup(type, 'GetEnumerator').find(
    (f) => f.member.params.length === 0 && !f.member.static && f.member.get !== null,
  );
  if (own !== undefined) {
    const returned = substitute(own.member.returns, own.owner.args);
    const current = returned.kind === 'named' ? lookup(returned, 'Current')[0] : undefined;
    if (current !== undefined) {
      const fromInterface = own.owner.def.kind === 'interface';
      const enumerator = fromInterface ? null : implementation(own.member.get!, own.owner, []);
      return { source, type: substitute(current.member.returns, current.owner.args), enumerator };
    }
  }
  const generic = allInterfaces(type).filter(
    (i) => i.def.name === 'System.Collections.Generic.IEnumerable' && i.args.length === 1,
  );
  const self =
    type.kind === 'named' && type.def.name === 'System.Collections.Generic.IEnumerable' && type.args.length === 1
      ? [type]
      : [];
  const found = [...self, ...generic][0];
  if (found !== undefined) return { source, type: found.args[0]!, enumerator: null };
  if (
    allInterfaces(type).some((i) => i.def.name === 'System.Collections.IEnumerable') ||
    (type.kind === 'named' && type.def.name === 'System.Collections.IEnumerable')
  )
    return { source, type: T.object(), enumerator: null };
  b.report(diag('CS1579', s.source.span, { type: displayName(type) }));
  return { ...unknown, source: b.error(s.source.span) };
}
