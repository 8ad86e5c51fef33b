import { charge } from '../run.ts';
import { isBlank, isSpace } from './characters.ts';
import { badNameCharacter, invalidCharacter, xmlError, type Place } from './errors.ts';
import { readDocumentType, type DocumentTypeDeclaration } from './document-type.ts';
import { Input, normalLineEnds, UNEXPECTED_END } from './input.ts';
import { NamespaceScope } from './namespace-scope.ts';
import { XmlNodeType } from './node-type.ts';
import { readAttributes, type ScannedAttribute } from './scan-attributes.ts';
import { declarationText } from './xml-declaration.ts';

/**
 * Reads a document node by node, as .NET's XmlReader does with the settings of XElement.Parse: namespaces on, document
 * types read but nothing outside the document fetched, line ends and attribute values normalised. Strict: the first
 * fault is XmlException, in .NET's words and at its place. Nothing recurses, so depth costs memory alone.
 */
export interface ScannerOptions {
  /** Leave out white space between tags, unless `xml:space` says otherwise. */
  readonly ignoreSpace: boolean;
}

/** An element whose end tag is yet to come. */
interface OpenElement {
  readonly name: string;
  /** Where its name begins, in the entity it is in. */
  readonly at: number;
  readonly entityDepth: number;
  readonly preserve: boolean;
}

const LESS = 60;
const AMPERSAND = 38;
const INVALID_ROOT = 'Data at the root level is invalid.';

export class XmlScanner extends Input {
  nodeType: XmlNodeType = XmlNodeType.None;
  /** As written, with its prefix. */
  name = '';
  prefix = '';
  local = '';
  namespace = '';
  value = '';
  isEmpty = false;
  attributes: readonly ScannedAttribute[] = [];
  documentType: DocumentTypeDeclaration | null = null;

  readonly namespaces = new NamespaceScope();
  private readonly open_: OpenElement[] = [];
  private readonly ignoreSpace: boolean;
  private preserve = false;
  private rootSeen = false;
  private started = false;

  constructor(text: string, options: ScannerOptions) {
    super(text);
    this.ignoreSpace = options.ignoreSpace;
    charge(text.length >> 4);
  }

  /** Elements around the node at hand. */
  get depth(): number {
    return this.open_.length - (this.nodeType === XmlNodeType.Element && !this.isEmpty ? 1 : 0);
  }

  /** Goes to the next node; false at the end of the document. */
  read(): boolean {
    if (!this.started) {
      this.started = true;
      if (this.readXmlDeclaration()) return true;
    }
    if (this.nodeType === XmlNodeType.Element && this.isEmpty) this.leaveElement();
    else if (this.nodeType === XmlNodeType.EndElement) this.leaveElement();
    return this.open_.length > 0 ? this.readContent() : this.readTopLevel();
  }
