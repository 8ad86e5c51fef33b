import { clrThrow } from '../exception.ts';
import { charge, chargeString } from '../run.ts';
import { XElement } from './element.ts';
import { nameIn, XML } from './name.ts';
import { localName, namespaceUri, parentOf, qualifiedName, stringValue, type XPathNode } from './xpath-nodes.ts';
import { toBoolean, toNumber, toStringValue, type XPathValue } from './xpath-values.ts';

/** The functions of XPath 1.0. Left out arguments stand for the context node. */
export interface XPathContext {
  readonly node: XPathNode;
  readonly position: number;
  readonly size: number;
}

type Text = (context: XPathContext, ...args: readonly string[]) => XPathValue;

/** With all arguments made strings; the context node's string where there is none. */
const onText =
  (fn: Text) =>
  (context: XPathContext, args: readonly XPathValue[]): XPathValue => {
    const texts = args.length === 0 ? [stringValue(context.node)] : args.map(toStringValue);
    charge(texts.reduce((sum, t) => sum + t.length, 0) >> 4);
    return fn(context, ...texts);
  };
const onNumber =
  (fn: (value: number) => number) =>
  (_: XPathContext, args: readonly XPathValue[]): XPathValue =>
    fn(toNumber(args[0]!));
/** On the first node of the argument. */
const onNode =
  (fn: (node: XPathNode) => string) =>
  (context: XPathContext, args: readonly XPathValue[]): XPathValue => {
    const nodes = args[0] === undefined ? [context.node] : (args[0] as readonly XPathNode[]);
    return nodes[0] === undefined ? '' : fn(nodes[0]);
  };

function isLanguage(context: XPathContext, wanted: string): boolean {
  for (let at: XPathNode | null = context.node; at !== null; at = parentOf(at)) {
    const found: string | undefined = at instanceof XElement ? at.attribute(nameIn(XML, 'lang'))?.value : undefined;
    if (found === undefined) continue;
    const [language, asked] = [found.toLowerCase(), wanted.toLowerCase()];
    return language === asked || language.startsWith(`${asked}-`);
  }
  return false;
}

function substring(text: string, from: number, length: number): string {
  // positions count from 1; NaN compares with nothing
  const start = roundHalfUp(from);
  const end = start + roundHalfUp(length);
  const first = Math.max(start, 1);
  return first < end ? text.slice(first - 1, end === Infinity ? undefined : end - 1) : '';
}

function translate(text: string, from: string, to: string): string {
  const table = new Map<string, string>();
  for (let i = from.length - 1; i >= 0; i--) table.set(from[i]!, to[i] ?? '');
  let out = '';
  for (let i = 0; i < text.length; i++) out += table.get(text[i]!) ?? text[i]!;
  return out;
}

/** Half way it goes up, towards positive infinity. */
export const roundHalfUp = (value: number): number => {
  const floor = Math.floor(value);
  const rounded = value - floor >= 0.5 ? floor + 1 : floor;
  return rounded === 0 && (value < 0 || Object.is(value, -0)) ? -0 : rounded;
};

const before = (text: string, mark: string): string => text.slice(0, Math.max(text.indexOf(mark), 0));
const after = (text: string, mark: string): string =>
  text.includes(mark) ? text.slice(text.indexOf(mark) + mark.length) : '';

const IMPLEMENTATIONS: Readonly<Record<string, (context: XPathContext, args: readonly XPathValue[]) => XPathValue>> = {
  last: (context) => context.size,
  position: (context) => context.position,
  count: (_, args) => (args[0] as readonly XPathNode[]).length,
  sum: (_, args) => (args[0] as readonly XPathNode[]).reduce((sum, node) => sum + toNumber([node]), 0),
  id: () => clrThrow('System.NotSupportedException', 'This XPathNavigator does not support IDs.'),
  'local-name': onNode(localName),
  'namespace-uri': onNode(namespaceUri),
  name: onNode(qualifiedName),
  string: onText((_, text) => text),
  concat: onText((_, ...texts) => {
    chargeString(texts.reduce((sum, t) => sum + t.length, 0));
    return texts.join('');
  }),
  'starts-with': onText((_, text, start) => text.startsWith(start)),
  contains: onText((_, text, part) => text.includes(part)),
  'substring-before': onText((_, text, mark) => before(text, mark)),
  'substring-after': onText((_, text, mark) => after(text, mark)),
  substring: (_, args) =>
    substring(toStringValue(args[0]!), toNumber(args[1]!), args[2] === undefined ? Infinity : toNumber(args[2])),
  'string-length': onText((_, text) => text.length),
  'normalize-space': onText((_, text) =>
    text
      .split(/[ \t\r\n]+/)
      .filter((word) => word !== '')
      .join(' '),
  ),
  translate: onText((_, text, from, to) => translate(text, from, to)),
  boolean: (_, args) => toBoolean(args[0]!),
  not: (_, args) => !toBoolean(args[0]!),
  true: () => true,
  false: () => false,
  lang: onText((context, language) => isLanguage(context, language)),
  number: (context, args) => toNumber(args[0] ?? [context.node]),
  floor: onNumber(Math.floor),
  ceiling: onNumber(Math.ceil),
  round: onNumber(roundHalfUp),
};

/** Of a name that `FUNCTIONS` has. */
export const callFunction = (name: string, context: XPathContext, args: readonly XPathValue[]): XPathValue =>
  IMPLEMENTATIONS[name]!(context, args);
