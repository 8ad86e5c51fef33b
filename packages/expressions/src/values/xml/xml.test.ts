import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../lib/index.ts';
import { T } from '../../types/registry.ts';
import { Box } from '../clr.ts';
import { formatDateTime, formatDateTimeOffset } from '../date-format.ts';
import { dateTimeFromTicks, type DateTime, type Kind } from '../date-time.ts';
import { atOffset, type DateTimeOffset } from '../date-time-offset.ts';
import { ClrException } from '../exception.ts';
import { COMPACT, write } from '../json/writer.ts';
import { formatDouble } from '../number-format.ts';
import { toText } from '../object.ts';
import { enter, leave, LimitReached, DEFAULT_LIMITS, type Run } from '../run.ts';
import { toArray } from '../sequence.ts';
import { timeSpanFromTicks, type TimeSpan } from '../time-span.ts';
import { castOf } from './casts.ts';
import { clone } from './clone.ts';
import { add } from './content.ts';
import type { XDocument } from './document.ts';
import { XAttribute, XElement } from './element.ts';
import { XCData, XComment, XDocumentType, XProcessingInstruction } from './leaves.ts';
import { parseDocument, parseElement } from './load.ts';
import { expandedName, parseExpandedName } from './name.ts';
import { XText, type XNode } from './node.ts';
import { deepEquals } from './order.ts';
import { attributeText, nodeText, savedText } from './serialize.ts';
import { xmlToken } from './to-json.ts';
import { newAttribute, textOf } from './values.ts';
import { valueText } from './value-text.ts';
import { xpathElements, xpathEvaluate } from './xpath-extensions.ts';

/**
 * Every line of `answers/*.jsonl` is a question and what .NET 8 answered: a result as text, or `!` and the exception.
 */
loadLibrary();

const quoted = (text: string): string => JSON.stringify(text);

/** A tree as it is, text nodes and empty contents apart: `(a @x="1" "text" (b) (c ""))`. */
function shape(node: XNode): string {
  if (node instanceof XElement) {
    let out = `(${expandedName(node.name)}`;
    for (let at = node.firstAttribute; at !== null; at = at.nextAttribute)
      out += ` @${expandedName(at.name)}=${quoted(at.value)}`;
    if (node.content !== null && node.firstNode === null) out += ' ""';
    for (let at = node.firstNode; at !== null; at = at.nextSibling) out += ` ${shape(at)}`;
    return `${out})`;
  }
  if (node instanceof XCData) return `cdata${quoted(node.value)}`;
  if (node instanceof XText) return quoted(node.value);
  if (node instanceof XComment) return `<!--${quoted(node.value)}`;
  if (node instanceof XProcessingInstruction) return `<?${node.target} ${quoted(node.data)}`;
  if (node instanceof XDocumentType)
    return `doctype ${node.name}|${node.publicId}|${node.systemId}|${quoted(node.internalSubset ?? '')}`;
  const document = node as XDocument;
  const children: string[] = [];
  for (let at = document.firstNode; at !== null; at = at.nextSibling) children.push(` ${shape(at)}`);
  return `doc[${document.declaration?.text ?? ''}${children.join('')}]`;
}

const PRESERVE = 1;
const DISABLE_FORMATTING = 1;
const OMIT_DUPLICATES = 2;

const DOCUMENTS: Readonly<Record<string, string>> = {
  main: "<r xmlns:p='urn:p' id='0'><a x='1' y='2'>one<b>two</b>three</a><a x='3'><b>four</b><b>5</b><c><b>6</b></c></a><p:q p:z='9'>t</p:q><!--com--><?pi dat?><n>10</n><n>9</n><n>abc</n><e/></r>",
  runs: '<r>a<![CDATA[b]]>c<x/>d<!--z-->e</r>',
  lang: "<r xml:lang='en-US'><a xml:lang='de'/><b/><?xml-foo?></r>",
};
const rootOf = (name: string): XElement => parseDocument(DOCUMENTS[name]!).root!;

function xpathText(value: unknown): string {
  if (typeof value === 'string') return `string ${value}`;
  if (typeof value === 'boolean') return `bool ${value ? 'True' : 'False'}`;
  if (value instanceof Box)
    return `number ${Object.is(value.value, -0) ? '-0' : formatDouble(value.value as number, 'R')}`;
  const nodes = toArray<XNode | XAttribute>(value);
  return `nodes ${nodes.map((n) => (n instanceof XAttribute ? `@${expandedName(n.name)}=${n.value}` : shape(n))).join(' | ')}`;
}

function castText(target: string, text: string): string {
  const value = castOf(target)(text);
  switch (target) {
    case 'DateTime':
      return formatDateTime(value as DateTime, 'o');
    case 'DateTimeOffset':
      return formatDateTimeOffset(value as DateTimeOffset, 'o');
    case 'TimeSpan':
      return String((value as TimeSpan).ticks);
    case 'double':
      return toText(new Box(T.double(), value as number));
    case 'float':
      return toText(new Box(T.float(), value as number));
    default:
      return toText(value);
  }
}

const doubleOf = (bits: string): number => new Float64Array(BigInt64Array.of(BigInt(bits)).buffer)[0]!;

