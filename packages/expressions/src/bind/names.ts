import { suggest, type Span } from '@sluice/parser';
import type { Name, TypeName, TypeNode } from '../syntax/ast.ts';
import type { TypeDef } from '../types/define.ts';
import {
  allTypes,
  defByFullName,
  defByKeyword,
  defsBySimpleName,
  isNamespace,
  isNullable,
  isReferenceType,
  nullable,
  T,
  type as typeNamed,
} from '../types/registry.ts';
import {
  arrayType,
  displayName,
  namedType,
  typeParameter,
  unknownType,
  voidType,
  type NamedType,
  type Type,
} from '../types/type.ts';
import type { Binder } from './binder.ts';
import type { Bound } from './bound.ts';
import { declaredOn, type Found } from './candidate.ts';
import { elsewhereIn, isElsewhereNamespace, refusedType } from './elsewhere.ts';
import { diag } from './messages.ts';
import { structuralField } from './structural.ts';
import type { RangeVariable } from './symbols.ts';

/** What simple names mean: variables, `context`, types in the namespaces that the service imports, namespaces. */

/** The namespaces whose types an expression names without qualification. */
export const USINGS: ReadonlySet<string> = new Set([
  'System',
  'System.Collections.Generic',
  'System.IO',
  'System.Linq',
  'System.Net',
  'System.Security.Cryptography',
  'System.Security.Cryptography.X509Certificates',
  'System.Text',
  'System.Text.RegularExpressions',
  // Microsoft's own snippets name XmlDocument and XmlReader without it
  'System.Xml',
  'System.Xml.Linq',
  'Newtonsoft.Json',
  'Newtonsoft.Json.Linq',
  // the service's own types
  'Sluice',
]);

/** The interface of `context`. */
export const contextType = (): NamedType => typeNamed('Sluice.IContext');

export function findType(name: string, arity: number): TypeDef | undefined {
  return defsBySimpleName(name).find((d) => d.typeParams.length === arity && USINGS.has(d.namespace));
}

/** Types of this simple name with another number of type parameters: for the message. */
export const otherArities = (name: string): readonly TypeDef[] =>
  defsBySimpleName(name).filter((d) => USINGS.has(d.namespace));

export function bindName(b: Binder, e: Name): Bound {
  const { span, name } = e;
  const symbol = b.find(name);
  if (symbol === 'later') return b.fail(diag('CS0841', span, { name }));
  if (symbol !== undefined) {
    if (symbol.kind === 'function') {
      return {
        kind: 'MethodGroup',
        type: voidType,
        span,
        name,
        nameSpan: span,
        receiver: null,
        methods: [],
        extensions: [],
        typeArgs: e.typeArgs?.map((t) => b.rules.type(b, t)) ?? null,
        local: symbol,
      };
    }
    if (symbol.kind === 'range') return rangeVariable(symbol, span);
    if (!symbol.declared) return b.fail(diag('CS0841', span, { name }));
    if ((symbol.role === 'out' || symbol.role === 'ref') && symbol.fn !== b.fn)
      return b.fail(diag('CS1628', span, { name }));
    if (e.typeArgs) return b.fail(diag('CS0307', span, { kind: 'variable', name }));
    if (symbol.constant) return { kind: 'Const', type: symbol.type, value: symbol.constant.value, span };
    return { kind: 'LocalRef', type: symbol.type, local: symbol, span };
  }
  if (name === 'context' && e.typeArgs === null) return { kind: 'ContextRef', type: contextType(), span };
  if (name === 'this') return b.fail(diag('CS0026', span));
  if (name === 'base') return b.fail(diag('CS1511', span));
  if (name === '__arglist') return b.fail(diag('CS0190', span));
  const args = e.typeArgs?.map((t) => b.rules.type(b, t)) ?? [];
  const def = findType(name, args.length);
  if (def) return { kind: 'TypeRef', type: namedType(def, args), span };
  const other = otherArities(name)[0];
  if (other && args.length > 0 && other.typeParams.length === 0)
    return b.fail(diag('CS0308', span, { kind: 'type', name }));
  if (other)
    return b.fail(diag('CS0305', span, { kind: 'type', name: genericName(other), count: other.typeParams.length }));
  const inherited = lookupStatic(name);
  if (inherited !== null)
    return {
      kind: 'MethodGroup',
      type: voidType,
      span,
      name,
      nameSpan: span,
      receiver: null,
      methods: inherited,
      extensions: [],
      typeArgs: null,
      local: null,
    };
  if (isNamespace(name)) return { kind: 'NamespaceRef', type: unknownType, name, span };
  const elsewhere = elsewhereIn(USINGS, name);
  if (elsewhere !== null) return b.fail(refusedType(span, elsewhere));
  const key = b.joinKeys.find((k) => k.span.start <= span.start && span.end <= k.span.end);
  if (key !== undefined && (key.joined === null || key.joined === name))
    return b.fail(diag(key.joined === null ? 'CS1938' : 'CS1937', span, { name }));
  return b.fail(diag('CS0103', span, { name, hint: fewSaid(b) ? hint(name, visibleNames(b)) : '' }));
}

