import { declaredMembers, isDelegate } from '../types/registry.ts';
import {
  displayName,
  hasParameters,
  substitute,
  unknownType,
  voidType,
  type NamedType,
  type Type,
} from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound, BoundLambdaBody, UnboundLambda } from './bound.ts';
import { diag } from './messages.ts';

/** Delegate types, and lambdas converted to them. */

export interface DelegateShape {
  readonly params: readonly { readonly type: Type; readonly mode: 'value' | 'out' | 'ref' | 'params' }[];
  readonly returns: Type;
}

/** Parameters and result of a delegate type, its type arguments filled in. */
export function delegateShape(t: NamedType): DelegateShape {
  const invoke = declaredMembers(t.def, 'Invoke')[0];
  if (invoke === undefined) throw new Error(`the delegate ${t.def.name} lacks its Invoke row`);
  return {
    params: invoke.params.map((p) => ({ type: substitute(p.type, t.args), mode: p.mode })),
    returns: substitute(invoke.returns, t.args),
  };
}

/** Whether the lambda can take these parameters at all, before its body is looked at. */
export function lambdaFits(l: UnboundLambda, shape: DelegateShape): boolean {
  const { params } = l.syntax;
  return params === null || params.length === shape.params.length;
}

/** Types of the lambda's own parameters, where it writes them; null where they are to be inferred. */
export function explicitParams(b: Binder, l: UnboundLambda): readonly Type[] | null {
  const { params } = l.syntax;
  if (params === null || params.length === 0 || params.some((p) => p.type === null))
    return params?.length === 0 ? [] : null;
  return b.quietly(() => params.map((p) => b.rules.type(b, p.type!))).result;
}

const hasErrors = (body: BoundLambdaBody): boolean => body.diagnostics.some((d) => d.severity === 'error');

export function lambdaConverts(b: Binder, l: UnboundLambda, to: NamedType): boolean {
  const shape = delegateShape(to);
  if (!lambdaFits(l, shape)) return false;
  const written = explicitParams(b, l);
  if (written !== null && written.some((t, i) => t !== shape.params[i]?.type && t !== unknownType)) return false;
  if (hasParameters(to)) return true;
  const params = shape.params.map((p) => p.type);
  const body = b.rules.lambdaBody(b, l, params, shape.returns);
  // an error inside the body is the body's, not the conversion's: only its results decide
  return !body.diagnostics.some((d) => RETURN_ERRORS.has(d.code)) || !hasErrors(body);
}

const RETURN_ERRORS = new Set([
  'CS0029',
  'CS0266',
  'CS1643',
  'CS8030',
  'CS0201',
  'CS0126',
  'CS0037',
  'CS1662',
  'CS0127',
]);

export const describeLambda = (l: UnboundLambda): string =>
  l.syntax.params === null ? 'anonymous method' : 'lambda expression';

export function convertLambda(b: Binder, l: UnboundLambda, to: Type): Bound {
  const what = describeLambda(l);
  if (to === unknownType) return unknownLambda(b, l);
  if (!isDelegate(to)) {
    // reported at the arrow, as C# does
    return b.fail(diag('CS1660', l.syntax.arrowSpan, { what, type: displayName(to) }));
  }
  const shape = delegateShape(to);
  if (!lambdaFits(l, shape))
    return b.fail(diag('CS1593', l.syntax.arrowSpan, { type: displayName(to), count: l.syntax.params?.length ?? 0 }));
  const written = explicitParams(b, l);
  const wrong = written?.findIndex((t, i) => t !== shape.params[i]!.type && t !== unknownType) ?? -1;
  if (wrong >= 0) {
    b.report(diag('CS1661', l.syntax.arrowSpan, { what, type: displayName(to) }));
    const names = {
      index: wrong + 1,
      actual: displayName(written![wrong]!),
      expected: displayName(shape.params[wrong]!.type),
    };
    return b.fail(diag('CS1678', l.syntax.params![wrong]!.nameSpan, names));
  }
  const body = b.rules.lambdaBody(
    b,
    l,
    shape.params.map((p) => p.type),
    shape.returns,
  );
  for (const d of body.diagnostics) {
    b.report(d);
    // the value that does not convert is the reason why the lambda does not; a query's clause is no lambda to its author
    if ((d.code === 'CS0029' || d.code === 'CS0266') && shape.returns !== voidType && l.range === null)
      b.report(diag('CS1662', d.span, { what }));
  }
  return { kind: 'Lambda', type: to, fn: body.fn, params: body.params, body: body.body, span: l.span };
}

/** A lambda handed to something unknown: its body is still looked at, with parameters of unknown type. */
function unknownLambda(b: Binder, l: UnboundLambda): Bound {
  const params = (l.syntax.params ?? []).map((p) => (p.type ? b.rules.type(b, p.type) : unknownType));
  const body = b.rules.lambdaBody(b, l, params, null);
  for (const d of body.diagnostics) b.report(d);
  return { kind: 'Lambda', type: unknownType, fn: body.fn, params: body.params, body: body.body, span: l.span };
}
