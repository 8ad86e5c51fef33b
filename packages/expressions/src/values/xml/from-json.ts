import { argumentNull, ClrException } from '../exception.ts';
import { serializationException } from '../json/errors.ts';
import { JsonReader } from '../json/reader.ts';
import { Token, tokenName } from '../json/scanner.ts';
import { JValue } from '../json/value.ts';
import { charge } from '../run.ts';
import { add, addAttribute } from './content.ts';
import { XDeclaration, XDocument } from './document.ts';
import { verifyAttribute, XAttribute, XElement } from './element.ts';
import { encodeName } from './encode-name.ts';
import { verifyTarget, XCData, XComment, XDocumentType, XProcessingInstruction } from './leaves.ts';
import { namespaceOf, nameIn, parseExpandedName, XMLNS_NAMESPACE } from './name.ts';
import { NamespaceManager, NameTable } from './namespace-manager.ts';
import { XText, type XContainer } from './node.ts';
import { valueText } from './value-text.ts';

/**
 * JSON as XML, `JsonConvert.DeserializeXNode`, by the rules of Newtonsoft's XmlNodeConverter: a property is an element,
 * an array one element per item, `@name` an attribute, `#text` text. Attributes come before everything else of their
 * object, since they may declare the namespace of the element itself. The reader bounds how deep the text may nest.
 */
const JSON_NAMESPACE = 'http://james.newtonking.com/projects/json';

export interface XmlOptions {
  /** The name of an element around everything; null or empty: the object's one property is the root. */
  readonly rootName: string | null;
  /** Arrays are marked, so that they survive the way back. */
  readonly marksArrays: boolean;
  /** `@`, `#`, `$`, `?` and `:` mean nothing: they are a part of names. */
  readonly encodesSpecialCharacters: boolean;
}

/** Null for a text that is empty or null in JSON. */
export function documentOfJson(json: string | null, options: XmlOptions): XDocument | null {
  if (json === null) return argumentNull('value');
  charge(json.length >> 4);
  const reader = new JsonReader(json);
  if (!reader.read()) return null;
  const document = reader.token === Token.Null ? null : new Converter(reader, options).document();
  while (reader.read());
  return document;
}

/** `p:name` in its parts; a colon at either end is none. */
function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon <= 0 || colon === name.length - 1 ? '' : name.slice(0, colon);
}
const localOf = (name: string): string => name.slice(prefixOf(name) === '' ? 0 : name.indexOf(':') + 1);

/** The prefix that an attribute of this name declares; null where it declares none. */
function declaredBy(name: string): string | null {
  if (name === 'xmlns') return '';
  return name.startsWith('xmlns:') ? name.slice(6) : null;
}

const METADATA: ReadonlySet<string> = new Set(['$id', '$ref', '$type', '$value']);
const PLAIN: ReadonlySet<Token> = new Set<Token>([
  Token.String,
  Token.Null,
  Token.Boolean,
  Token.Integer,
  Token.Float,
  Token.Date,
  Token.Bytes,
]);

type Attributes = Map<string, string | null>;

class Converter {
  private readonly reader: JsonReader;
  private readonly options: XmlOptions;
  private readonly scope = new NamespaceManager(new NameTable());

  constructor(reader: JsonReader, options: XmlOptions) {
    this.reader = reader;
    this.options = options;
  }

  document(): XDocument {
    const { reader, options } = this;
    if (reader.token !== Token.StartObject)
      return this.fail('XmlNodeConverter can only convert JSON that begins with an object.');
    const document = new XDocument();
    if (options.rootName !== null && options.rootName !== '') this.element(document, options.rootName);
    else {
      this.next();
      this.members(document);
    }
    return document;
  }

  private fail(message: string): never {
    const { reader } = this;
    throw serializationException(message, reader.path, reader);
  }

  /** The next token, which there must be. */
  private next(): void {
    if (!this.reader.read()) this.fail('Unexpected end when reading JSON.');
  }

  /** The properties from here to the end of their object. */
  private members(parent: XContainer): void {
    const { reader } = this;
    do {
      switch (reader.token) {
        case Token.PropertyName:
          this.property(parent, reader.value as string);
          break;
        case Token.Comment:
          add(parent, new XComment(reader.value as string));
          break;
        case Token.StartConstructor:
          this.constructorItems(parent, reader.value as string);
          break;
        case Token.EndObject:
        case Token.EndArray:
          return;
        default:
          this.fail(`Unexpected JsonToken when deserializing node: ${tokenName(reader.token)}`);
      }
    } while (reader.read());
  }