/** An expression is the body of a static method, which sees what every class has from object. */
function lookupStatic(name: string): readonly Found[] | null {
  const found = declaredOn(T.object(), name).filter(({ member }) => member.kind === 'method' && member.static);
  return found.length > 0 ? found : null;
}

function rangeVariable(symbol: RangeVariable, span: Span): Bound {
  let value: Bound = { kind: 'LocalRef', type: symbol.param.type, local: symbol.param, span };
  for (const name of symbol.path) value = structuralField(value, name, span);
  return value;
}

const genericName = (d: TypeDef): string => `${d.simpleName}<${d.typeParams.map((p) => p.name).join(', ')}>`;

export const hint = (name: string, candidates: Iterable<string>): string => {
  const nearest = suggest(name, [...new Set(candidates)]);
  return nearest === null || nearest === undefined ? '' : `. Did you mean '${nearest}'?`;
};

/** Looking for a similar name takes time: worth it for the mistakes of an author, not for a text that is none. */
const fewSaid = (b: Binder): boolean => b.diagnostics.length < 50;

function* visibleNames(b: Binder): Iterable<string> {
  yield 'context';
  for (let s: Binder['scope'] | null = b.scope; s !== null; s = s.parent) yield* s.names.keys();
  yield* typeNames();
}

// ---- type syntax

export function bindType(b: Binder, t: TypeNode): Type {
  switch (t.kind) {
    case 'TypeName':
      return bindTypeName(b, t);
    case 'ArrayType': {
      const element = b.rules.type(b, t.element);
      if (element.kind === 'named' && element.def.kind === 'static class')
        b.report(diag('CS0719', t.span, { type: displayName(element) }));
      return arrayType(element, t.rank);
    }
    case 'NullableType': {
      const element = b.rules.type(b, t.element);
      if (element === unknownType) return unknownType;
      if (isNullable(element) || isReferenceType(element)) {
        const mark = { start: t.span.end - 1, end: t.span.end };
        b.report(diag('CS8370', mark, { feature: 'nullable reference types', version: '8.0' }));
        return element;
      }
      return nullable(element);
    }
    case 'TupleType': {
      const args = t.elements.map((e) => b.rules.type(b, e.type));
      return tupleOf(
        args,
        t.elements.map((e) => e.name),
      );
    }
    case 'OmittedType':
    case 'MissingType':
      return unknownType;
  }
}

/** `(A, B, …)`; more elements than Sluice has tuple types for are unknown. */
export function tupleOf(args: readonly Type[], names: readonly (string | null)[]): Type {
  const def = defByFullName('System.ValueTuple', args.length);
  return def ? namedType(def, args, names) : unknownType;
}

function bindTypeName(b: Binder, t: TypeName): Type {
  const first = t.parts[0]!;
  if (t.alias !== null && t.alias.name !== 'global') {
    b.report(diag('CS0432', t.alias.span, { name: t.alias.name }));
    return unknownType;
  }
  if (t.parts.length === 1 && t.alias === null) {
    if (first.name === 'void') return voidType;
    const parameter = first.args === null ? b.typeParams.get(first.name) : undefined;
    if (parameter) return parameter;
    const keyword = first.args === null ? defByKeyword(first.name) : undefined;
    if (keyword) return namedType(keyword);
    if (first.name === 'var' && first.args === null) {
      b.report(diag('CS0825', t.span));
      return unknownType;
    }
    if ((first.name === 'nint' || first.name === 'nuint') && first.args === null) {
      b.report(diag('CS8370', t.span, { feature: 'native-sized integers', version: '9.0' }));
      return unknownType;
    }
    if (first.name === 'dynamic' && first.args === null) {
      b.report(diag('APIM2904', t.span, { feature: "'dynamic'" }));
      return unknownType;
    }
  }
  let name = '';
  for (let i = 0; i < t.parts.length; i++) {
    const part = t.parts[i]!;
    const arity = part.args?.length ?? 0;
    const qualified = name === '' ? part.name : `${name}.${part.name}`;
    const def = i === 0 && t.alias === null ? findType(part.name, arity) : defByFullName(qualified, arity);
    if (def) return nested(b, t, i, def);
    if (part.args === null && (isNamespace(qualified) || isElsewhereNamespace(qualified))) name = qualified;
    else return unknownTypeName(b, t, i, name);
  }
  const last = t.parts.at(-1)!;
  b.report(diag('CS0118', t.span, { name: last.name, kind: 'namespace', expected: 'type' }));
  return unknownType;
}

