import { dotnet } from '@sluice/expressions';
import type { Span } from '@sluice/parser';
import { operand } from '../render/operand.ts';
import type { Rendering } from '../render/rendering.ts';
import { COMPARISON, LOGIC } from '../syntax/patterns.ts';
import { compareValues, equalElements, equalValues } from '../values/compare.ts';
import { LiquidError } from '../values/error.ts';
import { Drop, Hash } from '../values/kinds.ts';
import { itemsOf } from '../values/sequence.ts';
import { typeNameOf } from '../values/text.ts';
import type { Reader, Tag } from './define.ts';

/** Conditions: comparisons joined by `and` and `or`, which have one rank and group from the right. */
export type Condition = (x: Rendering) => boolean;
type Operator = (left: unknown, right: unknown) => boolean;

const startsWith = dotnet.member('System.String', 'bool StartsWith(string value)');
const endsWith = dotnet.member('System.String', 'bool EndsWith(string value)');

const ordered =
  (test: (order: number) => boolean): Operator =>
  (left, right) =>
    left !== null && right !== null && test(compareValues(left, right));

const different: Operator = (left, right) => !equalValues(left, right);

function contains(left: unknown, right: unknown): boolean {
  if (typeof left === 'string') return left.includes(asText(right) ?? dotnet.argumentNull('value'));
  return itemsOf(left)?.some((item) => (dotnet.charge(1), equalElements(item, right))) ?? false;
}

const asText = (value: unknown): string | null =>
  value === null || typeof value === 'string'
    ? value
    : dotnet.invalidCast(`Unable to cast object of type '${typeNameOf(value)}' to type 'System.String'.`);

/** Of a list its first or last element. */
const atOneEnd =
  (index: 0 | -1, ofText: (...args: unknown[]) => unknown): Operator =>
  (left, right) => {
    if (Array.isArray(left)) return equalValues(left.at(index) ?? null, right);
    return typeof left === 'string' && ofText(left, asText(right)) === true;
  };

const same: Operator = (a, b) =>
  a === b || (a !== null && b !== null && typeNameOf(a) === typeNameOf(b) && dotnet.objectEquals(a, b));
const hasKey: Operator = (left, key) =>
  left instanceof Hash ? typeof key === 'string' && left.entries.has(key) : left instanceof Drop && left.hasKey(key);
const hasValue: Operator = (left, value) =>
  left instanceof Hash && Array.from(left.entries.values()).some((v) => same(v, value));

const NAMED: Readonly<Record<string, Operator>> = {
  '==': equalValues,
  '!=': different,
  '<>': different,
  '<': ordered((order) => order < 0),
  '>': ordered((order) => order > 0),
  '<=': ordered((order) => order <= 0),
  '>=': ordered((order) => order >= 0),
  contains,
  startsWith: atOneEnd(0, startsWith),
  endsWith: atOneEnd(-1, endsWith),
  hasKey,
  hasValue,
};

/** In lower case or with a capital letter as well. */
const OPERATORS: ReadonlyMap<string, Operator> = new Map(
  Object.entries(NAMED).flatMap(([name, run]) =>
    [name, name.toLowerCase(), name.charAt(0).toUpperCase() + name.slice(1)].map((form) => [form, run] as const),
  ),
);

/** A part of the markup, and where it begins. */
interface Part {
  readonly text: string;
  readonly at: number;
}

/** Null where the markup holds no condition. */
export function conditionOf(markup: string, tag: Tag, reader: Reader): Condition | null {
  const parts = Array.from(markup.matchAll(LOGIC()), (m) => ({ text: m[0], at: m.index }));
  if (parts.length % 2 === 0) return null;
  const words = parts.filter((_, i) => i % 2 === 1).map(({ text }) => text.trim());
  const comparisons: Condition[] = [];
  for (let i = 0; i < parts.length; i += 2) {
    const comparison = comparisonOf(parts[i]!, tag, reader);
    if (comparison === null) return null;
    comparisons.push(comparison);
  }
  return comparisons.length === 1 ? comparisons[0]! : chain(comparisons, words);
}

/** Grouped from the right, so the first that settles it does so for all that follow. */
function chain(comparisons: readonly Condition[], words: readonly string[]): Condition {
  return (x) => {
    for (let i = 0; ; i++) {
      dotnet.charge(1);
      const holds = comparisons[i]!(x);
      const word = words[i];
      if (word === undefined || (word === 'and' ? !holds : word === 'or' ? holds : true)) return holds;
    }
  };
}

function comparisonOf(part: Part, tag: Tag, reader: Reader): Condition | null {
  const found = COMPARISON().exec(part.text);
  const [, first, name, second] = found ?? [];
  if (found === null || first === undefined) return null;
  const place = (group: number): Span => {
    const [start, end] = found.indices![group]!;
    return tag.locate(part.at + start, part.at + end);
  };
  const left = operand(first);
  if (name === undefined || name === '') {
    if (/[=!<>]/.test(first.replace(/"[^"]*"|'[^']*'/g, ''))) reader.report('LIQ5012', place(1), { text: first });
    return (x) => {
      const value = left(x);
      return value !== null && value !== false;
    };
  }
  const right = operand(second ?? '');
  const run = OPERATORS.get(name);
  if (run === undefined) {
    reader.report('LIQ5010', place(2), { operator: name });
    return (x) => {
      left(x);
      right(x);
      throw new LiquidError(`Unknown operator ${name}`);
    };
  }
  return (x) => run(left(x), right(x));
}

/** `case` compares so. */
export function equals(left: string, right: string): Condition {
  const [a, b] = [operand(left), operand(right)];
  return (x) => equalValues(a(x), b(x));
}
