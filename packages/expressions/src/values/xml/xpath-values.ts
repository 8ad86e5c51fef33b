import { formatDouble } from '../number-format.ts';
import { trimSpace } from './characters.ts';
import { stringValue, type XPathNode } from './xpath-nodes.ts';

/** The four kinds of values of XPath, and how each becomes another. */
export type XPathValue = number | string | boolean | readonly XPathNode[];

export const isNodes = (value: XPathValue): value is readonly XPathNode[] => typeof value === 'object';

export function toStringValue(value: XPathValue): string {
  if (isNodes(value)) return value[0] === undefined ? '' : stringValue(value[0]);
  return typeof value === 'number' ? numberText(value) : String(value);
}

const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : formatDouble(value, 'R'));

const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)$/;

export function toNumber(value: XPathValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = trimSpace(toStringValue(value));
  return NUMBER.test(text) ? Number(text) : NaN;
}

export function toBoolean(value: XPathValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return value.length > 0;
}

type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** Of node-sets it is enough that one node compares. */
export function compare(operator: Comparison, left: XPathValue, right: XPathValue): boolean {
  if (isNodes(left) && typeof right !== 'boolean')
    return left.some((node) => compareRight(operator, stringValue(node), right));
  return compareRight(operator, isNodes(left) ? toBoolean(left) : left, right);
}

function compareRight(operator: Comparison, left: number | string | boolean, right: XPathValue): boolean {
  if (!isNodes(right)) return compareSimple(operator, left, right);
  if (typeof left === 'boolean') return compareSimple(operator, left, toBoolean(right));
  return right.some((node) => compareSimple(operator, left, stringValue(node)));
}

function compareSimple(
  operator: Comparison,
  left: number | string | boolean,
  right: number | string | boolean,
): boolean {
  switch (operator) {
    case '=':
    case '!=': {
      const equal =
        typeof left === 'boolean' || typeof right === 'boolean'
          ? toBoolean(left) === toBoolean(right)
          : typeof left === 'number' || typeof right === 'number'
            ? toNumber(left) === toNumber(right)
            : left === right;
      return equal === (operator === '=');
    }
    case '<':
      return toNumber(left) < toNumber(right);
    case '<=':
      return toNumber(left) <= toNumber(right);
    case '>':
      return toNumber(left) > toNumber(right);
    case '>=':
      return toNumber(left) >= toNumber(right);
  }
}