type Args = readonly [string, string];
const OPERATIONS: Readonly<Record<string, (...args: Args) => string>> = {
  element: (text) => shape(parseElement(text)),
  'element+': (text) => shape(parseElement(text, PRESERVE)),
  document: (text) => shape(parseDocument(text)),
  'document+': (text) => shape(parseDocument(text, PRESERVE)),
  value: (text) => textOf(parseElement(text, PRESERVE)),
  name: (text) => {
    const name = parseExpandedName(text);
    return `${name.local}|${name.namespace.name}`;
  },
  text: (text) => nodeText(parseElement(text)),
  'text+': (text) => nodeText(parseElement(text, PRESERVE)),
  flat: (text) => nodeText(parseElement(text), DISABLE_FORMATTING),
  omit: (text) => nodeText(parseElement(text), OMIT_DUPLICATES),
  doctext: (text) => nodeText(parseDocument(text)),
  save: (text) => savedText(parseDocument(text)),
  attr: (name, value) => attributeText(newAttribute(parseExpandedName(name), value)),
  el: (name, content) => {
    const element = new XElement(parseExpandedName(name));
    add(element, content);
    return nodeText(element);
  },
  conv: castText,
  fromticks: (ticks) => valueText(timeSpanFromTicks(BigInt(ticks))),
  fromdouble: (bits) => valueText(new Box(T.double(), doubleOf(bits))),
  fromdate: (ticks, kind) => valueText(dateTimeFromTicks(BigInt(ticks), Number(kind) as Kind)),
  fromoffset: (ticks, offset) => valueText(atOffset(dateTimeFromTicks(BigInt(ticks), 0), Number(offset))),
  xpath: (name, path) => xpathText(xpathEvaluate(rootOf(name), path)),
  xselect: (name, path) =>
    toArray<XNode>(xpathElements(rootOf(name), path))
      .map(shape)
      .join(' | '),
  xj: (text, what) => {
    const document = parseDocument(text);
    return write(xmlToken(what === 'doc' ? document : document.root!, what === 'omit'), COMPACT);
  },
};

function answer(op: string, args: Args): string {
  try {
    return OPERATIONS[op]!(...args);
  } catch (thrown) {
    if (thrown instanceof ClrException) return `!${thrown.clrName}: ${thrown.message}`;
    throw thrown;
  }
}

/** .NET's JSON writer escapes what ours does not. */
const same = (a: string): string =>
  a.replace(/\\u([0-9A-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

describe.each(['read', 'write', 'convert', 'xpath', 'json'])('%s, as .NET answered', (file) => {
  const lines = readFileSync(new URL(`answers/${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  test(`${lines.length} answers`, () => {
    const wrong: string[] = [];
    for (const line of lines) {
      const { op, args, answer: expected } = JSON.parse(line) as { op: string; args: Args; answer: string };
      const got = answer(op, args);
      if (same(got) !== same(expected))
        wrong.push(`${op} ${JSON.stringify(args)}\n  .NET: ${expected}\n  ours: ${got}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('hostile documents', () => {
  const DEPTH = 200_000;
  const deep = '<a>'.repeat(DEPTH) + '</a>'.repeat(DEPTH);

  test('depth costs no stack: reading, text, copying, comparing, writing', () => {
    const element = parseElement(deep);
    expect(textOf(element)).toBe('');
    expect(deepEquals(element, clone(element))).toBe(true);
    expect(nodeText(element, DISABLE_FORMATTING)).toHaveLength(7 * DEPTH);
  });

  test('indentation that squares the length is refused', () => {
    expect(() => nodeText(parseElement(deep))).toThrow(LimitReached);
  });

  test('entities that multiply are refused as .NET refuses them', () => {
    const names = 'abcdefghi'.split('');
    const entities = names.map((n, i) => `<!ENTITY ${n} "${i === 0 ? 'lol' : `&${names[i - 1]};`.repeat(10)}">`);
    expect(answer('element', [`<!DOCTYPE r [${entities.join('')}]><r>&i;</r>`, ''])).toBe(
      '!System.Xml.XmlException: The input document has exceeded a limit set by MaxCharactersFromEntities.',
    );
  });

  test('names that JavaScript knows are ordinary', () => {
    expect(answer('flat', ["<__proto__ constructor='1' toString='2'><hasOwnProperty/></__proto__>", ''])).toBe(
      '<__proto__ constructor="1" toString="2"><hasOwnProperty /></__proto__>',
    );
  });

  test('an XPath of many operators or brackets is refused', () => {
    const tooComplex = '!System.Xml.XPath.XPathException: The xpath query is too complex.';
    expect(answer('xpath', ['runs', Array(5000).fill('1').join('+')])).toBe(tooComplex);
    expect(answer('xpath', ['runs', '('.repeat(5000)])).toBe(tooComplex);
  });

  test('reading is paid for', () => {
    const run: Run = { ...outer(), steps: 100 };
    const before = enter(run);
    try {
      expect(() => parseElement(deep)).toThrow(LimitReached);
    } finally {
      leave(before);
    }
  });
});

function outer(): Run {
  const before = enter({ limits: DEFAULT_LIMITS } as Run);
  leave(before);
  return before;
}
