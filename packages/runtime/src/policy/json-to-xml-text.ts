/**
 * JSON as XML, as the service writes it as far as that was seen: a property is an element, an array as many of them, an
 * empty one a single empty element, null an element with xsi:nil. What was not seen follows Newtonsoft: `@name` is an
 * attribute, `#text` a text, and what cannot stand in a name is encoded as XmlConvert does.
 */
export interface JsonToXmlOptions {
  /** Between prefix and name. */
  readonly separator: string;
  /** Properties that begin so declare namespaces; null: none does. */
  readonly namespacePrefix: string | null;
  /** The property whose own properties are attributes. */
  readonly attributeBlock: string | null;
}

/** Why the text cannot be XML. */
export class NotXml {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** Every leaf a string or null. */
type Json = string | null | readonly Json[] | JsonObject;
type JsonObject = { readonly [name: string]: Json };

/**
 * `json` is compact, its leaves are strings or null, and its nesting is bounded, as Newtonsoft's reader bounds it.
 * Throws NotXml.
 */
export function xmlOf(json: string, options: JsonToXmlOptions): string {
  const value = JSON.parse(marked(json)) as Json;
  if (!isObject(value)) throw new NotXml('XmlNodeConverter can only convert JSON that begins with an object.');
  const names = Object.keys(value);
  const only = names.length === 1 ? value[names[0]!]! : null;
  const writer = new Writer(options);
  if (names.length === 1 && !isArray(only) && writer.roleOf(names[0]!.slice(1)).kind === 'element')
    writer.element(names[0]!.slice(1), only, NO_PREFIXES);
  else writer.element('Document', value, NO_PREFIXES);
  return writer.out;
}

/** A dot before every name: no name is an index or `__proto__`, so properties keep their order. */
const marked = (json: string): string =>
  json.replace(/("(?:[^"\\]|\\.)*")(:?)/g, (_, text: string, colon: string) =>
    colon === '' ? text : `".${text.slice(1)}:`,
  );

type Role =
  | { readonly kind: 'element' | 'block' | 'text' }
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'namespace'; readonly prefix: string };

const NO_PREFIXES: ReadonlySet<string> = new Set(['xml']);
const NIL = 'xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

class Writer {
  out = '';
  private readonly options: JsonToXmlOptions;

  constructor(options: JsonToXmlOptions) {
    this.options = options;
  }

  roleOf(name: string): Role {
    const { separator, namespacePrefix, attributeBlock } = this.options;
    if (name === attributeBlock) return { kind: 'block' };
    if (namespacePrefix !== null && name.startsWith(namespacePrefix)) {
      const rest = name.slice(namespacePrefix.length);
      if (rest === '') return { kind: 'namespace', prefix: '' };
      if (rest.startsWith(separator)) return { kind: 'namespace', prefix: rest.slice(separator.length) };
    }
    if (name === '#text') return { kind: 'text' };
    if (name.length > 1 && name.startsWith('@')) return { kind: 'attribute', name: name.slice(1) };
    return { kind: 'element' };
  }

  element(name: string, value: Json, around: ReadonlySet<string>): void {
    if (isArray(value)) {
      if (value.length === 0) this.out += `<${this.qualified(name, around)} />`;
      for (const item of value) {
        if (isArray(item)) this.element(name, { [`.${name}`]: item }, around);
        else this.element(name, item, around);
      }
    } else if (isObject(value)) this.object(name, value, around);
    else {
      const tag = this.qualified(name, around);
      this.out += value === null ? `<${tag} ${NIL} />` : `<${tag}>${escape(value)}</${tag}>`;
    }
  }

  private object(name: string, value: JsonObject, around: ReadonlySet<string>): void {
    const prefixes = new Set(around);
    const declarations = new Map<string, string>();
    const attributes: (readonly [string, Json])[] = [];
    const content: (readonly [string | null, Json])[] = [];
    for (const [marked_, child] of Object.entries(value)) {
      const property = marked_.slice(1);
      const role = this.roleOf(property);
      if (role.kind === 'namespace') {
        declarations.set(
          role.prefix === '' ? 'xmlns' : `xmlns:${encodeName(role.prefix)}`,
          attributeText(property, child),
        );
        prefixes.add(role.prefix);
      } else if (role.kind === 'attribute') attributes.push([role.name, child]);
      else if (role.kind === 'block') {
        if (!isObject(child)) throw new NotXml(`Property "${property}" is no object of attributes.`);
        for (const [attribute, text] of Object.entries(child)) attributes.push([attribute.slice(1), text]);
      } else content.push([role.kind === 'text' ? null : property, child]);
    }
    for (const [attribute, text] of attributes)
      declarations.set(this.qualified(attribute, prefixes), attributeText(attribute, text));
    const tag = this.qualified(name, prefixes);
    const inside = [...declarations].map(([attribute, text]) => ` ${attribute}="${escapeAttribute(text)}"`).join('');
    if (content.length === 0) {
      this.out += `<${tag}${inside} />`;
      return;
    }
    this.out += `<${tag}${inside}>`;
    for (const [child, childValue] of content) {
      if (child === null) this.out += escape(attributeText('#text', childValue));
      else this.element(child, childValue, prefixes);
    }
    this.out += `</${tag}>`;
  }

  /** The part before the separator is a prefix only where it has been declared. */
  private qualified(name: string, prefixes: ReadonlySet<string>): string {
    const { separator } = this.options;
    const at = separator === '' ? -1 : name.indexOf(separator);
    const prefix = at <= 0 ? null : name.slice(0, at);
    return prefix !== null && prefixes.has(prefix) && at + separator.length < name.length
      ? `${encodeName(prefix)}:${encodeName(name.slice(at + separator.length))}`
      : encodeName(name);
  }
}

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);
const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !isArray(value);

function attributeText(name: string, value: Json): string {
  if (typeof value === 'object' && value !== null) throw new NotXml(`Property "${name}" has no text for an attribute.`);
  return value ?? '';
}

/** XmlConvert.EncodeLocalName: `_x0020_` for a space, also where such a sequence stands there already. */
function encodeName(name: string): string {
  if (name === '') throw new NotXml("The empty string '' is not a valid local name.");
  // all but the letters of XML 1.0's first editions, which know none beyond U+FFFF; a digit does not begin a name
  const unnameable =
    /_(?=x[0-9a-fA-F]{4}_)|[\u{10000}-\u{10FFFF}ªº]|^[^\p{Lu}\p{Ll}\p{Lo}_]|[^\p{Lu}\p{Ll}\p{Lo}\p{Mn}\p{Mc}\p{Nd}\-._·]/gu;
  return name.replace(unnameable, (c) =>
    c.length > 1 ? `_x${hex(c.codePointAt(0)!, 8)}_` : `_x${hex(c.charCodeAt(0), 4)}_`,
  );
}

const hex = (code: number, digits: number): string => code.toString(16).toUpperCase().padStart(digits, '0');

/** A lone surrogate and most controls cannot stand in XML at all. */
// oxlint-disable-next-line no-control-regex
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]/u;

function escape(text: string): string {
  const bad = UNWRITABLE.exec(text);
  if (bad !== null)
    throw new NotXml(`A character with the hexadecimal value 0x${hex(bad[0].charCodeAt(0), 2)} cannot stand in XML.`);
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}

const escapeAttribute = (text: string): string =>
  escape(text).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;');
