import { loadLibrary } from './lib/index.ts';
import type { Fn } from './types/define.ts';
import { T, type as typeNamed } from './types/registry.ts';
import { runtimeName } from './types/type.ts';
import { numericOperation } from './values/arithmetic.ts';
import { ClrArray } from './values/array.ts';
import { bodyText } from './values/message-body.ts';
import { Box } from './values/clr.ts';
import { changeType as changeTypeTo } from './values/convert-object.ts';
import { convertible, convertibleOf } from './values/convert-code.ts';
import { DateTime, now as nowOf, LOCAL } from './values/date-time.ts';
import { Decimal } from './values/decimal.ts';
import { Dictionary } from './values/dictionary.ts';
import { JArray } from './values/json/array.ts';
import { libraryRow } from './values/json/library.ts';
import { parseToken, readToken } from './values/json/load.ts';
import { JObject } from './values/json/object.ts';
import { JsonReader } from './values/json/reader.ts';
import { DEFAULT_READER } from './values/json/scanner.ts';
import { JValue } from './values/json/value.ts';
import { sortRange } from './values/list-sort.ts';
import {
  charge,
  chargeString,
  currentRun,
  DEFAULT_LIMITS,
  enter,
  leave,
  type Ambient,
  type Limits,
} from './values/run.ts';
import { objectCompare, runtimeTypeOf } from './values/object.ts';
import { RuntimeType } from './values/runtime-type.ts';
import { ENUMERATE, toArray, type Sequence } from './values/sequence.ts';
import { XElement } from './values/xml/element.ts';
import { parseDocument } from './values/xml/load.ts';
import { XName, XNamespace } from './values/xml/name.ts';
import { textOf } from './values/xml/values.ts';

/**
 * .NET for other languages of the house (Liquid): values in object slots, and members by the signature that C# knows
 * them by, so that a filter calls just what the real one calls. What .NET throws is a ClrException.
 */
export { Box, charge, chargeString, DateTime, Decimal, objectCompare, sortRange };
export { objectEquals } from './values/object.ts';
export { isBlank, trim, trimEnd, trimStart } from './values/text-edit.ts';
export { chargeElements } from './values/run.ts';
export { argument, argumentNull, clrThrow, invalidCast, invalidOperation, nullReference } from './values/exception.ts';
export { ordinalIgnoreCaseCompare } from './values/collation.ts';

/** A static or instance member without type parameters: `member('System.Math', 'static decimal Floor(decimal d)')`. */
export function member(typeName: string, signature: string): Fn {
  let row: Fn | null = null;
  return (...args) => {
    if (row === null) {
      loadLibrary();
      row = libraryRow(typeName, signature);
    }
    return row(...(args as unknown[]));
  };
}

/** Runs with a budget and a host of its own: what the library calls in between counts against it. */
export function within<V>(ambient: Ambient, limits: Limits = DEFAULT_LIMITS, run: () => V): V {
  loadLibrary();
  const outer = enter({ steps: limits.steps, depth: 0, at: 0, limits, ambient });
  try {
    return run();
  } finally {
    leave(outer);
  }
}

/** Refuses a text that has become too long; what it costs to build is paid for piece by piece. */
export function limitLength(length: number): void {
  if (length > currentRun().limits.stringLength) chargeString(length);
}

/** `System.Int32`: the run-time type's name. */
export function typeName(value: unknown): string {
  loadLibrary();
  return runtimeName(runtimeTypeOf(value));
}

/** Whether the value implements IConvertible. */
export const isConvertible = (value: unknown): boolean =>
  value instanceof Decimal ||
  value instanceof DateTime ||
  value instanceof Box ||
  (typeof value !== 'object' && convertibleOf(convertible(value)) !== null);

/** `Convert.ChangeType(value, typeof(…))`. */
export function changeType(value: unknown, to: string): unknown {
  loadLibrary();
  return changeTypeTo(value, new RuntimeType(typeNamed(to)));
}

export const boxDouble = (value: number): Box => new Box(T.double(), value);
export const boxChar = (unit: number): Box => new Box(T.char(), unit);
export const boxedKind = (value: Box): string => value.type.def.keyword ?? value.type.def.name;

/** C#'s operator on two operands of one kind, checked. */
export const operate = (
  kind: 'int' | 'long' | 'double' | 'decimal',
  operator: '+' | '-' | '*' | '/' | '%',
  a: unknown,
  b: unknown,
): unknown => numericOperation(kind, operator, true)!(a, b);

/** The wall clock of the host, as DateTime.Now. */
export const now = (): DateTime => nowOf(LOCAL);

/** The text of a body, as `As<string>` decodes it. */
export const decode = bodyText;

/** JSON as JToken.Parse reads it; without `dates` a text that looks like a date stays a text. */
export function parseJson(json: string, dates: boolean): unknown {
  loadLibrary();
  if (dates) return parseToken(json);
  charge(json.length >> 4);
  const reader = new JsonReader(json, { ...DEFAULT_READER, dates: 0 });
  if (!reader.read()) reader.fail('Error reading JToken from JsonReader.');
  return readToken(reader, null);
}

/** The root element, as XDocument.Parse reads it. */
export function parseXml(xml: string): XElement {
  loadLibrary();
  let node = parseDocument(xml).firstNode;
  while (!(node instanceof XElement)) node = node!.nextSibling;
  return node;
}

/** What a value is for somebody who knows nothing of .NET's classes. */
export type Shape =
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [key: string, value: unknown])[] }
  | { readonly kind: 'items'; readonly items: readonly unknown[] }
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'element'; readonly element: XElement }
  | { readonly kind: 'other' };

/** Objects of JSON and dictionaries have pairs, other sequences items; a JValue is the value that it holds. */
export function shapeOf(value: unknown): Shape {
  if (value instanceof JValue) return shapeOf(value.slot);
  if (value instanceof JObject) return { kind: 'pairs', pairs: value.items.map((p) => [p.name, p.content] as const) };
  if (value instanceof JArray) return { kind: 'items', items: value.items };
  if (value instanceof XElement) return { kind: 'element', element: value };
  if (value === null || typeof value !== 'object' || isConvertible(value)) return { kind: 'value', value };
  if (value instanceof Dictionary)
    return {
      kind: 'pairs',
      pairs: value.entries.flatMap((e) => (e === null ? [] : [[String(e.key), e.value] as const])),
    };
  if (value instanceof Uint8Array) return { kind: 'items', items: Array.from(value) };
  if (value instanceof ClrArray) return { kind: 'items', items: value.items };
  if (ENUMERATE in value) return { kind: 'items', items: toArray(value as Sequence) };
  return PLAIN.has(typeName(value)) ? { kind: 'value', value } : { kind: 'other' };
}
const PLAIN: ReadonlySet<string> = new Set(['System.DateTimeOffset', 'System.TimeSpan', 'System.Guid']);

/** An element without its prefixes: its child elements, and whether it is marked xsi:nil. */
export interface ElementView {
  readonly children: readonly XElement[];
  readonly nil: boolean;
}

const NIL = new XName(new XNamespace('http://www.w3.org/2001/XMLSchema-instance'), 'nil');

export function elementView(element: XElement): ElementView {
  const children: XElement[] = [];
  for (let node = element.first; node !== null; node = node.nextSibling)
    if (node instanceof XElement) children.push(node);
  charge(children.length);
  return { children, nil: /^\s*(?:true|1)\s*$/.test(element.attribute(NIL)?.value ?? '') };
}

export const elementName = (element: XElement): string => element.name.local;

/** `XElement.Value`. */
export const elementText = textOf;
export type { XElement };
