import { characterClasses, isSpace, START } from './characters.ts';
import { badNameStart } from './errors.ts';
import type { Input } from './input.ts';
import { UNEXPECTED_END } from './input.ts';
import { XML_NAMESPACE, XMLNS_NAMESPACE } from './name.ts';
import type { NamespaceScope } from './namespace-scope.ts';

/** The attributes of a start tag, with values normalised and references replaced. */
export interface ScannedAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  namespace: string;
  value: string;
  /** Where its name begins. */
  readonly at: number;
}

/** What a reader of attributes needs of the document's reader: entities, and where the tag's end is an error. */
export interface AttributeHost extends Input {
  readonly namespaces: NamespaceScope;
  /** Opens the entity of the reference at hand. */
  openEntity(inAttribute: boolean): void;
  unclosed(): never;
}

/** Reads from behind the element's name up to the end of the tag; true where the tag is that of an empty element. */
export function readAttributes(host: AttributeHost, attributes: ScannedAttribute[]): boolean {
  const { text } = host;
  const classes = characterClasses();
  for (;;) {
    const spaces = host.skipSpace();
    const { at } = host;
    const c = text.charCodeAt(at);
    if ((classes[c]! & START) === 0) {
      if (c === 62) {
        host.at++;
        return false;
      }
      if (c === 47) {
        if (at + 1 >= text.length) host.unclosed();
        if (text.charCodeAt(at + 1) !== 62) host.unexpected(at + 1, '>');
        host.at += 2;
        return true;
      }
      if (at >= text.length) host.unclosed();
      host.fail(badNameStart(text, at), at);
    }
    if (spaces === 0) host.expectSpace(at);
    const end = host.nameEnd(at, true);
    const name = text.slice(at, end);
    const colon = name.indexOf(':');
    host.at = end;
    if (text.charCodeAt(host.at) !== 61) {
      host.skipSpace();
      if (text.charCodeAt(host.at) !== 61) host.unexpected(host.at, '=');
    }
    host.at++;
    if (!isQuote(text.charCodeAt(host.at))) {
      host.skipSpace();
      if (!isQuote(text.charCodeAt(host.at))) host.unexpected(host.at, '"', "'");
    }
    const attribute = {
      name,
      prefix: colon < 0 ? '' : name.slice(0, colon),
      local: colon < 0 ? name : name.slice(colon + 1),
      namespace: '',
      value: '',
      at,
    };
    attributes.push(attribute);
    const quoteAt = host.at;
    attribute.value = readAttributeValue(host);
    declareAttribute(host, attribute, quoteAt);
  }
}

/** What the names beginning with `xml` mean to the reader. */
export function declareAttribute(host: AttributeHost, attribute: ScannedAttribute, quoteAt: number): void {
  const { name, value, at } = attribute;
  if (attribute.prefix === 'xmlns' || name === 'xmlns') declareNamespace(host, attribute, quoteAt);
  else if (name === 'xml:space' && !/^ *(preserve|default) *$/.test(value))
    host.fail(`'${value}' is an invalid xml:space value.`, at);
}

const isQuote = (c: number): boolean => c === 34 || c === 39;

function declareNamespace(host: AttributeHost, attribute: ScannedAttribute, quoteAt: number): void {
  const { value } = attribute;
  const prefix = attribute.prefix === '' ? '' : attribute.local;
  attribute.namespace = XMLNS_NAMESPACE;
  const reserved = `Prefix '${prefix}' cannot be mapped to namespace name reserved for "xml" or "xmlns".`;
  if (value === XMLNS_NAMESPACE)
    host.fail(prefix === 'xmlns' ? 'Prefix "xmlns" is reserved for use by XML.' : reserved, quoteAt + 1);
  if (value === XML_NAMESPACE && prefix !== 'xml') host.fail(reserved, quoteAt + 1);
  if (value === '' && prefix !== '') host.fail('Invalid namespace declaration.', quoteAt);
  if (prefix === 'xmlns') host.fail('Prefix "xmlns" is reserved for use by XML.', attribute.at);
  if (prefix === 'xml' && value !== XML_NAMESPACE)
    host.fail(
      `Prefix "xml" is reserved for use by XML and can be mapped only to namespace name "${XML_NAMESPACE}".`,
      attribute.at,
    );
  host.namespaces.declare(prefix, value);
}

/** From the opening quote to behind the closing one. */
export function readAttributeValue(host: AttributeHost): string {
  const { text } = host;
  const quote = text.charCodeAt(host.at++);
  let at = host.at;
  for (; ; at++) {
    const c = text.charCodeAt(at);
    if (c === quote) {
      const value = text.slice(host.at, at);
      host.at = at + 1;
      return value;
    }
    // anything but plain characters: white space, references, faults, the end
    if (!(c >= 32 && c < 0xd800) || c === 38 || c === 60) return readSlowly(host, quote);
  }
}

function readSlowly(host: AttributeHost, quote: number): string {
  const outside = host.entityDepth;
  let out = '';
  for (;;) {
    const { text } = host;
    let at = host.at;
    let c = text.charCodeAt(at);
    while (c >= 32 && c < 0xd800 && c !== 38 && c !== 60 && c !== quote) c = text.charCodeAt(++at);
    out += text.slice(host.at, at);
    host.at = at;
    if (at >= text.length) {
      if (host.entityDepth === outside) host.fail('There is an unclosed literal string.');
      host.close();
    } else if (c === quote) {
      host.at++;
      if (host.entityDepth === outside) return out;
      out += text[at];
    } else if (isSpace(c)) {
      out += ' ';
      host.at += c === 13 && text.charCodeAt(at + 1) === 10 && host.entityDepth === outside ? 2 : 1;
    } else if (c === 60) {
      host.fail("'<', hexadecimal value 0x3C, is an invalid attribute character.");
    } else if (c === 38) {
      const reference = readReference(host);
      if (reference === null) host.openEntity(true);
      else out += reference;
    } else {
      const next = text.charCodeAt(at + 1);
      const pair = c >= 0xd800 && c < 0xdc00 && next >= 0xdc00 && next < 0xe000;
      if (!pair && !(c >= 0xe000 && c < 0xfffe)) host.refuse(at);
      out += text.slice(at, (host.at = at + (pair ? 2 : 1)));
    }
  }
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const NAMED_REFERENCE = /&(lt|gt|amp|quot|apos);/y;

/** The character of a reference; null where it is to a general entity, which is not read yet. */
export function readReference(host: Input): string | null {
  const { text } = host;
  if (host.at + 1 >= text.length) host.fail(UNEXPECTED_END);
  if (text[host.at + 1] === '#') {
    const { value, end } = host.characterReference(host.at);
    host.at = end;
    return value;
  }
  NAMED_REFERENCE.lastIndex = host.at;
  const named = NAMED_REFERENCE.exec(text);
  if (named === null) return null;
  host.at += named[0].length;
  return NAMED[named[1]!]!;
}