/** The type `def` of part `i`, or a type nested in it that the following parts name. */
function nested(b: Binder, t: TypeName, i: number, def: TypeDef): Type {
  let found = def;
  let args = t.parts[i]!.args;
  for (const part of t.parts.slice(i + 1)) {
    const inner = defByFullName(`${found.name}+${part.name}`, part.args?.length ?? 0);
    if (!inner) {
      b.report(diag('CS0426', part.span, { name: part.name, type: found.simpleName }));
      return unknownType;
    }
    found = inner;
    args = part.args;
  }
  if (args?.some((a) => a.kind === 'OmittedType')) return unbound(b, t, found);
  const types = args?.map((a) => b.rules.type(b, a)) ?? [];
  checkConstraints(b, found, types, args ?? []);
  for (const [n, arg] of types.entries())
    if (arg.kind === 'named' && arg.def.kind === 'static class')
      b.report(diag('CS0718', args![n]!.span, { type: displayName(arg) }));
  return namedType(found, types);
}

/** `List<>`: the definition itself, which only `typeof` can name. */
function unbound(b: Binder, t: TypeName, def: TypeDef): Type {
  if (b.inTypeOf)
    return namedType(
      def,
      def.typeParams.map((p, i) => typeParameter('type', i, p.name)),
    );
  b.report(diag('CS7003', t.span));
  return unknownType;
}

/** The one constraint among the library's types. */
function checkConstraints(b: Binder, def: TypeDef, types: readonly Type[], args: readonly TypeNode[]): void {
  const [only] = types;
  if (
    def.name === 'System.Nullable' &&
    only !== undefined &&
    only !== unknownType &&
    (isReferenceType(only) || isNullable(only))
  )
    b.report(diag('CS0453', args[0]!.span, { type: displayName(only), param: 'T', name: 'Nullable<T>' }));
}

function unknownTypeName(b: Binder, t: TypeName, i: number, namespace: string): Type {
  const part = t.parts[i]!;
  const arity = part.args?.length ?? 0;
  const same =
    namespace === ''
      ? otherArities(part.name)[0]
      : [...defsBySimpleName(part.name)].find((d) => d.namespace === namespace);
  if (same) {
    if (same.typeParams.length === 0) b.report(diag('CS0308', part.span, { kind: 'type', name: part.name }));
    else
      b.report(diag('CS0305', spanOf(t, i), { kind: 'type', name: genericName(same), count: same.typeParams.length }));
    return unknownType;
  }
  const elsewhere = elsewhereIn(namespace === '' ? USINGS : [namespace], part.name);
  if (elsewhere !== null) b.report(refusedType(spanOf(t, i), elsewhere));
  else if (namespace !== '') b.report(diag('CS0234', part.span, { name: part.name, namespace }));
  else {
    const name = arity > 0 ? `${part.name}<${','.repeat(arity - 1)}>` : part.name;
    b.report(diag('CS0246', spanOf(t, i), { name, hint: fewSaid(b) ? hint(part.name, typeNames()) : '' }));
  }
  return unknownType;
}

const spanOf = (t: TypeName, i: number): Span => ({
  start: t.parts[i]!.span.start,
  end: t.parts.length === i + 1 ? t.span.end : t.parts[i]!.span.end,
});

let visible: readonly string[] | undefined;
/** The types that need no qualification: the library has them all from the beginning. */
function typeNames(): readonly string[] {
  visible ??= [...allTypes()].filter((d) => USINGS.has(d.namespace)).map((d) => d.simpleName);
  return visible;
}