  private property(parent: XContainer, name: string): void {
    const { reader } = this;
    if (parent instanceof XDocument && parent.root !== null)
      this.fail(
        'JSON root object has multiple properties. The root object must have a single property in order to create a valid XML document. Consider specifying a DeserializeRootElementName.',
      );
    this.next();
    if (reader.token !== Token.StartArray) return this.value(parent, name);
    const count = this.items(parent, name);
    if (count === 1 && this.options.marksArrays) this.markArray(parent, localOf(name), this.namespaceFor(name));
  }

  /** The items of an array, each under the name of the property. */
  private items(parent: XContainer, name: string): number {
    let count = 0;
    while (this.reader.read() && this.reader.token !== Token.EndArray) {
      this.value(parent, name);
      count++;
    }
    return count;
  }

  /** `new Date(1)`: the name holds for each argument. */
  private constructorItems(parent: XContainer, name: string): void {
    while (this.reader.read() && this.reader.token !== Token.EndConstructor) this.value(parent, name);
  }

  private value(parent: XContainer, name: string): void {
    charge(1);
    if (!this.options.encodesSpecialCharacters && this.special(parent, name)) return;
    if (this.reader.token !== Token.StartArray) return this.element(parent, name);
    const nested = this.newElement(name);
    add(parent, nested);
    const count = this.items(nested, name);
    if (!this.options.marksArrays) return;
    this.markAsArray(nested);
    if (count === 1) this.markArray(nested, name, null);
  }

  /** Properties that stand for something else than an element. */
  private special(parent: XContainer, name: string): boolean {
    switch (name) {
      case '#text':
      case '#whitespace':
      case '#significant-whitespace':
        add(parent, new XText(this.text() ?? ''));
        return true;
      case '#cdata-section':
        add(parent, new XCData(this.text() ?? ''));
        return true;
      default:
    }
    if (name.startsWith('?')) this.instruction(parent, name);
    else if (name.toUpperCase() === '!DOCTYPE') this.documentType(parent);
    else return false;
    return true;
  }

  private element(parent: XContainer, name: string): void {
    const { reader } = this;
    if (name === '') this.fail('XmlNodeConverter cannot convert JSON with an empty property name to XML.');
    if (this.options.encodesSpecialCharacters) {
      if (!PLAIN.has(reader.token)) this.next();
      return this.create(parent, this.newElement(name), null);
    }
    const holds = !PLAIN.has(reader.token) && reader.token !== Token.StartConstructor;
    const attributes = holds ? this.attributes() : null;
    if (name.startsWith('@')) return this.attribute(parent, name, name.slice(1), prefixOf(name.slice(1)));
    const json = this.scope.prefixOf(JSON_NAMESPACE) ?? '';
    if (METADATA.has(name)) return this.attribute(parent, name, name.slice(1), json);
    if (name === '$values') return this.create(parent, this.newElement('values', json), attributes);
    return this.create(parent, this.newElement(name), attributes);
  }

  private newElement(
    name: string,
    prefix: string = this.options.encodesSpecialCharacters ? '' : prefixOf(name),
  ): XElement {
    const encoded = encodeName(name, this.options.encodesSpecialCharacters);
    const namespace = this.scope.lookUp(prefix) ?? '';
    return new XElement(
      namespace === '' ? parseExpandedName(encoded) : nameIn(namespaceOf(namespace), localOf(encoded)),
    );
  }

  private namespaceFor(name: string): string {
    return this.scope.lookUp(prefixOf(name)) ?? '';
  }

  /** The attributes that an object begins with; the first token that is none is the current one afterwards. */
  private attributes(): Attributes | null {
    const { reader, scope } = this;
    const found: Attributes = new Map();
    while (reader.read()) {
      if (reader.token === Token.EndObject || reader.token === Token.Comment) break;
      if (reader.token !== Token.PropertyName) this.fail(`Unexpected JsonToken: ${tokenName(reader.token)}`);
      const name = reader.value as string;
      if (name.startsWith('@')) {
        const attribute = name.slice(1);
        this.next();
        const value = this.text();
        if (found.has(attribute))
          throw new ClrException(
            'System.ArgumentException',
            `An item with the same key has already been added. Key: ${attribute}`,
          );
        found.set(attribute, value);
        const prefix = declaredBy(attribute);
        if (prefix !== null) scope.add(prefix, value);
      } else if (METADATA.has(name) || name === '$values') {
        const prefix = this.jsonPrefix(found);
        if (name === '$values') break;
        this.next();
        if (!PLAIN.has(reader.token)) this.fail(`Unexpected JsonToken: ${tokenName(reader.token)}`);
        found.set(`${prefix}:${name.slice(1)}`, this.text());
      } else break;
    }
    return found.size === 0 ? null : found;
  }

