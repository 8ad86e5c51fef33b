import { argumentOutOfRange } from '../exception.ts';
import { charge } from '../run.ts';
import type { Lazy } from '../sequence.ts';
import { JArray, JConstructor } from './array.ts';
import { compareSlots } from './compare.ts';
import { JContainer } from './container.ts';
import { dateText } from './dates.ts';
import { walk } from './enumerable.ts';
import { indexOutOfRange } from './item-container.ts';
import { jsonException } from './errors.ts';
import type { Comparator, Filter, Query, Side } from './jpath.ts';
import { parsePath } from './jpath-parser.ts';
import { libraryRow } from './library.ts';
import { JObject, JProperty, namedField } from './object.ts';
import type { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { compareJValues, equalValues, JValue } from './value.ts';
import { base64, uriText } from './writer.ts';
import { CLR } from '../clr.ts';

/** `SelectToken` and `SelectTokens`: Newtonsoft's JSONPath over a tree. `strict` is errorWhenNoMatch. */

export function selectToken(token: JToken, path: string | null, strict: boolean): JToken | null {
  const filters = parsePath(path);
  const quick = strict ? undefined : plainPath(token, filters);
  if (quick !== undefined) return quick;
  let found: JToken | null = null;
  for (const match of evaluate(filters, 0, token, token, strict)) {
    if (found !== null) jsonException('Path returned multiple tokens.');
    found = match;
  }
  return found;
}

/** `SelectToken` with a constant path; a bad one fails when it is used. */
export function selector(path: string | null, strict: boolean): (token: JToken) => JToken | null {
  const filters = filtersOf(path);
  const fields = filters.flatMap((f) => (f.kind === 'field' && f.name !== null ? [namedField(f.name, NOTHING)] : []));
  const [a, b] = fields;
  if (strict || a === undefined || fields.length !== filters.length) return (token) => selectToken(token, path, strict);
  if (b === undefined) return a;
  if (fields.length === 2)
    return (token) => {
      const inner = a(token);
      return inner === null ? null : b(inner);
    };
  return (token) => {
    let at: JToken | null = token;
    for (let i = 0; i < fields.length && at !== null; i++) at = fields[i]!(at);
    return at;
  };
}
const NOTHING = (): null => null;

function filtersOf(path: string | null): readonly Filter[] {
  try {
    return parsePath(path);
  } catch {
    return [];
  }
}

export function selectTokens(token: JToken, path: string | null, strict: boolean): Lazy<JToken> {
  const filters = parsePath(path);
  return walk(() => evaluate(filters, 0, token, token, strict));
}

/** A path of names and indexes leads to one token or none; undefined where the path, so far as it leads, is of another kind. */
function plainPath(token: JToken, filters: readonly Filter[]): JToken | null | undefined {
  let at: JToken | null = token;
  for (const filter of filters) {
    if (filter.kind === 'field' && filter.name !== null) at = at instanceof JObject ? at.named(filter.name) : null;
    else if (filter.kind === 'index' && filter.index !== null) at = elementAt(at, filter.index, false);
    else return undefined;
    if (at === null) return null;
  }
  return at;
}

function* evaluate(
  filters: readonly Filter[],
  index: number,
  root: JToken,
  token: JToken,
  strict: boolean,
): Generator<JToken> {
  const filter = filters[index];
  if (filter === undefined) yield token;
  else for (const next of apply(filter, root, token, strict)) yield* evaluate(filters, index + 1, root, next, strict);
}

const nameOf = (token: JToken): string => token[CLR].slice(token[CLR].lastIndexOf('.') + 1);

function* apply(filter: Filter, root: JToken, token: JToken, strict: boolean): Generator<JToken> {
  charge(1);
  switch (filter.kind) {
    case 'root':
      yield root;
      return;
    case 'field':
      if (!(token instanceof JObject)) {
        if (strict) jsonException(`Property '${filter.name ?? '*'}' not valid on ${nameOf(token)}.`);
      } else if (filter.name === null) for (const property of token.items) yield property.value;
      else {
        const found = token.find(filter.name);
        if (found !== null) yield found.value;
        else if (strict) jsonException(`Property '${filter.name}' does not exist on JObject.`);
      }
      return;
    case 'fields':
      if (!(token instanceof JObject)) {
        const names = filter.names.map((n) => `'${n}'`).join(', ');
        if (strict) jsonException(`Properties ${names} not valid on ${nameOf(token)}.`);
      } else
        for (const name of filter.names) {
          const found = token.find(name);
          if (found !== null) yield found.value;
          // Newtonsoft complains once the property before has been used, found or not.
          if (strict) jsonException(`Property '${name}' does not exist on JObject.`);
        }
      return;
    case 'index': {
      if (filter.index !== null) {
        const found = elementAt(token, filter.index, strict);
        if (found !== null) yield found;
      } else if (token instanceof JArray || token instanceof JConstructor) yield* token.items;
      else if (strict) jsonException(`Index * not valid on ${nameOf(token)}.`);
      return;
    }
    case 'indexes':
      for (const i of filter.indexes) {
        const found = elementAt(token, i, strict);
        if (found !== null) yield found;
      }
      return;
    case 'slice':
      yield* slice(filter, token, strict);
      return;
    case 'query':
      for (let i = 0; i < token.count; i++) if (matches(filter.query, root, token.child(i))) yield token.child(i);
      return;
    case 'scanQuery':
      for (const each of token instanceof JContainer ? token.descendants(true) : [token])
        if (matches(filter.query, root, each)) yield each;
      return;
    case 'scan':
      for (const each of token instanceof JContainer ? token.descendants(true) : [token]) {
        charge(1);
        if (filter.name === null) {
          if (!(each instanceof JProperty) || each === token) yield each;
        } else if (each instanceof JProperty && each.name === filter.name && each !== token) yield each.value;
      }
      return;
    case 'scans':
      for (const each of token instanceof JContainer ? token.descendants(false) : []) {
        charge(1);
        if (each instanceof JProperty) for (const name of filter.names) if (each.name === name) yield each.value;
      }
  }
}

function elementAt(token: JToken, index: number, strict: boolean): JToken | null {
  if (!(token instanceof JArray || token instanceof JConstructor)) {
    if (strict) jsonException(`Index ${index} not valid on ${nameOf(token)}.`);
    return null;
  }
  if (token.count > index) return token.items[index] ?? indexOutOfRange();
  if (strict) jsonException(`Index ${index} outside the bounds of ${nameOf(token)}.`);
  return null;
}

function* slice(filter: Extract<Filter, { kind: 'slice' }>, token: JToken, strict: boolean): Generator<JToken> {
  if (filter.step === 0) jsonException('Step cannot be zero.');
  if (!(token instanceof JArray)) {
    if (strict) jsonException(`Array slice is not valid on ${nameOf(token)}.`);
    return;
  }
  const step = filter.step ?? 1;
  const { count } = token;
  const from = filter.start ?? (step > 0 ? 0 : count - 1);
  const to = filter.end ?? (step > 0 ? count : -1);
  let start = filter.start !== null && from < 0 ? count + from : from;
  let stop = filter.end !== null && to < 0 ? count + to : to;
  start = Math.min(Math.max(start, step > 0 ? 0 : -0x80000000), step > 0 ? count : count - 1);
  stop = Math.min(Math.max(stop, -1), count);
  const inside = (i: number): boolean => (step > 0 ? i < stop : i > stop);
  if (!inside(start) && strict)
    jsonException(`Array slice of ${filter.start ?? '*'} to ${filter.end ?? '*'} returned no results.`);
  for (let i = start; inside(i); i += step) {
    const item = token.items[i];
    if (item === undefined) indexOutOfRange();
    yield item!;
  }
}

// ---- queries

function matches(query: Query, root: JToken, token: JToken): boolean {
  charge(1);
  switch (query.kind) {
    case 'and':
      return query.parts.every((part) => matches(part, root, token));
    case 'or':
      return query.parts.some((part) => matches(part, root, token));
    case 'exists':
      return results(query.left, root, token).next().done !== true;
    case 'compare': {
      let right: JToken[] | null = null;
      for (const left of results(query.left, root, token)) {
        right ??= [...results(query.right, root, token)];
        if (right.some((r) => holds(query.operator, left, r))) return true;
      }
      return false;
    }
  }
}

function* results(side: Side, root: JToken, token: JToken): Generator<JToken> {
  if (side instanceof JValue) yield side;
  else yield* evaluate(side, 0, root, token, false);
}

function holds(operator: Comparator, left: JToken, right: JToken): boolean {
  if (!(left instanceof JValue && right instanceof JValue)) return operator === '!=';
  switch (operator) {
    case '=~':
      return matchesRegex(left, right);
    case '==':
      return looselyEqual(left, right);
    case '!=':
      return !looselyEqual(left, right);
    case '===':
      return strictlyEqual(left, right);
    case '!==':
      return !strictlyEqual(left, right);
    case '>':
      return compareJValues(left, right) > 0;
    case '>=':
      return compareJValues(left, right) >= 0;
    case '<':
      return compareJValues(left, right) < 0;
    case '<=':
      return compareJValues(left, right) <= 0;
  }
}

const isNumber = (value: JValue): boolean => value.type === TokenType.Integer || value.type === TokenType.Float;
const strictlyEqual = (a: JValue, b: JValue): boolean =>
  a.type !== b.type && isNumber(a) && isNumber(b) ? compareSlots(a.type, a.slot, b.slot) === 0 : equalValues(a, b);

/** `==`: what is no text in the document equals the text that it is written as. */
function looselyEqual(value: JValue, query: JValue): boolean {
  if (strictlyEqual(value, query)) return true;
  if (query.type !== TokenType.String) return false;
  const text = textOf(value);
  return text !== null && text === query.text;
}

function textOf(value: JValue): string | null {
  switch (value.type) {
    case TokenType.Date:
      return dateText(value.stored as never);
    case TokenType.Bytes:
      return base64(value.stored as Uint8Array);
    case TokenType.Guid:
    case TokenType.TimeSpan:
      return value.text;
    case TokenType.Uri:
      return uriText(value.stored);
    default:
      return null;
  }
}

const REGEX_OPTIONS: Readonly<Record<string, number>> = { i: 1, m: 2, x: 4, s: 16 };

/** The pattern is a text `/pattern/options`. */
function matchesRegex(input: JValue, pattern: JValue): boolean {
  if (input.type !== TokenType.String || pattern.type !== TokenType.String) return false;
  const text = pattern.text;
  const end = text.lastIndexOf('/');
  if (end < 1) argumentOutOfRange('length', 'Length cannot be less than zero.');
  const options = text
    .slice(end + 1)
    .split('')
    .reduce((bits, c) => bits | (REGEX_OPTIONS[c] ?? 0), 0);
  const isMatch = libraryRow(
    'System.Text.RegularExpressions.Regex',
    'static bool IsMatch(string input, string pattern, RegexOptions options)',
  );
  return isMatch(input.text, text.slice(1, end), options) as boolean;
}
