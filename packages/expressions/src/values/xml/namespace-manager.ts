import { CLR } from '../clr.ts';
import { argument, argumentNull } from '../exception.ts';
import { XML_NAMESPACE, XMLNS_NAMESPACE } from './name.ts';

/** System.Xml.NameTable: .NET interns names in it; here it only has to exist. */
export class NameTable {
  get [CLR](): string {
    return 'System.Xml.NameTable';
  }
}

/** System.Xml.XmlNamespaceManager: the prefixes of an XPath expression, in scopes. */
export class NamespaceManager {
  readonly nameTable: NameTable;
  private readonly scopes: Map<string, string>[] = [new Map<string, string>()];

  constructor(nameTable: NameTable) {
    this.nameTable = nameTable;
  }

  get [CLR](): string {
    return 'System.Xml.XmlNamespaceManager';
  }

  add(prefix: string | null, uri: string | null): void {
    if (uri === null) return argumentNull('uri');
    if (prefix === null) return argumentNull('prefix');
    if (prefix === 'xml' && uri !== XML_NAMESPACE)
      argument(`Prefix "xml" is reserved for use by XML and can be mapped only to namespace name "${XML_NAMESPACE}".`);
    if (prefix === 'xmlns') argument('Prefix "xmlns" is reserved for use by XML.');
    this.scopes.at(-1)!.set(prefix, uri);
  }

  remove(prefix: string | null, uri: string | null): void {
    if (uri === null) return argumentNull('uri');
    if (prefix === null) return argumentNull('prefix');
    const scope = this.scopes.at(-1)!;
    if (scope.get(prefix) === uri) scope.delete(prefix);
  }

  /** Whether the innermost scope defines it. */
  has(prefix: string): boolean {
    return this.scopes.at(-1)!.has(prefix);
  }

  lookUp(prefix: string): string | null {
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const uri = this.scopes[i]!.get(prefix);
      if (uri !== undefined) return uri;
    }
    return prefix === '' ? '' : prefix === 'xml' ? XML_NAMESPACE : prefix === 'xmlns' ? XMLNS_NAMESPACE : null;
  }

  /** Null where no prefix means the namespace. */
  prefixOf(uri: string): string | null {
    for (let i = this.scopes.length - 1; i >= 0; i--)
      for (const [prefix, bound] of this.scopes[i]!) if (bound === uri && this.lookUp(prefix) === uri) return prefix;
    return uri === XML_NAMESPACE ? 'xml' : uri === XMLNS_NAMESPACE ? 'xmlns' : uri === '' ? '' : null;
  }

  push(): void {
    this.scopes.push(new Map());
  }

  /** False where no scope was pushed. */
  pop(): boolean {
    if (this.scopes.length === 1) return false;
    this.scopes.pop();
    return true;
  }
}