  /** The prefix of Newtonsoft's own namespace, declared where it is not yet. */
  private jsonPrefix(attributes: Attributes): string {
    const { scope } = this;
    const known = scope.prefixOf(JSON_NAMESPACE);
    if (known !== null) return known;
    let prefix = 'json';
    for (let i = 1; scope.lookUp(prefix) !== null; i++) prefix = `json${i}`;
    attributes.set(`xmlns:${prefix}`, JSON_NAMESPACE);
    scope.add(prefix, JSON_NAMESPACE);
    return prefix;
  }

  private create(parent: XContainer, element: XElement, attributes: Attributes | null): void {
    const { reader, scope } = this;
    add(parent, element);
    if (attributes !== null) for (const [name, value] of attributes) this.put(element, name, prefixOf(name), value, '');
    if (PLAIN.has(reader.token)) {
      const text = this.text();
      if (text !== null) add(element, new XText(text));
      return;
    }
    if (reader.token !== Token.EndObject) {
      scope.push();
      this.members(element);
      scope.pop();
    }
    // what the element declared for names without a prefix ends with it
    scope.remove('', scope.lookUp(''));
  }

  private attribute(parent: XContainer, property: string, name: string, prefix: string): void {
    if (!(parent instanceof XElement))
      return this.fail(
        `JSON root object has property '${property}' that will be converted to an attribute. A root object cannot have any attribute properties. Consider specifying a DeserializeRootElementName.`,
      );
    this.put(parent, name, prefix, this.text(), null);
  }

  /** `missing`: the namespace of a prefix that nobody declared. */
  private put(element: XElement, name: string, prefix: string, value: string | null, missing: string | null): void {
    const encoded = encodeName(name, false);
    const qualified =
      prefix === ''
        ? parseExpandedName(encoded)
        : nameIn(namespaceOf(this.scope.lookUp(prefix) ?? missing), localOf(encoded));
    addAttribute(element, new XAttribute(qualified, verifyAttribute(qualified, value ?? argumentNull('value'))));
  }

  /** Marks the first child of that name; null stands for any namespace. */
  private markArray(parent: XContainer, local: string, namespace: string | null): void {
    for (let at = parent.firstNode; at !== null; at = at.nextSibling) {
      if (!(at instanceof XElement) || at.name.local !== local) continue;
      if (namespace !== null && at.name.namespace.name !== namespace) continue;
      return this.markAsArray(at);
    }
  }

  private markAsArray(element: XElement): void {
    addAttribute(element, new XAttribute(nameIn(namespaceOf(JSON_NAMESPACE), 'Array'), 'true'));
    for (let at: XContainer | null = element; at instanceof XElement; at = at.parent)
      for (let a = at.firstAttribute; a !== null; a = a.nextAttribute)
        if (a.isNamespaceDeclaration && a.declaredPrefix !== '' && a.value === JSON_NAMESPACE) return;
    addAttribute(element, new XAttribute(nameIn(namespaceOf(XMLNS_NAMESPACE), 'json'), JSON_NAMESPACE));
  }

  /** The value here as XML writes it; null is null. */
  private text(): string | null {
    const { reader } = this;
    if (!PLAIN.has(reader.token))
      return this.fail(`Cannot get an XML string value from token type '${tokenName(reader.token)}'.`);
    const { slot } = new JValue(0, reader.tag, reader.value);
    return slot === null ? null : valueText(slot);
  }

  // ---- declarations and instructions

  private instruction(parent: XContainer, name: string): void {
    if (name !== '?xml') {
      add(parent, new XProcessingInstruction(verifyTarget(name.slice(1)), this.text() ?? ''));
      return;
    }
    const { version, encoding, standalone } = this.record('XmlDeclaration', ['version', 'encoding', 'standalone']);
    if (parent instanceof XDocument)
      parent.declaration = new XDeclaration(version ?? null, encoding ?? null, standalone ?? null);
  }

  private documentType(parent: XContainer): void {
    const found = this.record('XmlDeclaration', ['name', 'public', 'system', 'internalSubset']);
    add(
      parent,
      new XDocumentType(
        found['name'] ?? argumentNull('name'),
        found['public'] ?? null,
        found['system'] ?? null,
        found['internalSubset'] ?? null,
      ),
    );
  }

  /** An object of just these attributes. */
  private record(what: string, names: readonly string[]): Record<string, string | null> {
    const { reader } = this;
    const found: Record<string, string | null> = {};
    while (reader.read() && reader.token !== Token.EndObject) {
      const name = names.find((each) => `@${each}` === reader.value);
      if (name === undefined)
        return this.fail(`Unexpected property name encountered while deserializing ${what}: ${String(reader.value)}`);
      this.next();
      found[name] = this.text();
    }
    return found;
  }
}
