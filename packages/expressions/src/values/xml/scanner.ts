import { charge } from '../run.ts';
import { isSpace } from './characters.ts';
import { badNameCharacter, invalidCharacter, xmlError } from './errors.ts';
import { readDocumentType, type DocumentTypeDeclaration } from './document-type.ts';
import { Input, normalLineEnds } from './input.ts';
import { NamespaceScope } from './namespace-scope.ts';
import { XmlNodeType } from './node-type.ts';
import { readAttributes, readReference, type AttributeHost, type ScannedAttribute } from './scan-attributes.ts';
import { resolveNames } from './scan-names.ts';
import { readXmlDeclaration, type XmlDeclaration } from './xml-declaration.ts';

/**
 * Reads a document node by node, as .NET's XmlReader does with the settings of XElement.Parse: namespaces on, document
 * types read but nothing outside the document fetched, line ends and attribute values normalised. Strict: the first
 * fault is XmlException, in .NET's words and at its place. Nothing recurses, so depth costs memory alone.
 */
export interface ScannerOptions {
  /** Leave out white space between tags, unless `xml:space` says otherwise. */
  readonly ignoreSpace: boolean;
  /** Refuse document types. */
  readonly prohibitTypes?: boolean;
}

/** An element whose end is yet to come. */
interface OpenElement {
  readonly name: string;
  /** Where its name begins, in the entity it is in. */
  readonly at: number;
  readonly entityDepth: number;
  /** What to go back to behind it. */
  readonly mark: number;
  readonly preserve: boolean;
}

const LESS = 60;
const AMPERSAND = 38;
const INVALID_ROOT = 'Data at the root level is invalid.';
const PROHIBITED =
  'For security reasons DTD is prohibited in this XML document. To enable DTD processing set the DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method.';
const NO_ATTRIBUTES: readonly ScannedAttribute[] = [];

export class XmlScanner extends Input implements AttributeHost {
  nodeType: XmlNodeType = XmlNodeType.None;
  /** As written, with its prefix. */
  name = '';
  prefix = '';
  local = '';
  namespace = '';
  value = '';
  isEmpty = false;
  attributes: readonly ScannedAttribute[] = NO_ATTRIBUTES;
  declaration: XmlDeclaration | null = null;
  documentType: DocumentTypeDeclaration | null = null;

  readonly namespaces = new NamespaceScope();
  private readonly elements: OpenElement[] = [];
  private readonly ignoreSpace: boolean;
  private readonly prohibitTypes: boolean;
  private preserve = false;
  private rootSeen = false;
  private started = false;
  /** The node at hand is the end of the innermost element. */
  private leaving = false;

  constructor(text: string, options: ScannerOptions) {
    super(text);
    this.ignoreSpace = options.ignoreSpace;
    this.prohibitTypes = options.prohibitTypes ?? false;
    charge(text.length >> 4);
  }

  /** Elements around the node at hand. */
  get depth(): number {
    return this.elements.length - (this.nodeType === XmlNodeType.Element || this.leaving ? 1 : 0);
  }

  /** Goes to the next node; false at the end of the document. */
  read(): boolean {
    if (this.leaving) this.leaveElement();
    this.attributes = NO_ATTRIBUTES;
    if (!this.started) {
      this.started = true;
      this.declaration = readXmlDeclaration(this);
      if (this.declaration !== null) return this.node(XmlNodeType.XmlDeclaration, this.declaration.text, 'xml');
    }
    return this.elements.length > 0 ? this.readContent() : this.readTopLevel();
  }

  private node(nodeType: XmlNodeType, value: string, name = ''): true {
    this.nodeType = nodeType;
    this.value = value;
    this.name = this.local = name;
    this.prefix = this.namespace = '';
    this.isEmpty = false;
    return true;
  }

  // ---- where a node begins

  private readTopLevel(): boolean {
    for (;;) {
      const { text, at } = this;
      const c = text.charCodeAt(at);
      if (c === LESS) {
        // .NET looks at four characters at least, the length of `<a/>`
        if (text.length - at < 4) this.fail(INVALID_ROOT);
        switch (text[at + 1]) {
          case '?':
            return this.readInstruction();
          case '!':
            if (text[at + 2] === '-') return this.readComment();
            if (text[at + 2] === '[') return this.fail(INVALID_ROOT);
            return this.readDocumentType();
          case '/':
            return this.fail('Unexpected end tag.', at + 2);
          default:
            if (this.rootSeen) this.fail('There are multiple root elements.', at + 1);
            this.rootSeen = true;
            return this.readElement();
        }
      }
      if (at >= text.length) {
        if (!this.rootSeen) xmlError('Root element is missing.');
        this.node(XmlNodeType.None, '');
        return false;
      }
      const spaces = this.skipSpace();
      const next = text.charCodeAt(this.at);
      if (next !== LESS && !this.ended) {
        const valid = next === AMPERSAND || (this.classes[next]! & 8) !== 0;
        this.fail(valid ? INVALID_ROOT : invalidCharacter(text, this.at));
      }
      if (spaces > 0 && !this.ignoreSpace)
        return this.node(XmlNodeType.Whitespace, normalLineEnds(text.slice(at, this.at)));
    }
  }

