import { SourceMap, type Attribute, type Element, type Span } from '@sluice/parser';
import type { AttributeDef, TextDef } from './attribute.ts';
import type { Binding } from './binding.ts';
import type { BoundValue } from './bound.ts';
import type { Place } from '../exchange/failure.ts';
import { bindExpression } from './expression.ts';
import { isTemplated, referencesIn, substitute } from './named-values.ts';
import { isBlank } from './nodes.ts';

/** A value as written: its text, whether it is an expression, and where it stands. */
export interface Written {
  readonly text: string;
  readonly map: SourceMap;
  readonly span: Span;
  readonly island: boolean;
}

/** Null where the reader has already said that the value is missing. */
export function bindAttribute(attribute: Attribute, def: AttributeDef, place: Place, b: Binding): BoundValue | null {
  const { value } = attribute;
  if (value.kind === 'Missing') return null;
  const written: Written =
    value.kind === 'Island'
      ? { text: value.code, map: value.map, span: value.span, island: true }
      : { text: value.text, map: value.map, span: value.span, island: false };
  return bindWritten(written, def, attribute.name, place, b);
}

/** The text of an element: trimmed; null where there is none. `markup` takes child elements as they are written. */
export function bindText(element: Element, def: TextDef, place: Place, b: Binding): BoundValue | null {
  const written = readText(element, def, b);
  return written === null ? null : bindWritten(written, def, 'the text', place, b);
}

/** As it is written; null where there is none. */
export function readText(element: Element, def: TextDef, b: Binding): Written | null {
  if (def.whole === true) {
    const { span } = element;
    return { text: b.file.text.slice(span.start, span.end), map: SourceMap.at(span.start), span, island: false };
  }
  const content = element.children.filter(
    (n) => n.kind !== 'Comment' && !isBlank(n) && (def.markup || n.kind !== 'Element'),
  );
  const first = content[0];
  if (first === undefined) return null;
  if (content.length === 1) {
    switch (first.kind) {
      case 'Island':
        return { text: first.code, map: first.map, span: first.span, island: true };
      case 'Text':
        return trimmed(first.text, first.map, first.span);
      case 'CData':
        return first.island === null
          ? { text: first.text, map: first.map, span: first.span, island: false }
          : { text: first.island.code, map: first.island.map, span: first.island.span, island: true };
      default:
    }
  }
  const span = { start: first.span.start, end: content.at(-1)!.span.end };
  if (def.markup && content.some((n) => n.kind === 'Element'))
    return { ...trimmed(b.file.text.slice(span.start, span.end), SourceMap.at(span.start), span), island: false };
  const text = content
    .map((n) => (n.kind === 'Text' || n.kind === 'CData' ? n.text : n.kind === 'Island' ? n.code : ''))
    .join('');
  return trimmed(text, new SourceMap([{ from: 0, to: span.start, fixed: span.end - span.start }]), span);
}

function trimmed(text: string, map: SourceMap, span: Span): Written {
  const start = text.length - text.trimStart().length;
  const body = text.trim();
  return {
    text: body,
    map: start === 0 ? map : map.replacing([{ start: 0, end: start, length: 0 }]),
    span,
    island: false,
  };
}

