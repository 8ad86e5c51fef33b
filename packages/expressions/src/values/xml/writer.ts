import { argument } from '../exception.ts';
import { chargeString } from '../run.ts';
import { NEW_LINE } from '../text-new-line.ts';
import { checkText, escapeAttribute, escapeText } from './escape.ts';
import { XML_NAMESPACE, XMLNS_NAMESPACE } from './name.ts';
import { WriterScope } from './writer-scope.ts';

/**
 * Writes XML as .NET's XmlWriter does over text. With `indent` every tag begins on a line of its own, except where its
 * parent holds text (mixed content). Declares what names need and no attribute declared, after the attributes.
 */
export interface WriterOptions {
  readonly indent: boolean;
  readonly omitDuplicates: boolean;
}

export class XmlTextWriter {
  out = '';
  private readonly indent: boolean;
  private readonly scope: WriterScope;
  private readonly names: string[] = [];
  /** Whether the element at hand holds text, and the same of those around it. */
  private mixed = false;
  private readonly mixedAround: boolean[] = [];
  private tagOpen = false;
  /** Where the last text ended, and where the content of the element at hand begins: no line break goes there. */
  private textEnd = 0;
  private contentStart = -1;
  private charged = 0;

  constructor(options: WriterOptions) {
    this.indent = options.indent;
    this.scope = new WriterScope(options.omitDuplicates);
  }

  startElement(prefix: string | null, local: string, namespace: string): void {
    this.closeTag();
    this.lineBreak();
    const found = prefix ?? this.scope.prefixOf(namespace) ?? '';
    const name = found === '' ? local : `${found}:${local}`;
    this.out += `<${name}`;
    this.names.push(name);
    this.mixedAround.push(this.mixed);
    this.tagOpen = true;
    this.scope.open();
    this.scope.imply(found, namespace);
  }

  attribute(prefix: string | null, local: string, namespace: string, value: string): void {
    if (namespace === XMLNS_NAMESPACE && (prefix === 'xmlns' || local === 'xmlns'))
      return this.declare(prefix === 'xmlns' ? local : '', value);
    const found = this.attributePrefix(prefix, namespace);
    if (found !== '') this.scope.imply(found, namespace);
    this.out += ` ${found === '' ? '' : `${found}:`}${local}="${escapeAttribute(value)}"`;
  }

  endElement(): void {
    const name = this.names.pop()!;
    if (this.tagOpen) {
      this.writeNeeded();
      this.tagOpen = false;
      this.mixed = this.mixedAround.pop()!;
      this.out += ' />';
    } else this.endTag(name);
    this.scope.close();
  }

  /** Also where there is no content: `<a></a>`. */
  endElementInFull(): void {
    this.closeTag();
    this.endTag(this.names.pop()!);
    this.scope.close();
  }

  text(value: string): void {
    this.closeTag();
    this.mixed = true;
    this.out += escapeText(value);
    this.textEnd = this.out.length;
  }

  cdata(value: string): void {
    this.closeTag();
    this.mixed = true;
    this.out += `<![CDATA[${checkText(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
    this.textEnd = this.out.length;
  }

  comment(value: string): void {
    this.closeTag();
    this.lineBreak();
    this.out += `<!--${checkText(value).replace(/-(?=-|$)/g, '- ')}-->`;
  }

  processingInstruction(target: string, data: string): void {
    this.closeTag();
    this.lineBreak();
    this.out += data === '' ? `<?${target}?>` : `<?${target} ${checkText(data).replaceAll('?>', '? >')}?>`;
  }

  documentType(name: string, publicId: string | null, systemId: string | null, subset: string | null): void {
    this.lineBreak();
    const ids =
      publicId !== null
        ? ` PUBLIC "${publicId}" "${systemId ?? ''}"`
        : systemId !== null
          ? ` SYSTEM "${systemId}"`
          : ' ';
    this.out += `<!DOCTYPE ${name}${ids}${subset === null ? '' : `[${subset}]`}>`;
  }

  declaration(standalone: string | null): void {
    const said = standalone === 'yes' || standalone === 'no' ? ` standalone="${standalone}"` : '';
    this.out += `<?xml version="1.0" encoding="utf-16"${said}?>`;
  }

  private endTag(name: string): void {
    const depth = this.names.length;
    if (!this.mixed && this.out.length !== this.contentStart && this.out.length !== this.textEnd) this.newLine(depth);
    this.mixed = this.mixedAround.pop()!;
    this.out += `</${name}>`;
    this.checkLength();
  }

  /** Now and then, so that what grows too long is refused before it is built. */
  private checkLength(): void {
    if (this.out.length - this.charged > 65_536) chargeString((this.charged = this.out.length));
  }

  private attributePrefix(prefix: string | null, namespace: string): string {
    if (namespace === '') return '';
    const found = prefix ?? this.scope.prefixOf(namespace);
    if (found === null || found === '') return this.scope.newPrefix();
    if (found === 'xml' && namespace === XML_NAMESPACE) return found;
    const own = this.scope.ownNamespaceOf(found);
    return own !== null && own !== namespace ? this.scope.newPrefix() : found;
  }

  private declare(prefix: string, namespace: string): void {
    if (prefix !== '') {
      if (namespace === '') argument('Cannot use a prefix with an empty namespace.');
      if (namespace === XMLNS_NAMESPACE || (namespace === XML_NAMESPACE && prefix !== 'xml'))
        argument('Cannot bind to the reserved namespace.');
    }
    if (this.scope.declare(prefix, namespace)) this.writeDeclaration(prefix, namespace);
  }

  private writeDeclaration(prefix: string, namespace: string): void {
    this.out += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(namespace)}"`;
  }

  /** The declarations that names need and no attribute made. */
  private writeNeeded(): void {
    for (const { prefix, namespace } of this.scope.unwritten()) this.writeDeclaration(prefix, namespace);
  }

  private closeTag(): void {
    if (!this.tagOpen) return;
    this.writeNeeded();
    this.out += '>';
    this.tagOpen = false;
    this.contentStart = this.out.length;
    this.mixed = this.names.length === 1 ? false : this.mixedAround.at(-1)!;
  }

  private lineBreak(): void {
    if (!this.mixed && this.out.length !== this.textEnd) this.newLine(this.names.length);
  }

  private newLine(depth: number): void {
    if (!this.indent) return;
    this.out += NEW_LINE + '  '.repeat(depth);
    this.checkLength();
  }
}