  private readContent(): boolean {
    for (;;) {
      const { text, at } = this;
      if (at >= text.length) {
        if (this.entityDepth === 0) this.unclosed();
        this.leaveEntity();
        continue;
      }
      if (text.charCodeAt(at) !== LESS) {
        if (this.readText()) return true;
        continue;
      }
      switch (text[at + 1]) {
        case '?':
          return this.readInstruction();
        case '!':
          return this.readDeclarationLike(at + 2);
        case '/':
          return this.readEndTag();
        case undefined:
          return this.unclosed();
        default:
          return this.readElement();
      }
    }
  }

  /** `<!` in content: a comment or CDATA. */
  private readDeclarationLike(at: number): boolean {
    const { text } = this;
    if (text.length - at < 2) this.unclosed();
    if (text[at] === '-') return this.readComment();
    if (text[at] === '[') {
      if (text.length - at < 7) this.unclosed();
      return text.startsWith('CDATA[', at + 1) ? this.readCData(at + 7) : this.unexpected(at + 1, 'CDATA[');
    }
    return this.tokenAt(at) === 'DOCTYPE'
      ? this.fail('Unexpected DTD declaration.', at)
      : this.unexpected(at, '<!--', '<[CDATA[');
  }

  /** Faults of documents that end too early name what is open, innermost first. */
  unclosed(): never {
    const names = this.elements.map((e) => e.name).reverse();
    const list = names.length === 0 ? '' : `${names.join(', ')}.`;
    return this.fail(
      `Unexpected end of file has occurred. The following elements are not closed: ${list}`,
      this.text.length,
    );
  }

  // ---- elements

  private readElement(): true {
    const from = this.at + 1;
    const end = this.nameEnd(from, true);
    const { text } = this;
    const name = text.slice(from, end);
    const mark = this.namespaces.mark;
    this.node(XmlNodeType.Element, '', name);
    this.at = end;
    const attributes: ScannedAttribute[] = [];
    const c = text.charCodeAt(end);
    if (isSpace(c)) this.isEmpty = readAttributes(this, attributes);
    else if (c === 62) this.at++;
    else if (c !== 47) this.fail(badNameCharacter(text, end), end);
    else {
      if (end + 1 >= text.length) this.fail('Unexpected end of file while parsing > has occurred.', end);
      if (text.charCodeAt(end + 1) !== 62) this.unexpected(end, '>');
      this.isEmpty = true;
      this.at += 2;
    }
    this.documentType?.complete(name, attributes, this);
    resolveNames(this, from, attributes);
    this.attributes = attributes;
    this.elements.push({ name, at: from, entityDepth: this.entityDepth, mark, preserve: this.preserve });
    this.leaving = this.isEmpty;
    const space = attributes.find((a) => a.name === 'xml:space');
    if (space !== undefined) this.preserve = space.value.includes('preserve');
    return true;
  }

  private readEndTag(): true {
    this.at += 2;
    const { text } = this;
    const element = this.elements.at(-1)!;
    let at = this.at + element.name.length;
    const after = text.charCodeAt(at);
    if (!text.startsWith(element.name, this.at) || after === 58 || (this.classes[after]! & 2) !== 0)
      this.mismatch(element);
    while (isSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) this.unclosed();
    if (text.charCodeAt(at) !== 62) this.unexpected(at, '>');
    this.at = at + 1;
    if (element.entityDepth !== this.entityDepth) this.fail('Incomplete entity contents.');
    const colon = element.name.indexOf(':');
    this.node(XmlNodeType.EndElement, '', element.name);
    if (colon >= 0) {
      this.prefix = element.name.slice(0, colon);
      this.local = element.name.slice(colon + 1);
    }
    this.namespace = this.namespaces.find(this.prefix) ?? '';
    this.leaving = true;
    return true;
  }

  private mismatch(element: OpenElement): never {
    const found = this.text.slice(this.at, this.nameEnd(this.at, true));
    const { line, column } = this.placeIn(element.entityDepth, element.at);
    return this.fail(
      `The '${element.name}' start tag on line ${line} position ${column} does not match the end tag of '${found}'.`,
    );
  }

  private leaveElement(): void {
    const { mark, preserve } = this.elements.pop()!;
    this.namespaces.restore(mark);
    this.preserve = preserve;
    this.leaving = false;
  }

  // ---- text