function bindWritten(written: Written, def: AttributeDef, name: string, place: Place, b: Binding): BoundValue {
  const { span } = written;
  let { text, map } = written;
  if (b.namedValues !== null) {
    const filled = substitute(text, map, b.namedValues);
    for (const m of filled.missing) reportMissing(m.name, m.span, b.namedValues.keys(), b);
    if (filled.missing.length > 0) return { kind: 'invalid', span };
    ({ text, map } = filled);
  } else checkNamedValues(text, map, b);
  if (!written.island && !/^@[({]/.test(text)) return bindLiteral(text, def, name, place, span, b);
  if (def.expressions !== 'allowed') {
    (def.expressions === 'disputed' ? b.warn : b.report)('APIM2005', span, { name, policy: elementOf(place) });
    if (def.expressions === 'forbidden') return { kind: 'invalid', span };
  }
  const expression = bindExpression(text, { returns: def.type === 'bool' ? 'bool' : 'object' });
  if (def.types !== null && !def.types.includes(expression.typeName) && !UNDECIDED.has(expression.typeName))
    b.report('APIM2035', span, { name, policy: elementOf(place), type: expression.typeName });
  for (const d of expression.diagnostics) b.add({ ...d, span: map.span(d.span) });
  return { kind: 'expression', expression, span, map, place };
}

/** Of a value that is filled in later: whether the service has all that it refers to. */
function checkNamedValues(text: string, map: SourceMap, b: Binding): void {
  const known = b.inService?.service.namedValues ?? null;
  if (known === null) return;
  for (const { name, start, end } of referencesIn(text))
    if (!known.has(name)) reportMissing(name, map.span({ start, end }), known, b);
}

/** Whether letter case matters to the service is not documented; where that alone differs, the finding is a warning. */
function isDoubtful(name: string, known: Iterable<string>): boolean {
  for (const other of known) if (other.toLowerCase() === name.toLowerCase()) return true;
  return false;
}

/** A value that the description of the service keeps to itself, a secret mostly, is there all the same. */
function reportMissing(name: string, span: Span, known: Iterable<string>, b: Binding): void {
  if (b.inService?.service.namedValues?.has(name) === true) b.report('APIM2055', span, { name });
  else
    (!b.final && isDoubtful(name, known) ? b.warn : b.report)('APIM2028', span, { name, hint: b.nearest(name, known) });
}

/** Static types that say nothing of the value. */
const UNDECIDED: ReadonlySet<string> = new Set(['object', 'dynamic', '<null>', '?']);

function bindLiteral(text: string, def: AttributeDef, name: string, place: Place, span: Span, b: Binding): BoundValue {
  const value = literalOf(text, def);
  if (value === null) {
    if (!b.final && isTemplated(text)) return { kind: 'open', span };
    const expected = expectation(def);
    const hint = def.values === null ? '' : b.nearest(text, def.values);
    b.report('APIM2004', span, { name, policy: elementOf(place), expected, value: abbreviate(text), hint });
    return { kind: 'invalid', span };
  }
  return { kind: 'literal', value, span };
}

/** The value of a literal; null where it does not fit. */
export function literalOf(text: string, def: AttributeDef): string | number | boolean | null {
  if (def.form?.accepts(text.trim()) === false) return null;
  switch (def.type) {
    case 'any':
      return text;
    case 'string': {
      if (def.values !== null) return def.values.includes(text) ? text : null;
      return text === '' && !def.empty ? null : text;
    }
    case 'bool': {
      const lower = text.trim().toLowerCase();
      return lower === 'true' ? true : lower === 'false' ? false : null;
    }
    case 'int':
    case 'long':
    case 'number': {
      const digits = text.trim();
      if (!(def.type === 'number' ? /^[+-]?\d+(\.\d+)?$/ : /^[+-]?\d+$/).test(digits)) return null;
      const n = Number(digits);
      if (def.type !== 'number' && (n < -LARGEST[def.type] || n >= LARGEST[def.type])) return null;
      return (def.min !== undefined && n < def.min) || (def.max !== undefined && n > def.max) ? null : n;
    }
  }
}

const LARGEST = { int: 2 ** 31, long: 2 ** 63 } as const;

/** What a literal must be, for messages. */
export function expectation(def: AttributeDef): string {
  if (def.form !== null) return def.form.name;
  if (def.values !== null) return `one of ${def.values.join(', ')}`;
  switch (def.type) {
    case 'bool':
      return 'true or false';
    case 'int':
    case 'long':
    case 'number': {
      const kind = def.type === 'number' ? 'a number' : 'a whole number';
      if (def.min !== undefined && def.max !== undefined) return `${kind} from ${def.min} to ${def.max}`;
      if (def.min !== undefined) return `${kind}, ${def.min} or more`;
      return def.max === undefined ? kind : `${kind}, ${def.max} at most`;
    }
    case 'string':
    case 'any':
      return def.empty ? 'a text' : 'a text that is not empty';
  }
}

export const abbreviate = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 57)}…`);

/** The element a place names: the last step of its path, which for a child element is not the policy itself. */
const elementOf = (place: Place): string => /([^/[\]]+)\[\d+\]$/.exec(place.path)?.[1] ?? place.policy;
