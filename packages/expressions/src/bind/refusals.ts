import type { Span } from '@sluice/parser';
import { displayName, unknownType, type Type } from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound } from './bound.ts';
import type { Arg, Method, Resolution } from './candidate.ts';
import { explicitParams } from './delegates.ts';
import { diag } from './messages.ts';
import { isDelegate } from '../types/registry.ts';

/** Why no overload takes the arguments, in the one diagnostic that C# would give. */
export interface CallSite {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly argsSpan: Span;
  /** The receiver's type, where only extension methods have the name. */
  readonly extensionOf: Type | null;
}

const signatureOf = (m: Method): string => (m.member === null ? m.name : `${displayName(m.owner!)}.${describe(m)}`);
const describe = (m: Method): string => {
  const name = m.name === '.ctor' ? displayName(m.owner!) : m.name;
  return `${name}(${m.params.map((p) => displayName(p.type)).join(', ')})`;
};

export function reportRefusal(b: Binder, r: Resolution, args: readonly Arg[], at: CallSite): Bound {
  // about what is not known nothing can be said; the reason has been reported where it arose
  if (args.some((a) => a.value.kind === 'Error' || (a.value.type === unknownType && a.declares === null)))
    return b.error(at.span);
  if (r.ambiguous.length > 1)
    return b.fail(
      diag('CS0121', at.nameSpan, {
        first: signatureOf(r.ambiguous[0]!.method),
        second: signatureOf(r.ambiguous[1]!.method),
      }),
    );
  const own = at.extensionOf === null ? args.length : args.length - 1;
  const refusals = r.refusals;
  // the nearest miss: an argument that does not convert is nearer than a wrong number of them
  const argument = refusals.find(
    (x) => x.refusal.why === 'argument' && !(at.extensionOf !== null && x.refusal.index === 0),
  );
  if (argument?.refusal.why === 'argument') return reportArgument(b, argument.refusal, args, at);
  const mode = refusals.find((x) => x.refusal.why === 'mode');
  if (mode?.refusal.why === 'mode') {
    const { index } = mode.refusal;
    const arg = args[index]!;
    const shown = at.extensionOf === null ? index + 1 : index;
    return b.fail(
      mode.refusal.mode === 'value'
        ? diag('CS1615', arg.span, { index: shown, mode: arg.mode })
        : diag('CS1620', arg.span, { index: shown, mode: mode.refusal.mode }),
    );
  }
  const receiver = refusals.find((x) => x.refusal.why === 'argument');
  if (receiver !== undefined && at.extensionOf !== null) {
    const names = { type: displayName(at.extensionOf), name: at.name };
    return b.fail(
      diag('CS1929', args[0]!.span, {
        ...names,
        method: signatureOf(receiver.method),
        receiver: displayName(receiver.method.params[0]!.type),
      }),
    );
  }
  const infer = refusals.find((x) => x.refusal.why === 'infer');
  if (infer !== undefined) return b.fail(diag('CS0411', at.nameSpan, { name: signatureOf(infer.method) }));
  const named = refusals.find((x) => x.refusal.why === 'name');
  if (named?.refusal.why === 'name')
    return b.fail(diag('CS1739', named.refusal.arg.nameSpan!, { method: at.name, name: named.refusal.arg.name! }));
  const twice = refusals.find((x) => x.refusal.why === 'name-twice');
  if (twice?.refusal.why === 'name-twice')
    return b.fail(
      diag(twice.refusal.positional ? 'CS1744' : 'CS1740', twice.refusal.arg.nameSpan!, {
        name: twice.refusal.arg.name!,
      }),
    );
  const generic = refusals.find((x) => x.refusal.why === 'type-args');
  // type arguments for a name of which no method takes any; what else is wrong with the call follows from it
  const none = refusals.every((x) => x.method.typeParamCount === 0);
  if (generic !== undefined && (none || refusals.every((x) => x.refusal.why === 'type-args'))) {
    return b.fail(
      generic.method.typeParamCount === 0
        ? diag('CS0308', at.nameSpan, { kind: 'method', name: signatureOf(generic.method) })
        : diag('CS0305', at.nameSpan, {
            kind: 'method',
            name: signatureOf(generic.method),
            count: generic.method.typeParamCount,
          }),
    );
  }
  const missing = refusals.filter((x) => x.refusal.why === 'missing');
  const only = missing[0];
  if (
    only?.refusal.why === 'missing' &&
    (refusals.length === 1 ||
      (missing.length === 1 &&
        refusals.every(
          (x) =>
            x === only ||
            x.refusal.why === 'count' ||
            (x.refusal.why === 'type-args' && only.method.typeParamCount > 0),
        )))
  )
    return b.fail(diag('CS7036', at.nameSpan, { param: only.refusal.param, method: signatureOf(only.method) }));
  if (at.name === '.ctor') {
    const type = refusals[0]?.method.owner;
    return b.fail(diag('CS1729', at.nameSpan, { type: type ? displayName(type) : '?', count: own }));
  }
  return b.fail(diag('CS1501', at.nameSpan, { name: at.name, count: own }));
}

function reportArgument(
  b: Binder,
  refusal: { readonly index: number; readonly to: Type },
  args: readonly Arg[],
  at: CallSite,
): Bound {
  const { index, to } = refusal;
  const arg = args[index]!;
  const e = arg.value;
  if (e.kind === 'UnboundLambda') {
    if (!isDelegate(to))
      return b.fail(diag('CS1660', e.syntax.arrowSpan, { what: 'lambda expression', type: displayName(to) }));
    const before = b.diagnostics.length;
    explicitParams(b, e);
    // the conversion's own diagnostics say what is wrong with the lambda
    b.rules.convert(b, e, to);
    if (b.diagnostics.length > before) return b.error(at.span);
  }
  const shown = at.extensionOf === null ? index + 1 : index;
  const from =
    e.kind === 'MethodGroup' ? 'method group' : e.kind === 'UnboundLambda' ? 'lambda expression' : displayName(e.type);
  return b.fail(diag('CS1503', arg.span, { index: shown, from, to: displayName(to) }));
}
