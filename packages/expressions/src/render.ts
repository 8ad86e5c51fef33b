import { loadLibrary } from './lib/index.ts';
import { allInterfaces, baseType } from './types/registry.ts';
import { runtimeName, type Type } from './types/type.ts';
import { AnonymousObject } from './values/anonymous.ts';
import { formatObject } from './values/composite.ts';
import type { Box } from './values/clr.ts';
import { serialize } from './values/json/json-convert.ts';
import { runtimeTypeOf, toText, virtual } from './values/object.ts';
import { RuntimeType } from './values/runtime-type.ts';
import { ENUMERATE, Lazy } from './values/sequence.ts';

/** How a result is shown to a person or a script: the text that the machine interface fixes. */

/** ``System.Collections.Generic.List`1[System.Int32]``; "anonymous" and "IEnumerable" where the type has no public name. */
export function typeNameOf(value: unknown): string {
  if (value instanceof AnonymousObject) return 'anonymous';
  if (value instanceof Lazy) return 'IEnumerable';
  // what stands behind System.Type
  if (value instanceof RuntimeType) return 'System.RuntimeType';
  loadLibrary();
  const type = runtimeTypeOf(value);
  if (type.kind === 'array' && type.element.kind === 'anonymous') return 'anonymous';
  // a sequence of a type that nobody can name
  if (type.kind === 'named' && type.def.name.startsWith('System.Linq.Enumerable+')) return 'IEnumerable';
  if (
    type.kind === 'named' &&
    isOfAnonymous(type) &&
    allInterfaces(type).some((i) => i.def.name === 'System.Collections.IEnumerable')
  )
    return 'IEnumerable';
  return runtimeName(type).replace(/^Sluice\./, ''); // the service's own types are known without a namespace
}

const isOfAnonymous = (type: Type): boolean =>
  type.kind === 'anonymous' ||
  (type.kind === 'array' ? isOfAnonymous(type.element) : type.kind === 'named' && type.args.some(isOfAnonymous));

/** The text of a value in an object slot; null has none. */
export function renderValue(value: unknown): string {
  loadLibrary();
  const type = runtimeTypeOf(value);
  switch (type.kind === 'named' ? type.def.name : '') {
    case 'System.DateTime':
    case 'System.DateTimeOffset':
      return formatObject(value, 'o');
    case 'System.Uri':
      return (value as { readonly originalString: string }).originalString;
    case 'System.TimeSpan':
      return formatObject(value, 'c');
    case 'System.Double':
    case 'System.Single':
      return realText((value as Box).value as number, value);
    default:
  }
  if (value instanceof Uint8Array) return hex(value);
  // XML without formatting
  const plain = virtual(type, 'string ToString(SaveOptions options)');
  if (plain !== null) return plain(value, 1) as string;
  return isSimpleCollection(value, type) ? serialize(value, null, null) : toText(value);
}

const realText = (n: number, value: unknown): string => (Object.is(n, -0) ? '-0' : toText(value));
const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/** JTokens, arrays, and whatever else can be stepped over, as compact JSON; text and XML are themselves. */
function isSimpleCollection(value: unknown, type: Type): boolean {
  if (type.kind === 'array') return true;
  if (typeof value !== 'object' || value === null || type.kind !== 'named') return false;
  for (let at: Type | null = type; at?.kind === 'named'; at = baseType(at))
    if (at.def.name === 'Newtonsoft.Json.Linq.JToken') return true;
  return ENUMERATE in value && !type.def.namespace.startsWith('System.Xml');
}