  /** Text up to the next tag, entities included; false where it is white space that nobody wants. */
  private readText(): boolean {
    let out = '';
    let blank = true;
    for (;;) {
      const { text } = this;
      const from = this.at;
      let at = from;
      for (; ; at++) {
        const c = text.charCodeAt(at);
        if (c === LESS || c === AMPERSAND || at >= text.length) break;
        if (c === 32 || c === 10 || c === 13 || c === 9) continue;
        blank = false;
        if (c > 32 && c < 0xd800 && c !== 93) continue;
        if (c === 93) {
          if (text.startsWith(']]>', at)) this.fail("']]>' is not allowed in character data.", at);
        } else {
          const pair = c >= 0xd800 && c < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
          if (pair) at++;
          else this.checkCharacters(at, at + 1);
        }
      }
      this.at = at;
      const piece = text.slice(from, at);
      out += this.entityDepth === 0 ? normalLineEnds(piece) : piece;
      if (at >= text.length) {
        if (this.entityDepth === 0) break;
        this.leaveEntity();
      } else if (text.charCodeAt(at) === LESS) break;
      else {
        const character = readReference(this);
        if (character === null) this.openEntity(false);
        else {
          out += character;
          blank &&= isSpace(character.charCodeAt(0));
        }
      }
    }
    if (out === '') return false;
    if (!blank) return this.node(XmlNodeType.Text, out);
    if (this.preserve) return this.node(XmlNodeType.SignificantWhitespace, out);
    return !this.ignoreSpace && this.node(XmlNodeType.Whitespace, out);
  }

  private leaveEntity(): void {
    if (this.elements.at(-1)!.entityDepth === this.entityDepth) this.fail('Incomplete entity contents.');
    this.close();
  }

  openEntity(inAttribute: boolean): void {
    const { text } = this;
    const from = this.at + 1;
    const start = this.place(from);
    if ((this.classes[text.charCodeAt(from)]! & 1) === 0)
      xmlError('An error occurred while parsing EntityName.', start);
    let end = from;
    while ((this.classes[text.charCodeAt(end)]! & 2) !== 0) end++;
    if (end >= text.length || text[end] === ':') xmlError('An error occurred while parsing EntityName.', start);
    if (text[end] !== ';') this.unexpected(end, ';');
    const name = text.slice(from, end);
    const entity = this.documentType?.entities.get(name);
    if (entity === undefined) return xmlError(`Reference to undeclared entity '${name}'.`, start);
    if (entity.unparsed) xmlError(`Reference to unparsed entity '${name}'.`, start);
    this.at = end + 1;
    if (entity.text !== null) this.open(entity, entity.text, this.place());
    else if (inAttribute) xmlError(`External entity '${name}' reference cannot appear in the attribute value.`, start);
  }

  private readCData(from: number): true {
    const end = this.text.indexOf(']]>', from);
    return this.node(XmlNodeType.CDATA, this.section(from, end, end, 'CDATA'));
  }

  // ---- the rest

  private readComment(): true {
    const from = this.at + 4;
    if (this.text[from - 1] !== '-') this.unexpected(from - 1, '-');
    let end = this.text.indexOf('--', from);
    if (end + 2 >= this.text.length) end = -1;
    const value = this.section(from, end, end, 'Comment');
    if (this.text[end + 2] !== '>')
      this.fail("An XML comment cannot contain '--', and '-' cannot be the last character.", end);
    return this.node(XmlNodeType.Comment, value);
  }

  /** What stands between two places, checked; goes three characters behind it. */
  private section(from: number, end: number, past: number, what: string): string {
    const to = end < 0 ? this.lastLooked(from, what) : end;
    this.checkCharacters(from, to);
    if (end < 0) this.fail(`Unexpected end of file while parsing ${what} has occurred.`, to);
    this.at = past + 3;
    return normalLineEnds(this.text.slice(from, to));
  }

  /** How far .NET gets where the end of a section is missing: it waits for more before what might begin the end. */
  private lastLooked(from: number, what: string): number {
    const { text } = this;
    const end = text.length;
    if (what === 'PI') return end;
    const mark = what === 'Comment' ? '-' : ']';
    if (end - from < 3) return from;
    if (text[end - 1] === mark) return text[end - 2] === mark ? end - 2 : end - 1;
    return text[end - 1] === '\r' ? end - 1 : end;
  }

  private readInstruction(): true {
    this.at += 2;
    const { text } = this;
    const end = this.nameEnd(this.at, false);
    const target = text.slice(this.at, end);
    if (target.toLowerCase() === 'xml')
      this.fail(
        target === 'xml'
          ? 'Unexpected XML declaration. The XML declaration must be the first node in the document, and no whitespace characters are allowed to appear before it.'
          : `'${target}' is an invalid name for processing instructions.`,
      );
    this.at = end;
    if (this.skipSpace() === 0 && !text.startsWith('?>', end)) this.fail(badNameCharacter(text, end), end);
    const close = text.indexOf('?>', this.at);
    return this.node(XmlNodeType.ProcessingInstruction, this.section(this.at, close, close - 1, 'PI'), target);
  }

  private readDocumentType(): true {
    if (this.prohibitTypes && this.text.startsWith('DOCTYPE', this.at + 2)) xmlError(PROHIBITED);
    this.at += 2;
    this.documentType = readDocumentType(this, this.documentType !== null, this.rootSeen);
    return this.node(XmlNodeType.DocumentType, this.documentType.internalSubset, this.documentType.name);
  }
}
